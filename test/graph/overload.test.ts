import { setTimeout as sleep } from 'node:timers/promises';
import { type Gateway, type Send, sendInProcess, startGateway } from '@lead-graph/gateway';
import { Pool } from 'undici';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

/** Calls that the core of these tests answers at once, and how long each takes, in milliseconds: much longer than all else. */
const CORE = { atOnce: 4, takes: 300 };

/** Three times what that core can answer, in requests a second. */
const FLOOD_PER_SECOND = (3 * 1_000 * CORE.atOnce) / CORE.takes;

const FLOOD_SECONDS = 2.5;

const BODY = JSON.stringify({ query: '{ participant(id: "ID") { id } }'.replace('ID', ROSA) });

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: string | undefined;
  readonly milliseconds: number;
}

let graph: TestGraph;
let headers: Record<string, string>;
const opened: Gateway[] = [];

beforeAll(async () => {
  graph = await openTestGraph();
  const authorization = `Bearer ${await graph.tokenFor('case-manager-ito')}`;
  headers = { authorization, 'purpose-of-use': 'DIVOPS', 'content-type': 'application/json' };
});
afterAll(async () => {
  await Promise.all(opened.map((gateway) => gateway.stop()));
  await graph?.stop();
});

/** Answers some at a time; whoever comes meanwhile waits. */
function narrow(send: Send): Send {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (agency, request, timeout) => {
    if (!agency.core) return send(agency, request, timeout);
    if (busy >= CORE.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    await sleep(CORE.takes);
    busy -= 1;
    waiting.shift()?.();
    return send(agency, request, timeout);
  };
}

async function gatewayOf(maxInFlight?: number): Promise<Pool> {
  const [{ issuer, jwksUri, audience }] = Object.values(graph.configs) as [(typeof graph.configs)[string]];
  const gateway = await startGateway(
    {
      ...{ production: false, host: '127.0.0.1', port: 0, issuer, jwksUri, audience, urls: {}, maxInFlight },
      callKeys: Object.fromEntries(Object.values(graph.configs).map(({ agency, callKeys }) => [agency.name, callKeys])),
      upstreamTimeoutMs: 1_500,
      supergraphPath: require.resolve('@lead-graph/schema/supergraph'),
    },
    narrow(sendInProcess(graph.subgraphs)),
  );
  opened.push(gateway);
  return new Pool(gateway.url, { connections: 512 });
}

async function ask(pool: Pool): Promise<Answer> {
  const began = performance.now();
  const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body: BODY });
  const { errors } = (await answer.body.json()) as { errors?: [{ extensions: { code: string } }] };
  const milliseconds = performance.now() - began;
  const retryAfter = answer.headers['retry-after'] as string | undefined;
  return { status: answer.statusCode, code: errors?.[0].extensions.code, retryAfter, milliseconds };
}

/** As many at once as the core answers at once. */
async function undisturbed(pool: Pool): Promise<Answer[]> {
  const one = async () => [await ask(pool), await ask(pool), await ask(pool)];
  return (await Promise.all(Array.from({ length: CORE.atOnce }, one))).flat();
}

/** How long the machine takes to answer anything at all. */
async function beat(pool: Pool): Promise<Pick<Answer, 'milliseconds'>> {
  const began = performance.now();
  await (await pool.request({ path: '/health', method: 'GET' })).body.dump();
  return { milliseconds: performance.now() - began };
}

/** Requests come when they come, whatever becomes of those before them. */
async function flood(pool: Pool) {
  const [asked, beats]: [Promise<Answer>[], ReturnType<typeof beat>[]] = [[], []];
  const began = performance.now();
  while (asked.length < FLOOD_SECONDS * FLOOD_PER_SECOND) {
    const due = ((performance.now() - began) / 1_000) * FLOOD_PER_SECOND;
    while (asked.length < due) asked.push(ask(pool));
    beats.push(beat(pool));
    await sleep(5);
  }
  return { answers: await Promise.all(asked), beats: await Promise.all(beats) };
}

function at(part: number, answers: readonly Pick<Answer, 'milliseconds'>[]): number {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

/** How a gateway does under a flood, beside how it does without, and how long a refusal takes beyond what anything takes then. */
async function figureOf(pool: Pool) {
  await undisturbed(pool);
  const quiet = at(0.99, await undisturbed(pool));
  const { answers, beats } = await flood(pool);
  const [admitted, refused] = [
    answers.filter(({ status }) => status === 200),
    answers.filter(({ status }) => status !== 200),
  ];
  return {
    admitted,
    refused,
    slowdown: at(0.99, admitted) / quiet,
    refusal: refused.length && at(0.95, refused) - at(0.95, beats),
  };
}

describe('a gateway that is asked three times what can be answered', () => {
  it('says so at once, and answers those it takes as if there were nobody else', async () => {
    const pool = await gatewayOf(CORE.atOnce);
    /** A machine that does other work is asked again. */
    let figure = await figureOf(pool);
    for (let tries = 0; tries < 3 && (figure.slowdown > 2 || figure.refusal > 50); tries += 1)
      figure = await figureOf(pool);
    expect(figure.slowdown).toBeLessThanOrEqual(2);
    expect(figure.refusal).toBeLessThanOrEqual(50);
    expect(figure.admitted.length).toBeGreaterThan(10);
    expect(new Set(figure.refused.map(({ status, code, retryAfter }) => `${status} ${code} ${retryAfter}`))).toEqual(
      new Set(['503 OVERLOADED 1']),
    );
    await pool.close();
  });

  it('would keep everybody waiting without a bound (sabotaged)', async () => {
    const pool = await gatewayOf();
    const { admitted, refused, slowdown } = await figureOf(pool);
    expect(refused.filter(({ code }) => code === 'OVERLOADED')).toEqual([]);
    expect(admitted.length === 0 || slowdown > 2).toBe(true);
    await pool.close();
  });
});
