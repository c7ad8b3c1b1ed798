import { familyOf, type Measure } from './measure';
import {
  beforeAfter,
  beforeAndAfterWords,
  by,
  each,
  EVER,
  first,
  last,
  medianDays,
  missing,
  PEOPLE,
  rate,
  share,
  SIX_MONTHS,
  there,
  YEAR,
} from './words';

type Named = Omit<Measure, 'family'>;

const TWO_YEARS = 2 * YEAR;
const REFERRED = 'people referred in the period, from their first referral';
const ENROLLED = 'people enrolled in the period, from their first enrolment';
const OF_ARRESTS = 'Bookings are those that police record with an arrest; the jail is no partner.';

/** What somebody is arrested or charged for again, as the evaluations tell it apart. */
const AGAIN = [
  { name: 'arrest', words: 'an arrest', questions: [2], fact: 'arrest', where: {} },
  {
    name: 'warrant-arrest',
    words: 'an arrest on a warrant',
    questions: [3],
    fact: 'arrest',
    where: { basis: ['WARRANT'] },
  },
  {
    name: 'new-offense-arrest',
    words: 'an arrest for a new offense',
    questions: [3],
    fact: 'arrest',
    where: { basis: ['NEW_OFFENSE'] },
  },
  {
    name: 'felony-filing',
    words: 'a felony charge filed',
    questions: [3],
    fact: 'filing',
    where: { class: ['FELONY'] },
  },
  {
    name: 'misdemeanor-filing',
    words: 'a misdemeanor charge filed',
    questions: [3],
    fact: 'filing',
    where: { class: ['MISDEMEANOR'] },
  },
  { name: 'booking', words: 'a booking', questions: [4], fact: 'arrest', where: { booked: ['YES'] } },
] as const;

const WITHIN_SIX_MONTHS = AGAIN.map(
  ({ name, words, questions, fact, where }): Named => ({
    name: `${name}-within-6-months`,
    title: `People with ${words} within six months of referral`,
    questions: name === 'booking' ? [] : questions,
    universe: REFERRED,
    numerator: `those with ${words} from the day after it to ${SIX_MONTHS} days after it`,
    denominator: 'all of them',
    asked: { index: first('referral'), cohort: [], count: share(there(1, SIX_MONTHS, fact, where)) },
    by: by('index.route'),
    notes: name === 'booking' ? [OF_ARRESTS] : [],
  }),
);

const BEFORE_AND_AFTER = AGAIN.map(
  ({ name, words, questions, fact, where }): Named => ({
    name: `${name}-before-after`,
    title: `People with ${words}, two years before and after enrolment`,
    questions: name === 'booking' ? questions : [],
    universe: ENROLLED,
    ...beforeAndAfterWords(TWO_YEARS, words),
    asked: { index: first('enrolment'), cohort: [], count: beforeAfter(TWO_YEARS, fact, where) },
    notes: name === 'booking' ? [OF_ARRESTS] : [],
  }),
);

const bookingRate = (name: string, when: string, from: number, to: number): Named => ({
  name,
  title: `Bookings in a person-year, two years ${when} enrolment`,
  questions: [4],
  universe: ENROLLED,
  numerator: `bookings in the ${TWO_YEARS} days ${when} it`,
  denominator: 'their person-years in these days, which death and the as-of day end',
  asked: { index: first('enrolment'), cohort: [], count: rate(from, to, 'arrest', { booked: ['YES'] }) },
  by: by('year'),
  notCollected: 'jail days, and with them the time at risk that jail takes away',
  notes: [OF_ARRESTS],
});

const DIVERSIONS = { route: ['ARREST_DIVERSION'] };
const FILED = { outcome: ['FILED', 'FILED_AFTER_NO_INTAKE'] };

const filedWithin = (name: string, words: string, cohort: Named['asked']['cohort']): Named => ({
  name,
  title: `Arrest diversions that ${words} the intake window and were filed`,
  questions: [5],
  universe: `people with an arrest diversion in the period, from their first, who ${words} the window of 30 days for intake`,
  numerator: 'those of whom a prosecutor filed a case within a year of it',
  denominator: 'all of them',
  asked: { index: first('referral', DIVERSIONS), cohort, count: share(there(0, YEAR, 'filing-decision', FILED)) },
  by: by('year'),
  notes: [
    'A filing is of the person within the year; that it is about the same arrest is not known.',
    'Whoever was enrolled before the diversion and not again within 30 days of it neither met the window nor missed it.',
  ],
});

