import { familyOf } from './measure';
import { beforeAfter, beforeAndAfterWords, by, first, share, there } from './words';

const ENROLLED = 'people enrolled in the period, from their first enrolment';

export const TREATMENT = familyOf(
  'TREATMENT',
  {
    name: 'mental-health-within-90-days',
    title: 'Enrolled people with mental health care within 90 days',
    questions: [9],
    universe: ENROLLED,
    numerator: 'those with a visit, call or meeting of a mental health program within 90 days of it',
    denominator: 'all of them',
    asked: {
      index: first('enrolment'),
      cohort: [],
      count: share(there(0, 90, 'care-encounter', { kind: ['MENTAL_HEALTH'] })),
    },
    by: by('year'),
    notes: ['The denominator is everybody enrolled: who needs such care is not counted.'],
  },
  {
    name: 'opioid-medication-within-90-days',
    title: 'Enrolled people with a medication for opioid use disorder ordered within 90 days',
    questions: [10],
    universe: ENROLLED,
    numerator: 'those with an order for such a medication within 90 days of it',
    denominator: 'all of them',
    asked: {
      index: first('enrolment'),
      cohort: [],
      count: share(there(0, 90, 'medication-order', { kind: ['OPIOID_USE_DISORDER'] })),
    },
    by: by('year'),
    notes: ['The denominator is everybody enrolled: who has the disorder is not counted.'],
  },
  {
    name: 'crises-around-housing',
    title: 'Crisis contacts in the 30 days before and after moving into a home',
    questions: [16],
    universe: 'people who moved into a home through a housing project in the period, from the first time',
    ...beforeAndAfterWords(30, 'a crisis contact'),
    asked: {
      index: first('move-in'),
      cohort: [],
      count: beforeAfter(30, 'care-encounter', { crisis: ['YES'] }),
    },
  },
);
