import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROSA } from '../graph/people';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { isCounted } from './isCounted';

let graph: TestGraph;
let measures: { name: string; by: { dimension: string }[]; answered: boolean; notCollected: string | null }[];

const CATALOGUE = `{
  policyMeasures {
    name title family questions universe numerator denominator indexFact answered notCollected notes
    sources { agency facts categories } by { dimension at }
  }
  policyDimensions { name description dated codes }
  policyFacts { name owner description kind categories attributes { name codes } }
}`;

const TABLE = `query ($question: PolicyQuestionInput!) {
  policyTable(question: $question) {
    id title definition notes
    dimensions { name description codes } sources { agency reported }
    cells { codes all { value mark } part { value mark } share { value mark } relativeRate { value mark } }
  }
}`;

const PERIOD = { from: '2018-01-01', to: '2026-12-31' };

const tableOf = async (question: object) => {
  const { body } = await graph.ask('analyst-penn', 'HRESCH', TABLE, { question });
  expect(body.errors).toBeUndefined();
  return body.data.policyTable;
};

beforeAll(async () => {
  graph = await openTestGraph();
  const { body } = await graph.ask('analyst-penn', 'HRESCH', CATALOGUE);
  expect(body.errors).toBeUndefined();
  measures = body.data.policyMeasures;
}, 120_000);
afterAll(() => graph.stop());

describe('the catalogue', () => {
  it('is the same for whoever asks, and says of every measure where it comes from', async () => {
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', CATALOGUE);
    expect(body.data.policyMeasures).toEqual(measures);
    const [intake] = body.data.policyMeasures;
    expect(intake).toMatchObject({
      name: 'intake-within-30-days',
      family: 'PROCESS',
      questions: [1],
      indexFact: 'referral',
      sources: [{ agency: 'participants', facts: ['referral', 'enrolment'], categories: ['PROG', 'COMP'] }],
      by: [{ dimension: 'catchment', at: null }],
    });
    expect(body.data.policyDimensions.map(({ name }: { name: string }) => name)).toContain('housing-status');
    expect(body.data.policyFacts.map(({ name }: { name: string }) => name)).toContain('competency-order');
  });
});

describe('measures', () => {
  it('all answer with a table, and each cell with a number or a mark', async () => {
    for (const { name, answered } of measures) {
      const { cells, dimensions, sources, notes } = await tableOf({ measure: name, period: PERIOD });
      const size = dimensions.reduce(
        (product: number, { codes }: { codes: string[] }) => product * (codes.length + 1),
        1,
      );
      expect([name, cells.length]).toEqual([name, size]);
      for (const { all } of cells) expect(all.value === null).toBe(all.mark !== null && all.mark !== 'ZERO');
      for (const { description } of dimensions) expect(description).not.toBe('');
      expect([name, sources.length > 0]).toEqual([name, answered]);
      expect(notes.every((note: string) => note !== '')).toBe(true);
    }
  }, 240_000);

  it('of which nothing is collected have marks alone, and say why', async () => {
    const { cells, definition, notes, sources } = await tableOf({ measure: 'jail-days', period: PERIOD });
    expect(new Set(cells.map(({ all }: any) => all.mark))).toEqual(new Set(['NOT_COLLECTED']));
    expect(definition).toMatch(/not collected: days in jail/);
    expect(notes).toEqual([expect.stringMatching(/^Not collected: days in jail/)]);
    expect(sources).toEqual([]);
  });

  it('of which a part is collected have numbers, and say what is not', async () => {
    const { cells, notes } = await tableOf({ measure: 'hand-off-outcomes', period: PERIOD });
    expect(isCounted(cells.at(-1).all)).toBe(true);
    expect(notes[0]).toMatch(/^Not collected: minutes/);
  });

  it('say how many cells have a hidden number, and how to see more', async () => {
    const { cells, notes } = await tableOf({ measure: 'intake-within-30-days', period: PERIOD });
    const hidden = cells.filter(({ all, part }: any) => all.mark === 'HIDDEN' || part.mark === 'HIDDEN').length;
    expect(notes.at(-1)).toMatch(new RegExp(`^Of ${cells.length} cells, .*, ${hidden} have a hidden number`));
  });

  it('say for whom the window is not over', async () => {
    const { notes } = await tableOf({ measure: 'prison-within-2-years', period: PERIOD });
    const unfinished = expect.stringMatching(/^Records end on .* has not had 730 days since/);
    expect(notes).toContainEqual(unfinished);
    const past = await tableOf({
      measure: 'prison-within-2-years',
      period: { from: '2018-01-01', to: '2019-12-31' },
    });
    expect(past.notes).not.toContainEqual(unfinished);
  });

  it('of equity are held against one group, made of what is shown alone', async () => {
    const { cells, notes } = await tableOf({ measure: 'enrolled-after-referral', period: PERIOD });
    expect(notes[0]).toBe('Rates are held against `WHITE` of `race`, all else alike.');
    const white = cells.find(({ codes }: any) => codes[0] === 'WHITE');
    for (const { codes, share, relativeRate } of cells) {
      if (codes[0] === null) expect(relativeRate).toBeNull();
      else if (share?.value != null && white.share?.value)
        expect(relativeRate.value).toBeCloseTo(share.value / white.share.value, 3);
      else expect(relativeRate?.value ?? null).toBeNull();
    }
  });

  it('take dimensions that are looked at some days later', async () => {
    const by = [0, 30, 60].map((at) => ({ dimension: 'housing-status', at }));
    const { dimensions } = await tableOf({ measure: 'housing-status', period: PERIOD, by: by.slice(1) });
    expect(dimensions.map(({ name }: any) => name)).toEqual(['housing-status', 'housing-status']);
  });
});

const document = readFileSync(join(__dirname, '../../docs/counting.md'), 'utf8');

describe('the example of docs/counting.md', () => {
  it('is answered', async () => {
    const [, example] = document.match(/^echo '(.*?)' > question.json$/m)!;
    expect((await tableOf(JSON.parse(example!))).title).toContain('2025-01-01 to 2025-12-31');
  });
});

describe('lists of people', () => {
  const queries = [...document.matchAll(/```graphql\n(.*?)```/gs)].map(([, query]) => query!);

  it.each(queries)('are answered by the graph to a case manager: %s', async (query) => {
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', query, query.includes('$id') ? { id: ROSA } : {});
    expect(body.errors).toBeUndefined();
    expect(body.data.caseload?.nodes.length ?? body.data.participant.status.length).toBeGreaterThan(0);
  });

  it.each(queries)('are not answered to whoever counts: %s', async (query) => {
    const { body } = await graph.ask('analyst-penn', 'HRESCH', query, query.includes('$id') ? { id: ROSA } : {});
    expect(body.data?.caseload?.nodes ?? body.data?.participant ?? []).toEqual([]);
  });

  it('are the three that the program asks for', () => {
    expect(queries).toHaveLength(3);
  });
});
