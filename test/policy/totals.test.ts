import { openSubgraph } from '@lead-graph/kit';
import { definitionOf } from '@lead-graph/kit/graph';
import { agencyNamed } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

let graph: TestGraph;

const housing = (text: string, values: unknown[] = []) => graph.subgraphs.housing!.db.query(text, values);

/** Of so many people in the quarter that begins then; each of them twice. */
async function stays(people: number, startedOn: string): Promise<void> {
  await housing(
    `INSERT INTO victim_service_stay (source, "localId", "contentHash", "personRef", category, organization, "servicedOn", kind, "endedOn")
     SELECT 'test', "personRef" || $2 || n, '', "personRef", 'VSP', 'vsp', $2::date, 'SAFE_HOME', $2::date + 20
     FROM (SELECT "personRef" FROM person ORDER BY 1 LIMIT $1) people, generate_series(1, 2) n`,
    [people, startedOn],
  );
}

beforeAll(async () => {
  graph = await openTestGraph();
  await housing('DELETE FROM victim_service_stay');
  await stays(33, '2024-04-10');
  await stays(20, '2024-07-10');
  await stays(21, '2025-01-10');
}, 120_000);
afterAll(() => graph?.stop());

const TOTALS = `query ($agreement: ID) {
  policyTotals(agreement: $agreement) { name agency categories reported quarters { quarter people { value mark } } }
}`;

const COUNTED = `SELECT count(DISTINCT "personRef") AS people FROM victim_service_stay WHERE "servicedOn" = '2024-04-10'`;

const ask = (as = 'analyst-penn', purpose = 'HRESCH') => graph.ask(as, purpose, TOTALS);

async function told(as?: string): Promise<any> {
  const { body } = await ask(as);
  expect(body.errors).toBeUndefined();
  expect(body.data.policyTotals).toHaveLength(1);
  return body.data.policyTotals[0];
}

const quarter = ({ quarters }: any, name: string) => quarters.find((each: any) => each.quarter === name)?.people;
const HIDDEN = { value: null, mark: 'HIDDEN' };

describe('totals of a victim service provider', () => {
  it('are of people by quarter, rounded, and hidden where they are few or nobody', async () => {
    const total = await told();
    expect(total).toMatchObject({
      name: 'victim-service-stays',
      agency: 'housing',
      categories: ['VSP'],
      reported: true,
    });
    expect(quarter(total, '2024-Q2')).toEqual({ value: 35, mark: null });
    expect(quarter(total, '2025-Q1')).toEqual({ value: 20, mark: null });
    for (const few of ['2024-Q3', '2024-Q4', '2025-Q2']) expect([few, quarter(total, few)]).toEqual([few, HIDDEN]);
    for (const late of ['2026-Q3', '2026-Q4']) expect(quarter(total, late)).toBeUndefined();
  });

  it('once told are told again, whoever came or went since', async () => {
    const before = await told();
    await housing(`DELETE FROM victim_service_stay WHERE "personRef" IN (SELECT "personRef" FROM person ORDER BY 1 LIMIT 1)
      AND "servicedOn" = '2024-04-10'`);
    const [{ people }] = await housing(COUNTED);
    expect(people).toBe('32');
    expect(quarter(await told(), '2024-Q2')).toEqual(quarter(before, '2024-Q2'));
  });

  it('are told to evaluators too, and to nobody who works with people', async () => {
    expect((await told('evaluator-chen')).reported).toBe(true);
    for (const [as, purpose] of [
      ['case-manager-ito', 'DIVOPS'],
      ['prosecutor-lee', 'DIVOPS'],
      ['housing-okoro', 'DIVOPS'],
    ] as const) {
      const { body } = await ask(as, purpose);
      expect([as, body.data?.policyTotals ?? null]).toEqual([as, null]);
    }
  });

  it('cannot be counted in any other way', async () => {
    const index = { fact: 'victim-service-stays', from: '2024-01-01', to: '2024-12-31' };
    const { body } = await graph.ask(
      'analyst-penn',
      'HRESCH',
      'query ($question: PolicyQuestionInput!) { policyTable(question: $question) { id } }',
      { question: { index, count: { kind: 'PEOPLE' } } },
    );
    expect(body.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are not told to somebody who left', async () => {
    const core = graph.subgraphs.participants!.db;
    const account = JSON.parse(
      Buffer.from((await graph.tokenFor('analyst-penn')).split('.')[1]!, 'base64url').toString(),
    ).sub;
    await core.query('INSERT INTO staff_departure (account, "leftAt", "recordedBy") VALUES ($1, now(), $1)', [account]);
    const { body } = await ask();
    await core.query('DELETE FROM staff_departure');
    expect(body.errors![0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(body.data?.policyTotals ?? null).toBeNull();
  });

  it('are marked where the agency lets nobody have them', async () => {
    const config = { ...graph.configs.housing!, countRefused: ['victim-service-stays'] };
    const refusing = await openSubgraph(await definitionOf(agencyNamed('housing')), config);
    const count = jest.spyOn(graph.subgraphs.housing!, 'count').mockImplementation(refusing.count);
    const total = await told();
    count.mockRestore();
    await refusing.close();
    expect([total.reported, total.quarters]).toEqual([false, []]);
    expect((await told()).reported).toBe(true);
  });

  it('are marked where the agency cannot be asked', async () => {
    const count = jest.spyOn(graph.subgraphs.housing!, 'count').mockRejectedValue(new Error('down'));
    const total = await told();
    count.mockRestore();
    expect([total.reported, total.quarters]).toEqual([false, []]);
  });
});
