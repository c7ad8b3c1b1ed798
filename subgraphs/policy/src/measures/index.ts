import { CountKind, Presence, Which } from '../question/questionInput';
import type { Measure } from './measure';

export const MEASURES: readonly Measure[] = [
  {
    name: 'intake-within-30-days',
    title: 'Diverted people who were enrolled within 30 days',
    questions: [1],
    family: 'PROCESS',
    universe: 'people with a first arrest diversion in the period',
    numerator: 'those enrolled within 30 days of it',
    denominator: 'all of them',
    asked: {
      index: { fact: 'referral', which: Which.FIRST, where: [{ attribute: 'route', codes: ['ARREST_DIVERSION'] }] },
      cohort: [],
      count: {
        kind: CountKind.SHARE,
        of: [{ fact: 'enrolment', where: [], from: 0, to: 30, is: Presence.PRESENT }],
        until: [],
      },
    },
    by: [{ dimension: 'catchment' }],
  },
];
