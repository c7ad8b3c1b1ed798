import { familyOf, type Measure } from './measure';
import {
  beforeAfter,
  beforeAndAfterWords,
  by,
  each,
  first,
  medianDays,
  PEOPLE,
  rate,
  share,
  there,
  YEAR,
} from './words';

const TRUEBLOOD_ENROLMENT = { trueblood: ['YES'] };
const ENROLLED = 'people enrolled in the Trueblood expansion in the period, from the first time';
const JAIL_DAYS = 'days in jail: an order and its evaluation have days, and no record says where the person waited';

const orderRate = (name: string, when: string, from: number, to: number): Omit<Measure, 'family'> => ({
  name,
  title: `Orders for a competency evaluation in a person-year, the year ${when} enrolment`,
  questions: [11],
  universe: ENROLLED,
  numerator: `orders in the ${YEAR} days ${when} it`,
  denominator: 'their person-years in these days, which death and the as-of day end',
  asked: { index: first('enrolment', TRUEBLOOD_ENROLMENT), cohort: [], count: rate(from, to, 'competency-order') },
});

export const TRUEBLOOD = familyOf(
  'TRUEBLOOD',
  {
    name: 'competency-orders-before-after',
    title: 'Trueblood participants with an order for a competency evaluation, a year before and after enrolment',
    questions: [11],
    universe: ENROLLED,
    ...beforeAndAfterWords(YEAR, 'such an order'),
    asked: {
      index: first('enrolment', TRUEBLOOD_ENROLMENT),
      cohort: [],
      count: beforeAfter(YEAR, 'competency-order'),
    },
  },
  orderRate('competency-order-rate-before', 'before', -YEAR, -1),
  orderRate('competency-order-rate-after', 'after', 1, YEAR),
  {
    name: 'days-to-competency-evaluation',
    title: 'Days from an order to the competency evaluation',
    questions: [12],
    universe: 'orders in the period, each by itself',
    numerator: 'those followed by an evaluation within a year, and the median of their days',
    denominator: 'all of them',
    asked: { index: each('competency-order'), cohort: [], count: medianDays(0, YEAR, 'competency-evaluated') },
    by: by('year'),
    notCollected: JAIL_DAYS,
  },
  {
    name: 'competency-evaluations-late',
    title: 'Competency evaluations in time and later than 14 days',
    questions: [12],
    universe: 'evaluations in the period, each by itself',
    numerator: 'evaluations',
    denominator: null,
    asked: { index: each('competency-evaluated'), cohort: [], count: PEOPLE },
    by: by('index.timeliness', 'year'),
    notCollected: JAIL_DAYS,
  },
  {
    name: 'trueblood-enrolments',
    title: 'People enrolled, in the Trueblood expansion and outside it',
    questions: [],
    universe: 'people enrolled in the period, from their first enrolment',
    numerator: 'people',
    denominator: null,
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by('index.trueblood', 'year'),
  },
  {
    name: 'trueblood-care-within-90-days',
    title: 'Trueblood participants with behavioral health care within 90 days',
    questions: [],
    universe: ENROLLED,
    numerator: 'those with a visit, call or meeting within 90 days of it',
    denominator: 'all of them',
    asked: {
      index: first('enrolment', TRUEBLOOD_ENROLMENT),
      cohort: [],
      count: share(there(0, 90, 'care-encounter')),
    },
    by: by('race'),
  },
  {
    name: 'trueblood-housing-status',
    title: 'Where Trueblood participants sleep, six months after enrolment',
    questions: [],
    universe: ENROLLED,
    numerator: 'people',
    denominator: null,
    asked: { index: first('enrolment', TRUEBLOOD_ENROLMENT), cohort: [], count: PEOPLE },
    by: by({ dimension: 'housing-status', at: 180 }),
  },
  {
    name: 'trueblood-bookings-before-after',
    title: 'Trueblood participants with a booking, a year before and after enrolment',
    questions: [],
    universe: ENROLLED,
    ...beforeAndAfterWords(YEAR, 'a booking'),
    asked: {
      index: first('enrolment', TRUEBLOOD_ENROLMENT),
      cohort: [],
      count: beforeAfter(YEAR, 'arrest', { booked: ['YES'] }),
    },
  },
);
