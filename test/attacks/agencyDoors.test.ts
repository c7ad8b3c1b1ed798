import { CALL_HEADER, listen } from '@lead-graph/kit';
import { MAIN_QUERY, type Send } from '@lead-graph/kit/graph';
import { AGENCIES, agencyNamed, RECORD_AGENCIES } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA, SAM } from '../graph/people';
import { asked, type Posted } from './attacker';

interface Call {
  readonly agency: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Spoil = (agency: string, answer: string) => string;

let graph: TestGraph;
let calls: Call[] = [];
let spoil: Spoil = (_, answer) => answer;
const ports = new Map<string, number>();
const stops: (() => Promise<void>)[] = [];

/** Keeps a copy of every call, and alters answers on their way. */
const inBetween =
  (send: Send): Send =>
  async (agency, request, timeout) => {
    calls.push({ agency: agency.name, ...request });
    const { status, body } = await send(agency, request, timeout);
    return { status, body: spoil(agency.name, body) };
  };

beforeAll(async () => {
  graph = await openTestGraph({ wrapSend: inBetween });
  for (const [name, subgraph] of Object.entries(graph.subgraphs)) {
    const listening = await listen({ ...subgraph, close: async () => undefined }, { host: '127.0.0.1', port: 0 });
    ports.set(name, listening.port);
    stops.push(listening.stop);
  }
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await graph?.stop();
});
beforeEach(() => {
  calls = [];
  spoil = (_, answer) => answer;
});

const VIEW = 'query ($id: ID!) { participant(id: $id) { status livingSituations { id } charges { id } } }';
const view = async (id = ROSA) => (await graph.ask('case-manager-ito', 'DIVOPS', VIEW, { id })).body;

/** The counter is asked by its own readers alone; all others by the main query. */
async function captured(agency: string): Promise<Call> {
  if (agencyNamed(agency).counter)
    await graph.ask('analyst-penn', 'HRESCH', '{ releasedPolicyTable(id: "none") { id } }');
  else await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
  return calls.find((call) => call.agency === agency)!;
}

const knock = (agency: string, { headers, body }: Pick<Call, 'headers' | 'body'>): Promise<Posted> =>
  asked(`http://127.0.0.1:${ports.get(agency)}/graphql`, 'POST', headers, body);

const JSON_TYPE = { 'content-type': 'application/json' };
const SERVICE = JSON.stringify({ query: '{ _service { sdl } }' });
const owners = AGENCIES.map(({ name }) => name);
const agencies = RECORD_AGENCIES.map(({ name }) => name);

describe.each(owners)('the door of %s', (owner) => {
  it.each<[string, () => Promise<Pick<Call, 'headers' | 'body'>>]>([
    ['its schema without a seal', async () => ({ headers: JSON_TYPE, body: SERVICE })],
    ['a call without a seal', async () => ({ headers: JSON_TYPE, body: (await captured(owner)).body })],
    ['a call of the gateway once more', () => captured(owner)],
    ['its schema under the seal of another call', async () => ({ ...(await captured(owner)), body: SERVICE })],
    ['a call to another', () => captured(owners[(owners.indexOf(owner) + 1) % owners.length]!)],
    [
      'a call with two seals',
      async () => {
        const { headers, body } = await captured(owner);
        return { headers: { ...headers, [CALL_HEADER]: `${headers[CALL_HEADER]}, ${headers[CALL_HEADER]}` }, body };
      },
    ],
    [
      'a call whose seal is cut off',
      async () => {
        const { headers, body } = await captured(owner);
        return { headers: { ...headers, [CALL_HEADER]: headers[CALL_HEADER]!.replace(/\.[^.]*$/, '.') }, body };
      },
    ],
    ['a word that nothing was handed on', async () => ({ headers: JSON_TYPE, body: '{"withheld":true}' })],
  ])('stays shut for %s', async (_, made) => {
    const request = await made();
    graph.statements(owner);
    const answer = await knock(owner, request);
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(answer.text).not.toMatch(/"data"|sdl/);
    expect(graph.statements(owner)).toEqual([]);
  });

  it('opens for the gateway (so that the tests above can fail)', async () => {
    expect(await captured(owner)).toBeDefined();
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    expect(body.errors).toBeUndefined();
    expect(await asked(`http://127.0.0.1:${ports.get(owner)}/graphql?query={__typename}`, 'GET', {})).toMatchObject({
      status: 404,
    });
  });
});

describe('a call to an agency', () => {
  it('requires nothing of another: no reference, no proof, not by way of somebody else', async () => {
    await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    for (const { name, proof } of RECORD_AGENCIES) {
      const sent = calls
        .filter(({ agency }) => agency === name)
        .map(({ body }) => body)
        .join('\n');
      expect(sent).toContain(proof);
      expect(sent).not.toContain(ROSA);
      for (const other of RECORD_AGENCIES.filter((each) => each.name !== name)) {
        expect(sent).not.toContain(other.reference);
        expect(sent).not.toContain(other.proof);
      }
    }
    const toTheCore = calls
      .filter(({ agency }) => agency === 'participants')
      .map(({ body }) => body)
      .join('\n');
    for (const { proof } of RECORD_AGENCIES) expect(toTheCore).toContain(proof);
  });
});

/** Puts something else where the core's answer holds the proof for housing. */
const instead =
  (other: (proof: string) => unknown): Spoil =>
  (agency, answer) =>
    agency === 'participants'
      ? JSON.stringify(JSON.parse(answer, (key, value) => (key === 'housingProof' && value ? other(value) : value)))
      : answer;

describe('a proof that a gateway altered', () => {
  let borrowed: string;

  beforeAll(async () => {
    spoil = (agency, answer) => {
      if (agency === 'participants') borrowed = /"housingProof":"([^"]+)"/.exec(answer)![1]!;
      return answer;
    };
    await view(SAM);
  });

