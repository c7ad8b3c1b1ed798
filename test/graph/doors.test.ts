import { CALL_HEADER, sealProof } from '@lead-graph/kit';
import {
  type CallClaims,
  DataCategory,
  type Keyring,
  type ProofClaims,
  Purpose,
  Recipient,
  Role,
  seal,
  digestOf,
} from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

let graph: TestGraph;
let reference: string;

beforeAll(async () => {
  graph = await openTestGraph();
  const [row] = await graph.subgraphs.participants!.db.query(
    `SELECT ref FROM reference WHERE "participantId" = $1 AND agency = 'housing'`,
    [ROSA],
  );
  reference = row.ref;
});
afterAll(() => graph?.stop());

const FORGED: Keyring = [{ id: 'forged', secret: Buffer.alloc(32, 1) }];
const QUERY =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Participant { livingSituations { id } } } }';
const now = () => Math.floor(Date.now() / 1000);
let calls = 0;

const proofClaims = (change: Partial<ProofClaims> = {}): ProofClaims => ({
  reference,
  operation: 'operation',
  purpose: Purpose.DIVOPS,
  requester: { id: 'x', role: Role.CASE_MANAGER, recipient: Recipient.CM, organization: 'reach' },
  issuedAt: now(),
  grants: { [DataCategory.HMIS]: { rule: 'HMIS-CM-DIVOPS', bases: [], grounds: [], obligations: [], scopes: [{}] } },
  implications: [],
  ...change,
});

/** Calls the housing subgraph as the gateway would, with whatever is to be tried. */
async function call(proof: unknown, change: Partial<CallClaims> = {}, ring?: Keyring) {
  const body = JSON.stringify({
    query: QUERY,
    variables: { r: [{ __typename: 'Participant', housingRef: reference, housingProof: proof }] },
  });
  calls += 1;
  const claims: CallClaims = {
    audience: 'housing',
    operation: 'operation',
    call: `call-${calls}`,
    issuedAt: now(),
    digest: digestOf(body),
    purpose: Purpose.DIVOPS,
    ...change,
  };
  const sealed = seal(claims, ring ?? graph.configs.housing!.callKeys);
  const { status, body: answer } = await graph.subgraphs.housing!.answer({ headers: { [CALL_HEADER]: sealed }, body });
  return { status, answer: JSON.parse(answer), sealed, body };
}

const seen = ({ answer }: { answer: { data?: { _entities: { livingSituations: unknown }[] } } }) =>
  answer.data?._entities[0]?.livingSituations;

describe('an agency', () => {
  const ring = () => graph.configs.housing!.proofKeys.housing!;

  it('answers a proof of the core (so that the tests below can fail)', async () => {
    expect(seen(await call(sealProof(proofClaims(), ring())))).toEqual(
      expect.arrayContaining([{ id: expect.any(String) }]),
    );
  });

  it.each<[string, () => unknown]>([
    ['absent', () => undefined],
    ['null', () => null],
    ['an object', () => ({ message: 'a resolver failed' })],
    ['a list', () => [sealProof(proofClaims(), ring())]],
    ['a number', () => 7],
    ['over-long', () => 'x'.repeat(1_000_000)],
    ['stripped of its seal', () => sealProof(proofClaims(), ring()).split('.').slice(0, 2).join('.')],
    ['forged', () => sealProof(proofClaims(), FORGED)],
    [
      'forged under a known key id',
      () => sealProof(proofClaims(), [{ id: ring()[0].id, secret: Buffer.alloc(32, 1) }]),
    ],
    ["another agency's", () => sealProof(proofClaims(), graph.configs.prosecution!.proofKeys.prosecution!)],
    ['of another person', () => sealProof(proofClaims({ reference: '11111111-1111-4111-8111-111111111111' }), ring())],
    ['of another operation', () => sealProof(proofClaims({ operation: 'other' }), ring())],
    ['of another purpose', () => sealProof(proofClaims({ purpose: Purpose.TREAT }), ring())],
    ['stale', () => sealProof(proofClaims({ issuedAt: now() - 3_600 }), ring())],
    ['a denial', () => sealProof(proofClaims({ grants: {} }), ring())],
  ])('gives nothing for a proof that is %s, without an error and without a statement', async (_, proof) => {
    graph.statements('housing');
    const answered = await call(proof());
    expect(answered.status).toBe(200);
    expect(answered.answer.errors).toBeUndefined();
    expect(seen(answered)).toBeNull();
    expect(graph.statements('housing')).toEqual([]);
  });

  it.each<{ story: string; change?: Partial<CallClaims>; ring?: Keyring }>([
    { story: 'for another audience', change: { audience: 'prosecution' } },
    { story: 'too old', change: { issuedAt: now() - 3_600 } },
    { story: 'sealed for another body', change: { digest: digestOf('{}') } },
    { story: 'sealed by a stranger', ring: FORGED },
  ])('refuses a call $story', async ({ change, ring }) => {
    expect((await call(null, change, ring)).status).toBe(401);
  });

  it('refuses a call it has seen, and one without a seal', async () => {
    const { sealed, body } = await call(null);
    expect((await graph.subgraphs.housing!.answer({ headers: { [CALL_HEADER]: sealed }, body })).status).toBe(401);
    expect((await graph.subgraphs.housing!.answer({ headers: {}, body })).status).toBe(401);
  });
});