const resolvedWithin = (name: string, had: string, cohort: Named['asked']['cohort']): Named => ({
  name,
  title: `Days from filing to the end of a charge, of people who ${had} let a prosecutor have something`,
  questions: [18],
  universe: `people with a charge filed in the period, from their first, who ${had} let a prosecutor have something up to then`,
  numerator: 'those with a charge that ended within two years of it, and the median of their days',
  denominator: 'all of them',
  asked: { index: first('filing'), cohort, count: medianDays(0, TWO_YEARS, 'disposition') },
  notes: ['Who signs differs from who does not: the two medians do not say that signing makes cases faster.'],
});

const OUTSIDE = { status: ['ACTIVE'], county: ['ELSEWHERE'] };

const warrantsOutside = (name: string, holder: string, fact: string): Named => ({
  name,
  title: `Active participants with an open warrant outside King County, as ${holder} know it`,
  questions: [6],
  universe: 'people who became active in the period and have neither become inactive nor left since',
  numerator: 'those with a warrant that is open now and is of a court of another county',
  denominator: 'all of them',
  asked: {
    index: last('engagement', { status: ['ACTIVE'] }),
    cohort: [missing(0, EVER, 'engagement', { status: ['INACTIVE'] }), missing(0, EVER, 'program-end')],
    count: share(there(-EVER, EVER, fact, OUTSIDE)),
  },
  notes: ['Of a court of a tribe it is not said where it sits; its warrants are in neither county.'],
});

export const JUSTICE = familyOf(
  'JUSTICE',
  ...WITHIN_SIX_MONTHS,
  ...BEFORE_AND_AFTER,
  bookingRate('booking-rate-before', 'before', -TWO_YEARS, -1),
  bookingRate('booking-rate-after', 'after', 1, TWO_YEARS),
  {
    name: 'prison-within-2-years',
    title: 'People sentenced to prison within two years of referral',
    questions: [],
    universe: REFERRED,
    numerator: `those with a sentence to prison from the day after it to ${TWO_YEARS} days after it`,
    denominator: 'all of them',
    asked: {
      index: first('referral'),
      cohort: [],
      count: share(there(1, TWO_YEARS, 'sentence', { kind: ['PRISON'] })),
    },
    by: by('index.route'),
  },
  {
    name: 'jail-days',
    title: 'Days in jail, two years before and after enrolment',
    questions: [4],
    universe: ENROLLED,
    numerator: 'days in jail',
    denominator: 'person-years',
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by('year'),
    notCollected: 'days in jail: the jail is no partner, and police keep that somebody was booked but not for how long',
    wholly: true,
  },
  filedWithin('filed-after-intake-met', 'met', [there(0, 30, 'enrolment')]),
  filedWithin('filed-after-intake-missed', 'missed', [missing(-EVER, 30, 'enrolment')]),
  {
    name: 'filing-decisions',
    title: 'Decisions of prosecutors by what they were',
    questions: [],
    universe: 'decisions in the period about cases of people the program knows, each by itself',
    numerator: 'decisions',
    denominator: null,
    asked: { index: each('filing-decision'), cohort: [], count: PEOPLE },
    by: by('index.outcome', 'year'),
    notes: ['`DECLINED_LEAD` is a filing avoided.'],
  },
  warrantsOutside('court-warrants-elsewhere', 'courts', 'court-warrant'),
  warrantsOutside('police-warrants-elsewhere', 'police', 'police-warrant'),
  {
    name: 'warrants-quashed',
    title: 'Enrolled people with a warrant that was quashed within a year',
    questions: [],
    universe: ENROLLED,
    numerator: 'those of whom a court quashed a warrant within a year of it',
    denominator: 'all of them',
    asked: { index: first('enrolment'), cohort: [], count: share(there(1, YEAR, 'warrant-quashed')) },
    by: by('year'),
  },
  resolvedWithin('days-to-resolution-with-consent', 'had', [there(-EVER, 0, 'prosecutor-consent')]),
  resolvedWithin('days-to-resolution-without-consent', 'had not', [missing(-EVER, 0, 'prosecutor-consent')]),
  {
    name: 'cost-per-participant',
    title: 'Cost of a participant against cost of jail and court avoided',
    questions: [15],
    universe: ENROLLED,
    numerator: 'cost, in dollars',
    denominator: 'participants',
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by('funding'),
    notCollected: 'costs: who pays for an enrolment is kept, and no amount; nor is any of jail or court',
    wholly: true,
  },
);
