import { createHash } from 'node:crypto';
import type { Gateway } from '@lead-graph/gateway';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA, SAM, UNKNOWN } from '../graph/people';
import { asked, credentials, type Posted, post, productionGateway, statementsOf } from './attacker';
import { forgedTokens } from './forgedTokens';

let graph: TestGraph;
let gateway: Gateway;
let headers: Record<string, string>;

beforeAll(async () => {
  graph = await openTestGraph();
  gateway = await productionGateway(graph);
  headers = await credentials(graph, 'case-manager-ito', 'DIVOPS');
});
afterAll(async () => {
  await gateway?.stop();
  await graph?.stop();
});

const VIEW = `{ participant(id: "${ROSA}") { status encounters { id } } }`;
const REVOKE = `mutation { revokeConsent(id: "${UNKNOWN}") { consentId } }`;
const query = JSON.stringify({ query: VIEW });
const form = `query=${encodeURIComponent(VIEW)}`;
const withType = (type: string | null) => {
  const { 'content-type': _, ...others } = headers;
  return type === null ? others : { ...others, 'content-type': type };
};
const shown = ({ text }: Posted) => JSON.parse(text).data?.participant;

describe('a request of another shape', () => {
  it.each<[string, () => Promise<Posted>, number]>([
    ['a query by GET', () => asked(`${gateway.url}/graphql?${form}`, 'GET', headers), 404],
    [
      'a mutation by GET',
      () => asked(`${gateway.url}/graphql?query=${encodeURIComponent(REVOKE)}`, 'GET', headers),
      404,
    ],
    ['a form', () => post(gateway.url, withType('application/x-www-form-urlencoded'), form), 400],
    [
      'a form that says it is one and holds JSON',
      () => post(gateway.url, withType('application/x-www-form-urlencoded'), query),
      400,
    ],
    ['plain text', () => post(gateway.url, withType('text/plain'), query), 400],
    ['plain text beside JSON', () => post(gateway.url, withType('text/plain; application/json'), query), 400],
    [
      'files',
      () => post(gateway.url, withType('multipart/form-data; boundary=x'), `--x\r\n\r\n${query}\r\n--x--`),
      400,
    ],
    ['no type', () => post(gateway.url, withType(null), query), 400],
    ['the bare text of an operation', () => post(gateway.url, withType('application/graphql'), VIEW), 400],
    ['many operations', () => post(gateway.url, headers, `[${query},${query}]`), 400],
    [
      'many operations with a purpose each',
      () =>
        post(gateway.url, headers, [
          { query: VIEW, purpose: 'DIVOPS' },
          { query: VIEW, purpose: 'TREAT' },
        ]),
      400,
    ],
    ['an operation in the address alone', () => asked(`${gateway.url}/graphql?${form}`, 'POST', headers, '{}'), 400],
    ['only the digest of an operation', () => post(gateway.url, headers, { extensions: persisted(VIEW) }), 400],
    ['variables that are a list', () => post(gateway.url, headers, { query: VIEW, variables: [] }), 400],
    ['an operation that is an object', () => post(gateway.url, headers, { query: { kind: 'Document' } }), 400],
    ['a name that is a list', () => post(gateway.url, headers, { query: VIEW, operationName: ['A'] }), 400],
    [
      'a name that every object has',
      () => post(gateway.url, headers, { query: VIEW, operationName: '__proto__' }),
      400,
    ],
  ])('is not executed: %s', async (_, send, status) => {
    statementsOf(graph);
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('"data":{');
    expect(statementsOf(graph)).toEqual([]);
  });

  it('is executed in its right shape (so that the tests above can fail)', async () => {
    expect(shown(await post(gateway.url, headers, query)).encounters.length).toBeGreaterThan(0);
  });
});

