import { familyOf, type Measure } from './measure';
import { by, first, medianDays, PEOPLE, share, there, YEAR } from './words';

const TWO_YEARS = 2 * YEAR;
const ENROLLED = 'people enrolled in the period, from their first enrolment';

/** Types of project that have a day of moving in (HMIS 3.20). */
const MOVE_IN_TYPES = {
  'permanent-supportive-housing': 'PERMANENT_SUPPORTIVE_HOUSING',
  'rapid-rehousing': 'RAPID_REHOUSING',
  'housing-with-services': 'HOUSING_WITH_SERVICES',
  'housing-only': 'HOUSING_ONLY',
};

const daysTo = (name: string, words: string, where: Readonly<Record<string, string[]>>): Omit<Measure, 'family'> => ({
  name: `days-to-${name}`,
  title: `Days from referral to the first home${words}`,
  questions: [7],
  universe: 'people referred in the period, from their first referral',
  numerator: `those who moved into a home${words} within two years of it, and the median of their days`,
  denominator: 'all of them',
  asked: { index: first('referral'), cohort: [], count: medianDays(0, TWO_YEARS, 'move-in', where) },
  by: by('year'),
});

export const HOUSING = familyOf(
  'HOUSING',
  daysTo('housing', '', {}),
  ...Object.entries(MOVE_IN_TYPES).map(([name, code]) =>
    daysTo(name, ` in ${name.replaceAll('-', ' ')}`, { projectType: [code] }),
  ),
  {
    name: 'homeless-to-permanent',
    title: 'People who came from homelessness and left to a permanent home',
    questions: [8],
    universe:
      'people who entered a housing project in the period and slept homeless the night before, from their first entry',
    numerator: 'those who left a project to a permanent destination (HMIS 400-series) within two years of it',
    denominator: 'all of them',
    asked: {
      index: first('housing-enrolment'),
      cohort: [],
      count: share(there(0, TWO_YEARS, 'housing-exit', { destination: ['PERMANENT'] })),
    },
    filters: [{ dimension: 'housing-status', at: -1, codes: ['HOMELESS'] }],
    by: by('index.projectType'),
    notes: ['Living situation 116, a place not meant for habitation, is counted with the other homeless situations.'],
  },
  {
    name: 'returns-to-homelessness',
    title: 'Returns to homelessness within a year of leaving to a permanent home',
    questions: [21],
    universe: 'people who left a housing project to a permanent destination in the period, from the first time',
    numerator: 'those recorded homeless from the day after it to a year after it',
    denominator: 'all of them',
    asked: {
      index: first('housing-exit', { destination: ['PERMANENT'] }),
      cohort: [],
      count: share(there(1, YEAR, 'living-situation', { kind: ['HOMELESS'] })),
    },
    by: by('index.projectType'),
    notes: ['Homelessness that no housing project recorded is not known.'],
  },
  {
    name: 'housing-status',
    title: 'Where people sleep, six months after enrolment',
    questions: [],
    universe: ENROLLED,
    numerator: 'people',
    denominator: null,
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by({ dimension: 'housing-status', at: 180 }),
    notes: ['Month by month: ask by `housing-status` with `at` 0, 30, 60 and so on to 540.'],
  },
  {
    name: 'housing-status-change',
    title: 'Where people slept at enrolment and a year after it',
    questions: [],
    universe: ENROLLED,
    numerator: 'people',
    denominator: null,
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by({ dimension: 'housing-status', at: 0 }, { dimension: 'housing-status', at: YEAR }),
  },
  {
    name: 'employment-and-income',
    title: 'Employment and income, month by month after enrolment',
    questions: [],
    universe: ENROLLED,
    numerator: 'those employed, and those with an income or benefits',
    denominator: 'all of them',
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by('year'),
    notCollected: 'employment, income and benefits: no partner lets any of them be counted',
    wholly: true,
  },
);
