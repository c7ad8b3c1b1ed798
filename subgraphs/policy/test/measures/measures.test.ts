import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluation } from '../../src/count/evaluate';
import { FACTS } from '../../src/facts';
import { MEASURES } from '../../src/measures';
import type { Measure } from '../../src/measures/measure';
import { wordedOf } from '../../src/measures/worded';
import type { PolicyQuestionInput } from '../../src/question/questionInput';
import { understood } from '../../src/question/understood';

const ROOT = join(__dirname, '../../../..');
const DECADE = { from: '2018-01-01', to: '2027-12-31' };

/** Asked for lists by name, which no table gives: docs/counting.md has the queries. */
const LISTS = [6, 17, 25];
const ALL_QUESTIONS = Array.from({ length: 25 }, (_, at) => at + 1);

const asked = (measure: string): PolicyQuestionInput => ({
  measure,
  period: DECADE,
  cohort: [],
  by: [],
  filters: [],
});

const unanswered = (measures: readonly Measure[]): number[] => {
  const answered = measures.flatMap(({ questions }) => questions);
  return ALL_QUESTIONS.filter((each) => !answered.includes(each) && !LISTS.includes(each));
};

describe('measures', () => {
  it.each(MEASURES.map(({ name }) => name))('%s makes sense over ten years', (name) => {
    const question = understood(wordedOf(asked(name), MEASURES).asked, FACTS);
    expect(new Evaluation(question, FACTS, 0).plan.columns.size).toBeGreaterThan(0);
  });

  it('keep their own filters beside those that are asked for', () => {
    const filters = [{ dimension: 'race', codes: ['WHITE'] }];
    const worded = wordedOf({ ...asked('homeless-to-permanent'), filters }, MEASURES);
    expect(worded.asked.filters.map(({ dimension }) => dimension)).toEqual(['housing-status', 'race']);
  });

  it('answer every question of the program that is not a list of people', () => {
    expect(unanswered(MEASURES)).toEqual([]);
  });

  it('would be found out if one were missing (sabotaged)', () => {
    expect(unanswered(MEASURES.filter(({ questions }) => !questions.includes(23)))).toEqual([23]);
  });

  it('leave lists of people to the graph, with a query and a reason each', () => {
    const document = readFileSync(join(ROOT, 'docs/counting.md'), 'utf8');
    for (const question of LISTS) expect(document).toMatch(new RegExp(`^\\*\\*Question ${question}\\.\\*\\*`, 'm'));
  });

  it('have names and titles of their own', () => {
    for (const word of ['name', 'title'] as const)
      expect(new Set(MEASURES.map((each) => each[word])).size).toBe(MEASURES.length);
  });

  it('never count abstinence', () => {
    expect(JSON.stringify(MEASURES)).not.toMatch(/abstin|sober|relapse|clean/i);
  });

  it('say what is not collected wherever nothing else is left', () => {
    const wholly = MEASURES.filter((each) => each.wholly);
    expect(wholly.map(({ name }) => name)).toEqual([
      'jail-days',
      'cost-per-participant',
      'employment-and-income',
      'overdose-reversals',
    ]);
    for (const { notCollected } of wholly) expect(notCollected).toBeTruthy();
  });
});
