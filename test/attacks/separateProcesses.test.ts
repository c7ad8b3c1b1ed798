import { openProcesses, type Processes } from '../graph/openProcesses';
import { openTestGraph, type TestGraph, withoutId } from '../graph/openGraph';
import { ROSA, SAM, UNKNOWN } from '../graph/people';
import { asked, brokenOff, credentials, many, post } from './attacker';

let graph: TestGraph;
let apart: Processes;
const lines: string[] = [];

beforeAll(async () => {
  const write = process.stderr.write.bind(process.stderr);
  jest.spyOn(process.stderr, 'write').mockImplementation((text, ...others) => {
    lines.push(String(text));
    return write(text, ...(others as []));
  });
  graph = await openTestGraph();
  apart = await openProcesses(graph);
}, 120_000);
afterAll(async () => {
  await apart?.stop();
  await graph?.stop();
  jest.restoreAllMocks();
});

const of = (selection: string) => `query ($id: ID!) { participant(id: $id) { ${selection} } }`;
const VIEW = of('status contacts { id } encounters { id } livingSituations { id } charges { id }');
/** Twice: the first request of a process compiles what it needs, and may outlast its lease. */
const view = async (as: string, id: string) => {
  const first = await graph.ask(as, 'DIVOPS', VIEW, { id }, apart.url);
  return first.body.errors ? graph.ask(as, 'DIVOPS', VIEW, { id }, apart.url) : first;
};

describe('subgraphs in processes of their own', () => {
  it('tell nothing of the hidden that they do not tell of the unknown', async () => {
    for (const as of ['officer-reyes', 'prosecutor-lee', 'case-manager-bell'])
      expect(withoutId(await view(as, SAM))).toBe(withoutId(await view(as, UNKNOWN)));
    expect((await view('case-manager-ito', ROSA)).body.data.participant.encounters.length).toBeGreaterThan(0);
  });

  it.each<[string, object | string, string]>([
    ['aliases', { query: of(many(61, (n) => `a${n}: status`)), variables: { id: ROSA } }, 'OPERATION_TOO_LARGE'],
    [
      'one list over and over',
      { query: of(many(21, () => 'charges { id }')), variables: { id: ROSA } },
      'OPERATION_TOO_LARGE',
    ],
    ['pages', { query: '{ caseload(first: 1000000) { nodes { id } } }' }, 'COST_LIMIT'],
    ['operations', [{ query: '{ __typename }' }, { query: '{ __typename }' }], 'BAD_REQUEST'],
    ['entities', { query: '{ _entities(representations: []) { __typename } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['characters', 'x'.repeat(100_001), 'OPERATION_TOO_LARGE'],
  ])('are not asked for too many %s', async (_, body, code) => {
    const headers = await credentials(graph, 'case-manager-ito', 'DIVOPS');
    expect((await post(apart.url, headers, body)).code).toBe(code);
  });

  it('go on after requests that are broken off', async () => {
    const headers = await credentials(graph, 'case-manager-ito', 'DIVOPS');
    await Promise.all(Array.from({ length: 10 }, () => brokenOff(apart.url, headers)));
    expect((await view('case-manager-ito', ROSA)).body.errors).toBeUndefined();
  });
});

/** What somebody would like to see in the log: a line of its own, and a name. */
const HOSTILE = 'Rivera"}\r\n{"event":"forged","at":"now","requestId":"\u001b[2J';
const FORGED = /Rivera|"event":"forged"|%0d|\[2J|__proto__/i;

describe('a line of the log', () => {
  it('is never written by a caller: not by headers, name, path, text or id', async () => {
    const headers = await credentials(graph, 'case-manager-ito', 'DIVOPS');
    const flat = encodeURIComponent(HOSTILE);
    const named = {
      ...headers,
      'apollographql-client-name': flat,
      'user-agent': flat,
      'x-request-id': flat,
      traceparent: flat,
    };
    const failing = `query Rivera { findParticipants(familyName: "Rivera\\u0000", dateOfBirth: "1979-02-03") { id } }`;
    lines.splice(0);
    await post(graph.url, named, {
      query: failing,
      operationName: 'Rivera',
      extensions: { clientLibrary: { name: HOSTILE } },
    });
    await post(graph.url, named, { query: of('id'), variables: { id: HOSTILE }, operationName: HOSTILE });
    await post(graph.url, { ...named, authorization: `Bearer ${flat}` }, { query: HOSTILE });
    await post(graph.url, { ...named, 'purpose-of-use': flat }, HOSTILE);
    await asked(`${graph.url}/${flat}?${flat}`, 'GET', named);
    await brokenOff(graph.url, named);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const written = lines.join('').split('\n').filter(Boolean);
    expect(written.length).toBeGreaterThan(0);
    for (const line of written) {
      expect(line).not.toMatch(FORGED);
      expect(JSON.parse(line)).toEqual(expect.objectContaining({ at: expect.any(String), event: expect.any(String) }));
    }
  });

  it("would be, were a caller's text put together with it (sabotaged)", () => {
    expect(`{"event":"asked","client":"${HOSTILE}"}`.split('\n')[1]).toMatch(FORGED);
    expect(JSON.stringify({ event: 'asked', client: HOSTILE })).toMatch(FORGED);
  });
});
