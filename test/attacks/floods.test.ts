import type { Gateway } from '@lead-graph/gateway';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';
import { brokenOff, credentials, gatewayWith, many, post, productionGateway, statementsOf } from './attacker';

let graph: TestGraph;
let production: Gateway;
let unlimited: Gateway;
let headers: Record<string, string>;

beforeAll(async () => {
  graph = await openTestGraph();
  production = await productionGateway(graph);
  unlimited = await productionGateway(
    graph,
    gatewayWith({
      'limits.ts': { assertWithinLimits: () => 1 },
      'written.ts': { assertWrittenWithinLimits: () => undefined },
    }),
  );
  headers = await credentials(graph, 'case-manager-ito', 'DIVOPS');
});
afterAll(async () => {
  await production?.stop();
  await unlimited?.stop();
  await graph?.stop();
});

const of = (selection: string) => `{ participant(id: "${ROSA}") { ${selection} } }`;
const around = (count: number, open: string, inner: string) => `${open.repeat(count)} ${inner} ${'}'.repeat(count)}`;
const TOO_LARGE = 'OPERATION_TOO_LARGE';
const INVALID = 'GRAPHQL_VALIDATION_FAILED';

/** Those that a bound of ours keeps out, and what is honest beside each. */
const BOUNDED: readonly (readonly [string, string, string, string])[] = [
  ['aliases of one field', of(many(61, (n) => `a${n}: status`)), TOO_LARGE, of(many(60, (n) => `a${n}: status`))],
  [
    'aliases at the root',
    `{ ${many(21, (n) => `a${n}: participant(id: "x") { id }`)} }`,
    TOO_LARGE,
    `{ ${many(20, (n) => `a${n}: participant(id: "x") { id }`)} }`,
  ],
  [
    'aliases in fragments of fragments',
    `${of('...f')} fragment f on Participant { ...g } fragment g on Participant { ${many(61, (n) => `a${n}: status`)} }`,
    TOO_LARGE,
    `${of('...f')} fragment f on Participant { ...g } fragment g on Participant { ${many(60, (n) => `a${n}: status`)} }`,
  ],
  [
    'directives',
    of(
      `${many(20, () => 'id @skip(if: false) @include(if: true)')} ${many(11, () => 'status @skip(if: false) @include(if: true)')}`,
    ),
    TOO_LARGE,
    of(many(20, () => 'id @skip(if: false) @include(if: true)')),
  ],
  ['one field over and over', of(many(21, () => 'status')), TOO_LARGE, of(many(20, () => 'status'))],
  ['one list over and over', of(many(21, () => 'charges { id }')), TOO_LARGE, of(many(20, () => 'charges { id }'))],
  [
    'one field over and over in an operation that is not executed',
    `query A ${of('id')} query B ${of(many(21, () => 'id'))}`,
    TOO_LARGE,
    `query A ${of('id')} query B ${of(many(20, () => 'id'))}`,
  ],
  [
    'levels, from person to participant and back',
    of(around(5, 'contacts { person { participant { ', 'id').replace(/( ?})+$/, '}'.repeat(15))),
    TOO_LARGE,
    of(around(1, 'contacts { person { participant { ', 'id').replace(/( ?})+$/, '}'.repeat(3))),
  ],
  [
    'pages of a variable that is left out',
    `query ($n: Int! = 100) { ${many(5, (n) => `a${n}: caseload(first: $n) { nodes { id } }`)} }`,
    'COST_LIMIT',
    `query ($n: Int! = 90) { ${many(5, (n) => `a${n}: caseload(first: $n) { nodes { id } }`)} }`,
  ],
];

/** Those that the parser and the rules of GraphQL keep out. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['tokens', of(many(4_001, () => 'id')), 'GRAPHQL_PARSE_FAILED'],
  ['characters', `${of('id')} #${'x'.repeat(100_000)}`, TOO_LARGE],
  ['levels of nothing', around(1_300, '{ a ', 'b'), TOO_LARGE],
  ['a fragment that spreads itself', `${of('...f')} fragment f on Participant { id ...f }`, INVALID],
  [
    'fragments that double each other',
    `${of('...f0')} ${many(12, (n) => `fragment f${n} on Participant { ...f${n + 1} a: id ...f${n + 1} }`)} fragment f12 on Participant { ...g ...h } fragment g on Participant { status } fragment h on Participant { id }`,
    TOO_LARGE,
  ],
  ['fragments within each other', of(around(1_300, '... { ', 'id')), TOO_LARGE],
  ['a directive twice', of('id @skip(if: false) @skip(if: false)'), INVALID],
  ['a directive nobody knows', of('id @defer'), INVALID],
  ['an answer in parts', of('... @defer { id }'), INVALID],
  [
    'introspection in circles',
    `{ __schema { ${around(4, 'types { fields { type { ', 'name').replace(/( ?})+$/, '}'.repeat(12))} } }`,
    INVALID,
  ],
  ['a page of billions', '{ caseload(first: 99999999999) { nodes { id } } }', INVALID],
  ['a page of two billion', '{ caseload(first: 2147483647) { nodes { id } } }', 'COST_LIMIT'],
];

describe('a flood', () => {
  it.each(BOUNDED)(
    'of %s is refused before anybody is asked; what is honest is answered',
    async (_, text, code, honest) => {
      statementsOf(graph);
      expect(await post(production.url, headers, { query: text, operationName: nameIn(text) })).toMatchObject({
        status: 400,
        code,
      });
      expect(statementsOf(graph)).toEqual([]);
      const answered = await post(production.url, headers, { query: honest, operationName: nameIn(honest) });
      expect(answered).toMatchObject({ status: 200, code: undefined });
    },
  );

  it.each(BOUNDED)('of %s comes in where nothing bounds it (sabotaged)', async (_, text, code) => {
    expect((await post(unlimited.url, headers, { query: text, operationName: nameIn(text) })).code).not.toBe(code);
  });

  it.each(REFUSED)('of %s is refused before anybody is asked', async (_, text, code) => {
    statementsOf(graph);
    const began = performance.now();
    const answered = await post(production.url, headers, { query: text });
    expect(answered).toMatchObject({ status: 400, code });
    expect(answered.text).not.toContain('"data"');
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(statementsOf(graph)).toEqual([]);
  });

  it('of requests broken off leaves the gateway answering', async () => {
    await Promise.all(Array.from({ length: 20 }, () => brokenOff(production.url, headers)));
    expect(await post(production.url, headers, { query: of('status') })).toMatchObject({
      status: 200,
      code: undefined,
    });
  });
});

describe('introspection in circles', () => {
  it('is refused in development too, where anybody may introspect', async () => {
    const [, text] = REFUSED.find(([name]) => name === 'introspection in circles')!;
    const json = { 'content-type': 'application/json' };
    expect(await post(graph.url, json, { query: text })).toMatchObject({ status: 400, code: INVALID });
    expect(await post(graph.url, json, { query: '{ __schema { queryType { name } } }' })).toMatchObject({
      status: 200,
    });
  });
});

function nameIn(text: string): string | undefined {
  return /^query (\w+)/.exec(text)?.[1];
}
