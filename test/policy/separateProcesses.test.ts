import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { CALL_HEADER, frameOf, openedAnswer, readFrame } from '@lead-graph/kit';
import { type CallClaims, COUNTED_AGENCIES, type Keyring, Purpose, seal, digestOf } from '@lead-graph/schema';
import { openProcesses, type Processes } from '../graph/openProcesses';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { isCounted } from './isCounted';

let graph: TestGraph;
let apart: Processes;

beforeAll(async () => {
  graph = await openTestGraph();
  apart = await openProcesses(graph);
}, 240_000);
afterAll(async () => {
  await apart?.stop();
  await graph?.stop();
});

const TABLE = `query ($question: PolicyQuestionInput!) {
  policyTable(question: $question) {
    title definition universe
    dimensions { name codes } sources { agency facts }
    cells { codes all { value mark } part { value mark } share { value mark } }
    method { version threshold legend }
  }
}`;
/** Of the core's facts and of housing's. */
const question = {
  measure: 'intake-within-30-days',
  period: { from: '2018-01-01', to: '2026-12-31' },
  by: [{ dimension: 'housing-status', at: 182 }],
};
const table = (url?: string) => graph.ask('analyst-penn', 'HRESCH', TABLE, { question }, url);

describe('owners and a counter in processes of their own', () => {
  it('come to the same table as in one process', async () => {
    const together = await table();
    expect(together.body.errors).toBeUndefined();
    const separate = await table(apart.url);
    expect(separate.body.errors).toBeUndefined();
    expect(separate.body.data).toEqual(together.body.data);
    expect(isCounted(separate.body.data.policyTable.cells.at(-1).all)).toBe(true);
  });
});

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: Buffer;
}

async function post(owner: string, body: Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${apart.urls[owner]}/count`, { method: 'POST', body: new Uint8Array(body), headers });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** What housing answers to headers that promise a body of 400 MB, of which nothing comes; null where it waits. */
async function beforeTheBody(headers: Record<string, string>): Promise<number | null> {
  const asking = request(`${apart.urls.housing}/count`, {
    method: 'POST',
    headers: { ...headers, 'content-length': 400_000_000 },
  });
  asking.on('error', () => undefined).flushHeaders();
  const answered = once(asking, 'response').then(([response]) => response.statusCode as number);
  const waited = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1_000));
  const status = await Promise.race([answered, waited]);
  asking.destroy();
  return status;
}

const keysOf = (owner: string): Keyring => graph.configs[owner]!.countKeys!;

/** As the counter seals a body for an owner; with another's keys, what that other could send. */
function sealed(body: Buffer, audience: string, keys = keysOf(audience), change: Partial<CallClaims> = {}) {
  const claims: CallClaims = {
    audience,
    operation: randomBytes(16).toString('base64url'),
    call: randomBytes(12).toString('base64url'),
    issuedAt: Math.floor(Date.now() / 1000),
    digest: digestOf(body),
    purpose: Purpose.HRESCH,
    ...change,
  };
  return { claims, headers: { [CALL_HEADER]: seal(claims, keys) } };
}

const COLUMN = {
  fact: 'living-situation',
  where: {},
  attributes: [],
  ...{ from: -30_000, to: 30_000, pick: 'ALL', prior: false },
};
const ASK = frameOf({ columns: [COLUMN], order: false }, []);
const lives = async (owner: string) => (await fetch(`${apart.urls[owner]}/health`)).status === 200;

describe('POST /count', () => {
  it('answers the counter in bytes that are readable to it alone', async () => {
    const { claims, headers } = sealed(ASK, 'housing');
    const answer = await post('housing', ASK, headers);
    expect(answer).toMatchObject({ status: 200, type: 'application/octet-stream' });
    const opened = openedAnswer(answer.body, keysOf('housing')[0].secret, claims.call);
    expect(readFrame<{ count: number }>(opened).header.count).toBeGreaterThan(20);
    expect(() => openedAnswer(answer.body, keysOf('prosecution')[0].secret, claims.call)).toThrow();
  });

  it.each<[string, () => Record<string, string>]>([
    ['without a seal', () => ({})],
    ['under the keys of another owner', () => sealed(ASK, 'housing', keysOf('prosecution')).headers],
    ['sealed for another owner', () => sealed(ASK, 'prosecution').headers],
    ['sealed for another owner under these keys', () => sealed(ASK, 'prosecution', keysOf('housing')).headers],
    ["under the gateway's keys", () => sealed(ASK, 'housing', graph.configs.housing!.callKeys).headers],
    ['sealed for another body', () => sealed(Buffer.from('{}'), 'housing').headers],
    ['sealed an hour ago', () => sealed(ASK, 'housing', undefined, { issuedAt: Date.now() / 1000 - 3_600 }).headers],
  ])('refuses a call %s', async (_, headers) => {
    const { status, body } = await post('housing', ASK, headers());
    expect(status).toBe(401);
    expect(JSON.parse(String(body)).errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(await lives('housing')).toBe(true);
  });

  it('refuses a call that was made before', async () => {
    const { headers } = sealed(ASK, 'housing');
    expect((await post('housing', ASK, headers)).status).toBe(200);
    expect((await post('housing', ASK, headers)).status).toBe(401);
  });

  it('answers who is not the counter before their body has come, and keeps nothing of it', async () => {
    expect(await beforeTheBody({})).toBe(401);
    expect(await beforeTheBody(sealed(ASK, 'housing').headers)).toBeNull();
  });

  it('is answered by no counter', async () => {
    expect((await post('policy', ASK, sealed(ASK, 'policy', keysOf('housing')).headers)).status).toBe(401);
  });

  it.each(COUNTED_AGENCIES.map(({ name }) => name))('outlives garbage at %s, sealed or not', async (owner) => {
    const garbage = ['', '{', '{"columns":[]}', '[1,2,3]', '\u0000', 'x'.repeat(1_000_000)].map((text) =>
      Buffer.from(text),
    );
    const frames = [null, [], {}, { columns: 7 }, { columns: [null] }, { orders: [{}], masked: [{}] }].map((header) =>
      frameOf(header as object, []),
    );
    for (const body of [...garbage, ...frames]) {
      expect((await post(owner, body)).status).toBe(401);
      const answer = await post(owner, body, sealed(body, owner).headers);
      expect([400, 401]).toContain(answer.status);
      expect(String(answer.body)).not.toMatch(/TypeError|SyntaxError|stack|\.ts/);
    }
    expect(await lives(owner)).toBe(true);
  });
});
