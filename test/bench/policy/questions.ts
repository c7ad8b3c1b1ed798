import type { Condition, Question } from '@lead-graph/policy';

/** Days from 1970 to 1 January of these years. */
const [START_OF_2018, START_OF_2024, START_OF_2025, START_OF_2026] = [17_532, 19_723, 20_089, 20_454];

/** One day of the synthetic world after all of its facts. */
export const AS_OF = 20_635;

const AGES = [18, 25, 35, 45, 55, 65];

const AGE = { kind: 'AGE', fact: 'person', from: AGES } as const;

function present(fact: string, from: number, to: number, where: Condition['where'] = {}): Condition {
  return { fact, where, from, to, is: 'PRESENT' };
}

/** The five questions by which speed is measured: four that follow people in windows of their own, one of three dimensions. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  'housing and charges after a diversion in the West precinct': {
    index: {
      fact: 'referral',
      where: { route: ['ARREST_DIVERSION'], catchment: ['spd-west'] },
      which: 'FIRST',
      from: START_OF_2025,
      to: START_OF_2026 - 1,
    },
    cohort: [present('hand-off', 0, 30, { outcome: ['MET'] })],
    count: { kind: 'SHARE', of: [present('charge', 1, 365)] },
    by: [{ kind: 'STATE', fact: 'living-situation', attribute: 'kind', at: 182 }, AGE],
    filters: [],
  },
  'precinct, last encounter and housing at the last contact of 2024': {
    index: { fact: 'police-contact', where: {}, which: 'LAST', from: START_OF_2024, to: START_OF_2025 - 1 },
    cohort: [],
    count: { kind: 'PEOPLE' },
    by: [
      { kind: 'INDEX', attribute: 'catchment' },
      { kind: 'LAST', fact: 'encounter', attribute: 'class' },
      { kind: 'STATE', fact: 'living-situation', attribute: 'kind', at: 0 },
    ],
    filters: [],
  },
  'crises with a police contact near them, by quarter': {
    index: { fact: 'encounter', where: { crisis: ['YES'] }, which: 'EACH', from: START_OF_2018, to: AS_OF },
    cohort: [],
    count: { kind: 'SHARE', of: [present('police-contact', -45, 45)] },
    by: [{ kind: 'QUARTER' }],
    filters: [],
  },
  'charges after a crisis that the police came to, by program': {
    index: {
      fact: 'encounter',
      where: { crisis: ['YES'] },
      which: 'FIRST',
      from: START_OF_2025,
      to: START_OF_2026 - 1,
    },
    cohort: [present('police-contact', 0, 30)],
    count: { kind: 'SHARE', of: [present('charge', 0, 180)] },
    by: [{ kind: 'LAST', fact: 'enrolment', attribute: 'funding' }],
    filters: [],
  },
  'charges before and after supportive housing, by age': {
    index: {
      fact: 'housing-enrolment',
      where: { project: ['PSH'] },
      which: 'FIRST',
      from: START_OF_2024,
      to: START_OF_2025 - 1,
    },
    cohort: [],
    count: { kind: 'BEFORE_AFTER', fact: 'charge', where: {}, days: 365 },
    by: [AGE],
    filters: [],
  },
};
