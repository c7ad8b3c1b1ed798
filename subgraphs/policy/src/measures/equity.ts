import { familyOf } from './measure';
import { by, each, first, PEOPLE, share, there, YEAR } from './words';

const TO_WHITE = { dimension: 'race', code: 'WHITE' };

/** Of which an officer may divert, up to three grams. */
const DIVERTIBLE = [
  'DRUG_POSSESSION',
  'DRUG_SUBSISTENCE_SALE',
  'PROSTITUTION',
  'SHOPLIFT_THEFT3',
  'TRESPASS',
  'PROPERTY_DAMAGE',
  'TRANSIT',
  'OTHER_POVERTY',
];
const STOPS = ['ARREST_DIVERSION', 'CUSTODY_ARREST', 'CITATION'];
const KNOWN_TO_THE_PROGRAM =
  'Only people whom the program knows are counted: of somebody who was never referred nobody knows that two records are theirs.';

export const EQUITY = familyOf(
  'EQUITY',
  {
    name: 'diversion-rate',
    title: 'Stops that could be diverted and were',
    questions: [13],
    universe:
      'stops in the period, each by itself, that were diversions, arrests or citations and about an offense of the program',
    numerator: 'those on a day on which police diverted the person in lieu of booking',
    denominator: 'all of them',
    asked: {
      index: each('police-contact', { type: STOPS, offenseGroup: DIVERTIBLE }),
      cohort: [],
      count: share(there(0, 0, 'police-contact', { disposition: ['DIVERTED_IN_LIEU_OF_BOOKING'] })),
    },
    by: by('race', 'index.catchment'),
    relativeTo: TO_WHITE,
    notes: [KNOWN_TO_THE_PROGRAM, 'Stops above three grams are in it: leave them out by `index.drugs`.'],
  },
  {
    name: 'declines',
    title: 'Calls for a case manager at which the person said no',
    questions: [14],
    universe: 'calls of officers for a case manager in the period, each by itself',
    numerator: 'those on a day on which the person did not agree to the program',
    denominator: 'all of them',
    asked: {
      index: each('police-hand-off'),
      cohort: [],
      count: share(there(0, 0, 'police-hand-off', { agreed: ['NO'] })),
    },
    by: by('race', 'sex'),
    relativeTo: TO_WHITE,
    notCollected: 'unit of the officer: the precinct, `index.catchment`, is the smallest place that is kept',
    notes: [KNOWN_TO_THE_PROGRAM, 'Ask by `age-band` for age.'],
  },
  {
    name: 'inactive-within-a-year',
    title: 'Enrolled people who became inactive within a year',
    questions: [],
    universe: 'people enrolled in the period, from their first enrolment',
    numerator: 'those who became inactive within a year of it',
    denominator: 'all of them',
    asked: {
      index: first('enrolment'),
      cohort: [],
      count: share(there(1, YEAR, 'engagement', { status: ['INACTIVE'] })),
    },
    by: by('race'),
    relativeTo: TO_WHITE,
  },
  {
    name: 'found-ineligible',
    title: 'People who were found ineligible',
    questions: [23],
    universe: 'people screened in the period, from their first screen',
    numerator: 'those found ineligible that day',
    denominator: 'all of them',
    asked: {
      index: first('eligibility-screen'),
      cohort: [],
      count: share(there(0, 0, 'eligibility-screen', { result: ['INELIGIBLE'] })),
    },
    by: by('race'),
    relativeTo: TO_WHITE,
  },
  {
    name: 'exclusion-criteria',
    title: 'Criteria by which people were found ineligible',
    questions: [23],
    universe: 'screens in the period that found somebody ineligible, each by itself',
    numerator: 'screens',
    denominator: null,
    asked: { index: each('eligibility-screen', { result: ['INELIGIBLE'] }), cohort: [], count: PEOPLE },
    by: by('index.reason', 'race'),
    notes: ['Of several reasons the first that was named is counted.'],
  },
  {
    name: 'enrolled-after-referral',
    title: 'Referred people who were enrolled within 90 days',
    questions: [],
    universe: 'people referred in the period, from their first referral',
    numerator: 'those enrolled within 90 days of it',
    denominator: 'all of them',
    asked: { index: first('referral'), cohort: [], count: share(there(0, 90, 'enrolment')) },
    by: by('race'),
    relativeTo: TO_WHITE,
  },
  {
    name: 'race-by-referral-route',
    title: 'Race and ethnicity of people referred by the community and by police',
    questions: [22],
    universe: 'people referred in the period, from their first referral',
    numerator: 'people',
    denominator: null,
    asked: { index: first('referral'), cohort: [], count: PEOPLE },
    by: by('race', 'index.route'),
    notes: ['Referrals of police are `ARREST_DIVERSION` and `SOCIAL_CONTACT`.'],
  },
  {
    name: 'need-by-referral-route',
    title: 'Need of people referred by the community and by police',
    questions: [22],
    universe: 'people referred in the period, from their first referral',
    numerator: 'people',
    denominator: null,
    asked: { index: first('referral'), cohort: [], count: PEOPLE },
    by: by('index.driver', 'index.route'),
    notes: ['Need is what the referral says: behavioral health, poverty or both.'],
  },
  {
    name: 'care-by-referral-route',
    title: 'Referred people with behavioral health care in the year before',
    questions: [22],
    universe: 'people referred in the period, from their first referral',
    numerator: 'those with a visit, call or meeting in the year before it',
    denominator: 'all of them',
    asked: { index: first('referral'), cohort: [], count: share(there(-YEAR, -1, 'care-encounter')) },
    by: by('index.route'),
  },
);
