import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { isCounted } from './isCounted';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
}, 120_000);
afterAll(() => graph.stop());

const TABLE = `query ($question: PolicyQuestionInput!) {
  policyTable(question: $question) {
    id title definition universe asOf
    dimensions { name codes } sources { agency facts reported }
    cells { codes all { value mark } part { value mark } share { value mark } }
    method { version threshold legend }
  }
}`;

const PERIOD = { from: '2018-01-01', to: '2026-12-31' };

const ask = (as: string, purpose: string, question: object) => graph.ask(as, purpose, TABLE, { question });

describe('a table', () => {
  it('is counted by the graph for policy staff', async () => {
    const question = { measure: 'days-to-intake', period: PERIOD, by: [{ dimension: 'catchment' }] };
    const { body } = await ask('analyst-penn', 'HRESCH', question);
    expect(body.errors).toBeUndefined();
    const { cells, dimensions } = body.data.policyTable;
    expect(cells).toHaveLength(dimensions[0].codes.length + 1);
    expect(cells.at(-1).codes).toEqual([null]);
    expect(isCounted(cells.at(-1).all)).toBe(true);
  });
});
