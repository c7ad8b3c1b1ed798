import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

const BURST = 40;

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph({ rateLimit: { perMinute: 1, burst: BURST } });
});
afterAll(() => graph?.stop());

const UNKNOWN = '99999999-9999-4999-8999-999999999999';
const one = (id: string) => `{ participant(id: "${id}") { id preferredName livingSituations { id } } }`;

async function asked(as: string, query: string): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await graph.tokenFor(as)}`,
    'purpose-of-use': as === 'rosa-quinn' ? 'PATRQT' : 'DIVOPS',
  };
  return fetch(`${graph.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
}
const remaining = (answer: Response): number => Number(answer.headers.get('x-ratelimit-remaining'));

describe('an account that asks too much', () => {
  it('is refused with 429 and told when to ask again; others are not', async () => {
    const first = await asked('case-manager-ito', '{ caseload(first: 30) { nodes { id } } }');
    expect(first.status).toBe(200);
    expect(first.headers.get('x-ratelimit-limit')).toBe(`${BURST}`);
    expect(remaining(first)).toBe(BURST - 31);
    const refused = await asked('case-manager-ito', '{ caseload(first: 30) { nodes { id } } }');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60 * 20);
    const { errors } = (await refused.json()) as { errors: { extensions: { code: string; remedy: string } }[] };
    expect(errors[0]!.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      remedy: expect.stringContaining('Retry-After'),
    });
    expect((await asked('officer-reyes', one(ROSA))).status).toBe(200);
  });

  it('pays for what is refused for its form as well', async () => {
    const before = remaining(await asked('housing-okoro', one(ROSA)));
    for (const text of ['{ participant(', '{ nobody }', one(ROSA)]) await asked('housing-okoro', text);
    expect(remaining(await asked('housing-okoro', one(ROSA)))).toBe(before - 4);
  });

  it('pays the same for a person it may see, one it may not see, and one nobody has', async () => {
    const costs = new Map<string, number>();
    for (const id of [ROSA, UNKNOWN]) {
      const before = remaining(await asked('clinician-shah', one(ROSA)));
      costs.set(id, before - remaining(await asked('clinician-shah', one(id))));
    }
    expect(costs.get(UNKNOWN)).toBe(costs.get(ROSA));
  });
});
