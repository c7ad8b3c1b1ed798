import { METRICS, openTelemetry } from '@lead-graph/schema';
import { ROSA, SAM, UNKNOWN } from '../graph/people';
import type { SentSpan } from './collector';
import { askTraced, FIND, FORGED_TRACE, nameOf, openWorld, spansDuring, tellStories, type World } from './world';
import { recordsOf, toldIn } from './written';

let world: World;
let records: Set<string>;
let traced: Awaited<ReturnType<typeof askTraced>>;
let calls: ReturnType<World['calls']>;
let counted: { from: number; to: number };
let spans: SentSpan[];
let pages: Record<string, string>;
/** All that was exported, on both roads. */
let told: string;
/** Of the same question by the same person, of somebody hidden, of nobody, and of somebody who is shown. */
const moved: Record<string, { numbers: object; from: number; to: number }> = {};

const NAMED = '{ participant(id: $id) { id preferredName livingSituations { id } } }';
const TABLE = 'query ($question: PolicyQuestionInput!) { policyTable(question: $question) { id } }';
const QUESTION = { measure: 'intake-within-30-days', period: { from: '2019-01-01', to: '2025-12-31' } };

/** How often anything happened; not how long it took, which no two runs share. */
async function numbers(): Promise<Map<string, number>> {
  const pages = await world.pages();
  const lines = Object.entries(pages).flatMap(([name, page]) => page.split('\n').map((line) => `${name} ${line}`));
  const counts = lines.filter((line) => /^\S+ lead_\w+(_count|_total)\b/.test(line));
  return new Map(counts.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

async function during(work: () => Promise<unknown>) {
  const [from, before] = [Date.now(), await numbers()];
  await work();
  const after = await numbers();
  const changed = [...after].flatMap(([name, value]) => {
    const by = value - (before.get(name) ?? 0);
    return by === 0 ? [] : [[name, by]];
  });
  return { from, to: Date.now(), numbers: Object.fromEntries(changed) };
}

const askPolice = (id: string) => () => world.graph.ask('officer-reyes', 'DIVOPS', `query ($id: ID!) ${NAMED}`, { id });

/** By name, of somebody who has one and of a name that nobody has. */
const findByName = (name: object) => () => world.graph.ask('officer-reyes', 'DIVOPS', FIND, name);

beforeAll(async () => {
  world = await openWorld();
  await tellStories(world);
  world.calls();
  traced = await askTraced(world, ROSA);
  calls = world.calls();
  for (const [who, id] of Object.entries({ hidden: SAM, nobody: UNKNOWN, shown: ROSA })) {
    await askPolice(id)();
    moved[who] = await during(askPolice(id));
  }
  const sam = await nameOf(world, SAM);
  moved.foundButHidden = await during(findByName(sam));
  moved.notFound = await during(findByName({ ...sam, n: 'Nobody' }));
  counted = await during(() => world.graph.ask('analyst-penn', 'HRESCH', TABLE, { question: QUESTION }));
  records = await recordsOf(world.graph);
  pages = await world.pages();
  await world.graph.stop();
  spans = world.collector.spans();
  told = `${world.collector.texts.join('\n')}\n${Object.values(pages).join('\n')}`;
}, 180_000);
afterAll(() => world?.collector.close());

const named = (name: string) => spans.filter((span) => span.name === name);

describe('what is exported', () => {
  it('is something, of every service but the counter', () => {
    expect(new Set(spans.map(({ service }) => service))).toEqual(
      new Set(
        ['gateway', 'participants', 'law-enforcement', 'behavioral-health', 'housing', 'prosecution'].map(
          (name) => `lead-graph-${name}`,
        ),
      ),
    );
    expect([...new Set(spans.map(({ name }) => name))].sort()).toEqual([
      'answer',
      'call',
      'decision',
      'ledger write',
      'operation',
    ]);
    expect(spans.length).toBeGreaterThan(100);
    expect(world.collector.texts.some((text) => text.startsWith('/v1/metrics'))).toBe(true);
  });

  it('is every metric that is listed, by whom it is said to be, and no other', () => {
    const exportedBy = (service: string) =>
      [...pages[service]!.matchAll(/^# TYPE (lead_\w+)/gm)].map(([, name]) => name!).sort();
    const listedOf = (...of: string[]) =>
      Object.entries(METRICS)
        .flatMap(([name, metric]) => (of.includes(metric.of) ? [name] : []))
        .sort();
    expect(exportedBy('gateway')).toEqual(listedOf('gateway', 'all'));
    expect(exportedBy('participants')).toEqual(listedOf('subgraphs', 'core', 'all'));
    for (const agency of ['law-enforcement', 'behavioral-health', 'housing', 'prosecution'])
      expect(exportedBy(agency)).toEqual(listedOf('subgraphs', 'all'));
  });

  it('holds no name, id, reference, date or text of a record, and nobody who asks', () => {
    expect(records.size).toBeGreaterThan(2_000);
    for (const each of [ROSA, 'Rosa', 'Quinn', 'case-manager-ito']) expect(records).toContain(each);
    expect(toldIn(told, records)).toEqual([]);
    expect(told).not.toContain('RosaQuinn');
  });

  it('would be found out if a span carried the id of a participant (sabotaged)', async () => {
    const before = world.collector.texts.length;
    const telemetry = await openTelemetry('housing', { endpoint: world.collector.url }, { traced: true });
    telemetry.begin('operation').end({ outcome: 'OK', client: ROSA });
    await telemetry.close();
    expect(toldIn(world.collector.texts.slice(before).join('\n'), records)).toEqual([ROSA]);
  });

  it('says of an operation what its text says, and who was called', () => {
    expect(named('operation').map(({ attributes }) => attributes)).toContainEqual({
      'lead.outcome': 'OK',
      'lead.kind': 'query',
      'lead.purpose': 'DIVOPS',
      'lead.agencies': 'behavioral-health housing law-enforcement participants prosecution',
      'lead.size': 41,
    });
    const attributes = new Set(spans.flatMap((span) => Object.keys(span.attributes)));
    expect([...attributes].sort()).toEqual(
      ['agencies', 'kind', 'outcome', 'purpose', 'size', 'subgraph'].map((name) => `lead.${name}`),
    );
  });
});

describe('a trace', () => {
  it('is begun by the gateway: what a caller sends is neither taken up nor passed on', () => {
    expect(told).not.toContain(FORGED_TRACE);
    expect(calls.map(({ text }) => text).join('')).not.toContain(FORGED_TRACE);
  });

  it('has no name that a caller is told', () => {
    const ids = new Set(spans.flatMap(({ traceId, spanId }) => [traceId, spanId]));
    expect(traced.text).toContain('livingSituations');
    expect([...ids].filter((id) => traced.text.includes(id) || traced.headers.includes(id))).toEqual([]);
  });

  it('is another one for each subgraph, so that no two of them are told a common name', () => {
    const traces = new Map(calls.map(({ agency, traceparent }) => [agency, traceparent?.split('-')[1]]));
    expect(traces.size).toBe(5);
    expect(new Set(traces.values()).size).toBe(5);
    const services = new Map<string, Set<string>>();
    for (const { traceId, service } of spans.filter(({ service }) => service !== 'lead-graph-gateway'))
      services.set(traceId, (services.get(traceId) ?? new Set()).add(service));
    expect([...services.values()].filter(({ size }) => size > 1)).toEqual([]);
  });

  it('is linked to its operation by the gateway alone', () => {
    const call = named('call').find(({ traceId }) => calls[0]!.traceparent!.includes(traceId))!;
    const operation = named('operation').find(({ spanId }) => spanId === call.links[0]!.spanId)!;
    expect(operation.traceId).not.toBe(call.traceId);
    const answer = named('answer').find(({ parentSpanId }) => parentSpanId === call.spanId)!;
    expect(answer).toMatchObject({ traceId: call.traceId, links: [] });
    expect(calls.map(({ text }) => text).join('')).not.toContain(operation.traceId);
  });

  it('is none of a question of counting', () => {
    expect(spansDuring(spans, counted)).toEqual([]);
    expect(
      named('operation').filter(({ attributes }) => String(attributes['lead.agencies']).includes('policy')),
    ).toEqual([]);
    expect(told).toMatch(/lead_call_seconds_count\{subgraph="policy",outcome="OK"\} 2/);
  });
});

describe('who is hidden', () => {
  const shapeOf = (who: string) =>
    spansDuring(spans, moved[who]!)
      .map(({ service, name, attributes }) => JSON.stringify([service, name, attributes]))
      .sort();

  it.each([
    ['hidden', 'nobody'],
    ['foundButHidden', 'notFound'],
  ])('moves the same numbers and leaves the same spans as nobody (%s, %s)', (somebody, nobody) => {
    expect(Object.keys(moved[somebody]!.numbers).length).toBeGreaterThan(4);
    expect(moved[somebody]!.numbers).toEqual(moved[nobody]!.numbers);
    expect(shapeOf(somebody).length).toBeGreaterThan(3);
    expect(shapeOf(somebody)).toEqual(shapeOf(nobody));
  });

  it('is told from somebody who is shown (so that the tests above can fail)', () => {
    expect(moved.shown!.numbers).not.toEqual(moved.nobody!.numbers);
    expect(shapeOf('shown')).not.toEqual(shapeOf('nobody'));
  });
});