describe('a persisted operation', () => {
  it('cannot be put in the place of another', async () => {
    const poison = await post(gateway.url, headers, { query: '{ __typename }', extensions: persisted(VIEW) });
    expect(JSON.parse(poison.text).data).toEqual({ __typename: 'Query' });
    expect((await post(gateway.url, headers, { extensions: persisted(VIEW) })).code).toBe('BAD_REQUEST');
    const honest = await post(gateway.url, headers, { query: VIEW, extensions: persisted(VIEW) });
    expect(shown(honest)).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('a purpose', () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    ['twice', { 'purpose-of-use': ['DIVOPS', 'TREAT'] }, 'PURPOSE_UNKNOWN'],
    ['twice the same', { 'purpose-of-use': ['DIVOPS', 'DIVOPS'] }, 'PURPOSE_UNKNOWN'],
    ['in a list', { 'purpose-of-use': 'DIVOPS, TREAT' }, 'PURPOSE_UNKNOWN'],
    ['in small letters', { 'purpose-of-use': 'divops' }, 'PURPOSE_UNKNOWN'],
    ['a name that every object has', { 'purpose-of-use': 'constructor' }, 'PURPOSE_UNKNOWN'],
    ['of another role', { 'purpose-of-use': 'PATRQT' }, 'PURPOSE_NOT_ALLOWED'],
    ['empty', { 'purpose-of-use': '' }, 'PURPOSE_REQUIRED'],
  ])('is refused: %s', async (_, purpose, code) => {
    expect((await post(gateway.url, { ...headers, ...purpose }, query)).code).toBe(code);
  });

  it('is not taken from anywhere else', async () => {
    const { 'purpose-of-use': _, ...without } = headers;
    const body = {
      query: VIEW,
      purpose: 'DIVOPS',
      variables: { purpose: 'DIVOPS' },
      extensions: { 'purpose-of-use': 'DIVOPS' },
    };
    const others = { ...without, 'x-purpose-of-use': 'DIVOPS', purpose: 'DIVOPS', cookie: 'purpose-of-use=DIVOPS' };
    expect((await post(gateway.url, others, body)).code).toBe('PURPOSE_REQUIRED');
  });
});

describe('a token', () => {
  it('that the issuer did not make for this is nobody', async () => {
    const genuine = await graph.tokenFor('case-manager-ito');
    for (const [story, token] of await forgedTokens(graph, genuine)) {
      const answer = await post(gateway.url, { ...headers, authorization: `Bearer ${token}` }, query);
      expect([story, answer.status, answer.code]).toEqual([story, 401, 'UNAUTHENTICATED']);
    }
    expect((await post(gateway.url, { ...headers, authorization: `Bearer ${genuine}` }, query)).status).toBe(200);
  });

  it('lets in whom it names, whatever else the caller claims to be', async () => {
    const claims = {
      'lead-call': 'x',
      'x-role': 'PARTICIPANT',
      'x-organization': 'pda',
      'x-forwarded-user': 'rosa-quinn',
    };
    const officer = await credentials(graph, 'officer-reyes', 'DIVOPS');
    expect(shown(await post(gateway.url, { ...officer, ...claims }, query)).encounters).toBeNull();
    expect(
      (await post(gateway.url, { ...claims, 'content-type': 'application/json', 'purpose-of-use': 'DIVOPS' }, query))
        .code,
    ).toBe('UNAUTHENTICATED');
  });
});

describe('in production', () => {
  it.each([
    ['introspection', '{ __schema { types { name } } }'],
    ['introspection of one type', '{ __type(name: "Participant") { fields { name } } }'],
    ['introspection beside something honest', '{ organizations { code } __schema { queryType { name } } }'],
    ['a name near one of the schema', '{ participant(id: "x") { preferedName } }'],
    ['an argument near one of the schema', '{ participant(ids: "x") { id } }'],
    ['a value near one of the schema', '{ consentAsFhir(id: "x", version: R44) }'],
    ['a reference', '{ participant(id: "x") { housingRef } }'],
    ['a proof', '{ participant(id: "x") { housingProof } }'],
    ['entities', '{ _entities(representations: []) { __typename } }'],
    ['what a subgraph is made of', '{ _service { sdl } }'],
  ])('%s tells nothing of the schema', async (_, text) => {
    const answer = await post(gateway.url, headers, { query: text });
    expect(answer).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(answer.text).not.toMatch(/did you mean|preferredName|queryType"|"R4"|"sdl"/i);
  });

  it('development suggests names and is introspected (so that the tests above can fail)', async () => {
    expect((await post(graph.url, headers, { query: '{ participant(id: "x") { preferedName } }' })).text).toMatch(
      /did you mean/i,
    );
    expect((await post(graph.url, headers, { query: '{ __schema { queryType { name } } }' })).status).toBe(200);
  });

  it.each([
    [
      'a text that a database cannot hold',
      { query: '{ findParticipants(familyName: "\\u0000", dateOfBirth: "1988-09-14") { id } }' },
    ],
    ['a day there is not', { query: '{ findParticipants(familyName: "x", dateOfBirth: "9999-99-99") { id } }' }],
    ['a statement', { query: `{ findParticipants(familyName: "x' OR 1=1 --", dateOfBirth: "1988-09-14") { id } }` }],
    ['a cursor of nonsense', { query: '{ caseload(first: 1, after: "JyBPUiAxPTE") { nodes { id } } }' }],
    [
      'an id of the length of a book',
      { query: 'query ($id: ID!) { participant(id: $id) { id } }', variables: { id: 'x'.repeat(90_000) } },
    ],
    ['an id of many digits', { query: `{ participant(id: ${'9'.repeat(400)}) { id } }` }],
    [
      'prototypes',
      JSON.parse(
        '{"query":"query ($id: ID!) { participant(id: $id) { id } }","variables":{"id":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
      ),
    ],
  ])('%s brings out no text of what is inside', async (_, body) => {
    const answer = await post(gateway.url, headers, body);
    expect(answer.text).not.toMatch(
      /stack|node_modules|\.ts:|select |postgres|syntax error at|invalid input|127\.0\.0\.1|"path":\[.*participant"/i,
    );
    expect(answer.text.length).toBeLessThan(1_000);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(shown(await post(gateway.url, headers, query))).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('the bytes of an answer', () => {
  const about = async (id: string) =>
    post(
      gateway.url,
      {
        ...(await credentials(graph, 'officer-reyes', 'DIVOPS')),
        'accept-encoding': 'gzip, br, deflate',
        'if-none-match': '*',
      },
      { query: `{ participant(id: "${id}") { status encounters { id } } }` },
    );

  it('are as many for the hidden as for the unknown, never compressed, never compared with those before', async () => {
    const [hidden, unknown] = [await about(SAM), await about(UNKNOWN)];
    const names = ({ headers }: Posted) => Object.keys(headers).sort();
    expect(hidden.headers['content-length']).toBe(unknown.headers['content-length']);
    expect(names(hidden)).toEqual(names(unknown));
    expect(names(hidden)).not.toEqual(expect.arrayContaining(['etag']));
    for (const absent of ['etag', 'last-modified', 'content-encoding', 'server-timing', 'x-powered-by'])
      expect(hidden.headers[absent]).toBeUndefined();
    expect(hidden.headers['cache-control']).toBe('no-store');
    expect((await about(ROSA)).headers['content-length']).not.toBe(unknown.headers['content-length']);
  });
});

function persisted(text: string) {
  return { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') } };
}
