import { familyOf, type Measure } from './measure';
import { beforeAfter, beforeAndAfterWords, by, first, rate, YEAR } from './words';

const MIDD_ENROLMENT = { funding: ['midd-2', 'midd-renewed'] };
const YEARS = [1, 2, 3];

const OUTCOMES = [
  { name: 'emergency-visits', words: 'an emergency visit', fact: 'care-encounter', where: { class: ['EMER'] } },
  { name: 'bookings', words: 'a booking', fact: 'arrest', where: { booked: ['YES'] } },
  {
    name: 'psychiatric-stays',
    words: 'a psychiatric hospital stay',
    fact: 'care-encounter',
    where: { class: ['IMP'], kind: ['MENTAL_HEALTH'] },
  },
] as const;

const BEFORE_AND_AFTER = OUTCOMES.flatMap(({ name, words, fact, where }) =>
  YEARS.map(
    (years): Omit<Measure, 'family'> => ({
      name: `midd-${name}-${years}-year${years > 1 ? 's' : ''}`,
      title: `MIDD-funded people with ${words}, ${years === 1 ? 'a year' : `${years} years`} before and after enrolment`,
      questions: [],
      universe: 'people whose enrolment in the period MIDD pays for, from the first',
      ...beforeAndAfterWords(years * YEAR, words),
      asked: { index: first('enrolment', MIDD_ENROLMENT), cohort: [], count: beforeAfter(years * YEAR, fact, where) },
    }),
  ),
);

export const MIDD = familyOf('MIDD', ...BEFORE_AND_AFTER, {
  name: 'service-intensity',
  title: 'Care contacts in a person-year, the year after enrolment, by who pays',
  questions: [24],
  universe: 'people enrolled in the period, from their first enrolment',
  numerator: `visits, calls and meetings of behavioral health programs in the ${YEAR} days after it`,
  denominator: 'their person-years in these days, which death and the as-of day end',
  asked: { index: first('enrolment'), cohort: [], count: rate(0, YEAR, 'care-encounter') },
  by: by('index.funding'),
  notCollected: 'contacts with case managers: the program lets hand-offs and engagement be counted, and no contact',
});