describe('the gateway', () => {
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${graph.url}/graphql`, { method: 'POST', headers, body });
  const code = async (response: Response) => [
    response.status,
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code,
  ];
  const json = { 'content-type': 'application/json' };
  const query = JSON.stringify({ query: '{ participant(id: "x") { id } }' });

  it('says what is wrong with a request', async () => {
    const authorization = `Bearer ${await graph.tokenFor('officer-reyes')}`;
    const [head, payload, signature] = authorization.split('.') as [string, string, string];
    const purposed = { ...json, authorization, 'purpose-of-use': 'DIVOPS' };
    expect(await code(await post(json, query))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await code(await post({ ...json, authorization: 'Bearer nonsense' }, query))).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
    expect(
      await code(
        await post({ ...json, authorization: `${head}.${payload}.${signature.split('').reverse().join('')}` }, query),
      ),
    ).toEqual([401, 'UNAUTHENTICATED']);
    expect(await code(await post({ ...json, authorization }, query))).toEqual([400, 'PURPOSE_REQUIRED']);
    expect(await code(await post({ ...json, authorization, 'purpose-of-use': 'FUN' }, query))).toEqual([
      400,
      'PURPOSE_UNKNOWN',
    ]);
    expect(await code(await post({ ...json, authorization, 'purpose-of-use': 'DIVOPS, TREAT' }, query))).toEqual([
      400,
      'PURPOSE_UNKNOWN',
    ]);
    expect(await code(await post({ ...json, authorization, 'purpose-of-use': 'TREAT' }, query))).toEqual([
      403,
      'PURPOSE_NOT_ALLOWED',
    ]);
    expect(await code(await post(purposed, '{'))).toEqual([400, 'BAD_REQUEST']);
    expect(await code(await post(purposed, `[${query}]`))).toEqual([400, 'BAD_REQUEST']);
    expect(
      await code(await post({ ...purposed, 'content-type': 'application/x-www-form-urlencoded' }, 'query=x')),
    ).toEqual([400, 'BAD_REQUEST']);
    expect(await code(await post(purposed, JSON.stringify({ query: '{ participant(' })))).toEqual([
      400,
      'GRAPHQL_PARSE_FAILED',
    ]);
    expect(await code(await post(purposed, JSON.stringify({ query: '{ nobody }' })))).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('keeps references, proofs and entities to itself', async () => {
    for (const selection of [
      'participant(id: "x") { housingRef }',
      'participant(id: "x") { housingProof }',
      '_entities(representations: []) { __typename }',
      '_service { sdl }',
    ]) {
      const { body } = await graph.ask('case-manager-ito', 'DIVOPS', `{ ${selection} }`);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('refuses floods before planning', async () => {
    const refused = async (text: string) =>
      (await graph.ask('case-manager-ito', 'DIVOPS', text)).body.errors?.[0]?.extensions.code;
    const many = (count: number, one: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => one(n)).join(' ');
    expect(await refused(`{ ${many(100, (n) => `a${n}: participant(id: "x") { id }`)} }`)).toBe('OPERATION_TOO_LARGE');
    expect(await refused(`{ ${'a { '.repeat(500)} b ${'}'.repeat(500)} }`)).toMatch(/GRAPHQL|TOO_LARGE/);
    expect(await refused(`{ participant(id: "x") { id ${many(3_000, () => '__typename')} } }`)).toMatch(
      /TOO_LARGE|GRAPHQL_/,
    );
    expect(await refused(`{ ${many(6, (n) => `a${n}: caseload(first: 100) { nodes { id } }`)} }`)).toBe('COST_LIMIT');
  });
});