  it.each<[string, (proof: string) => unknown]>([
    ['null', () => null],
    ['an object', () => ({ message: 'a resolver failed' })],
    ['an object that converts itself', () => ({ toString: 'x', length: 3 })],
    ['a list', (proof) => [proof]],
    ['a number', () => 7e300],
    ['true', () => true],
    ['empty', () => ''],
    ['over-long', (proof) => proof.padEnd(1_000_000, 'x')],
    ['stripped', (proof) => proof.replace(/\.[^.]*$/, '')],
    ['without a signature', (proof) => proof.replace(/[^.]*$/, '')],
    ['with more in it', (proof) => widened(proof)],
    ['of another person', () => borrowed],
  ])('is worth nothing where it is %s; what others keep is whole', async (_, other) => {
    spoil = instead(other);
    graph.statements('housing');
    const { data, errors } = await view();
    expect(errors).toBeUndefined();
    expect(data.participant).toMatchObject({ status: 'ACTIVE', livingSituations: null });
    expect(data.participant.charges.length).toBeGreaterThan(0);
    expect(graph.statements('housing')).toEqual([]);
  });

  it('opens what it permits where it is left alone (so that the tests above can fail)', async () => {
    spoil = instead((proof) => proof);
    expect((await view()).data.participant.livingSituations.length).toBeGreaterThan(0);
  });
});

function widened(proof: string): string {
  const [id, payload, mac] = proof.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const grants = { ...claims.grants, VSP: claims.grants.HMIS };
  return [id, Buffer.from(JSON.stringify({ ...claims, grants })).toString('base64url'), mac].join('.');
}

describe('an agency that answers wrongly', () => {
  it.each<[string, Spoil]>([
    [
      'null where there must be a value',
      (agency, answer) => (agency === 'housing' ? answer.replace(/"id":"[^"]*"/, '"id":null') : answer),
    ],
    [
      'an error that tells of others',
      (agency, answer) =>
        agency === 'housing'
          ? JSON.stringify({
              data: null,
              errors: [
                { message: 'Sam Rivera at /srv/housing.ts:1', extensions: { code: 'X', stacktrace: ['secret'] } },
              ],
            })
          : answer,
    ],
    ['something else than rows', (agency, answer) => (agency === 'housing' ? '{"data":{"_entities":[7]}}' : answer)],
    [
      'rows of more people than were asked for',
      (agency, answer) =>
        agency === 'housing' ? answer.replace('"_entities":[', '"_entities":[{"livingSituations":[]},') : answer,
    ],
    [
      'a name that every object has',
      (agency, answer) =>
        agency === 'housing'
          ? answer.replace('{"livingSituations"', '{"__proto__":{"polluted":1},"livingSituations"')
          : answer,
    ],
  ])('with %s erases nothing of its siblings', async (_, spoiling) => {
    spoil = spoiling;
    const { body, text } = await graph.ask('case-manager-ito', 'DIVOPS', VIEW, { id: ROSA });
    expect(body.data.participant.status).toBe('ACTIVE');
    expect(body.data.participant.charges.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/Sam Rivera|srv|secret|stacktrace/);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('what two agencies keep of what they were asked', () => {
  it('has no name of a person, an operation or a basis in common', async () => {
    await graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA });
    const kept = await Promise.all(agencies.map(namesInLedger));
    expect(kept.every(({ size }) => size > 0)).toBe(true);
    const common = kept.flatMap((one, index) =>
      kept.slice(index + 1).flatMap((two) => [...one].filter((name) => two.has(name))),
    );
    expect(common).toEqual([]);
    const [core] = await graph.subgraphs.participants!.db.query(
      `SELECT ref FROM reference WHERE "participantId" = $1 AND agency = 'housing'`,
      [ROSA],
    );
    expect(await namesInLedger('housing')).toContain(core.ref);
  });
});

async function namesInLedger(agency: string): Promise<Set<string>> {
  const rows: { entry: string }[] = await graph.subgraphs[agency]!.db.query('SELECT entry FROM ledger.entry');
  return new Set(
    rows.flatMap(({ entry }) => {
      const { subject, operation, bases } = JSON.parse(entry);
      return [subject, operation, ...bases];
    }),
  );
}
