import { randomBytes } from 'node:crypto';
import {
  CALL_HEADER,
  type CountAnswer,
  type FactsHeader,
  frameOf,
  keyFor,
  openedAnswer,
  readFrame,
  REF_BYTES,
} from '@lead-graph/kit';
import { type CallClaims, Purpose, seal, digestOf } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';

let graph: TestGraph;
let authorization: string;

beforeAll(async () => {
  graph = await openTestGraph();
  authorization = `Bearer ${await graph.tokenFor('analyst-penn')}`;
}, 120_000);
afterAll(() => graph?.stop());

interface Opened<T> {
  readonly status: number;
  readonly header: T;
  readonly parts: readonly Buffer[];
}

/** Asks an owner as somebody can who has all the counter's keys, and writes what it likes. */
async function ask<T>(
  owner: string,
  header: object,
  parts: readonly Buffer[] = [],
  purpose = Purpose.HRESCH,
  operation = randomBytes(16).toString('base64url'),
): Promise<Opened<T>> {
  const keys = graph.configs[owner]!.countKeys!;
  const body = frameOf(header, parts);
  const claims: CallClaims = {
    audience: owner,
    operation,
    call: randomBytes(12).toString('base64url'),
    issuedAt: Math.floor(Date.now() / 1000),
    digest: digestOf(body),
    purpose,
  };
  const headers = { [CALL_HEADER]: seal(claims, keys), authorization };
  const answer: CountAnswer = await graph.subgraphs[owner]!.count({ headers, body });
  if (answer.status !== 200) return { status: answer.status, header: {} as T, parts: [] };
  return { status: 200, ...readFrame<T>(openedAnswer(answer.body, keys[0].secret, claims.call)) };
}

const ALWAYS = { where: {}, attributes: [], from: -30_000, to: 30_000, pick: 'ALL', prior: false };

/** What an owner answers about one of its facts: its word, and the order of its people. */
async function answered(
  owner: string,
  fact: string,
  study: string[] | null = null,
): Promise<{ word: string; order: Buffer }> {
  const { header, parts } = await ask<FactsHeader>(owner, { columns: [{ fact, ...ALWAYS }], order: true, study });
  return { word: header.word, order: parts[2]! };
}

interface Told {
  readonly agency: string;
  readonly word: string;
  readonly order: Buffer;
}

/** How many members the core gives masks of, or why it gives none. */
async function members(
  { agency, word, order }: Told,
  more: object = {},
  purpose = Purpose.HRESCH,
): Promise<number | { status: number }> {
  const said = [{ agency, word }];
  const body = { agreements: [], study: null, columns: [], mustHaveFirst: false, masked: said, orders: said, ...more };
  const { status, header } = await ask<{ members: number }>('participants', body, [order], purpose);
  return status === 200 ? header.members : { status };
}

/** The first two people in each other's place. */
function exchanged(order: Buffer): Buffer {
  const one = order.subarray(0, REF_BYTES);
  const other = order.subarray(REF_BYTES, 2 * REF_BYTES);
  return Buffer.concat([other, one, order.subarray(2 * REF_BYTES)]);
}

function reworded(word: string, change: object): string {
  const [id, payload, mac] = word.split('.') as [string, string, string];
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...change };
  return [id, Buffer.from(JSON.stringify(claims)).toString('base64url'), mac].join('.');
}

describe('a counter that lies to the core', () => {
  it('is given masks of those who may be counted where it does not (so that the tests below can fail)', async () => {
    const housing = await answered('housing', 'living-situation');
    expect(await members({ agency: 'housing', ...housing })).toBeGreaterThan(20);
  });

  it.each<[string, (told: Told) => Told]>([
    [
      'another order of people, so as to have the mask of somebody else',
      (told) => ({ ...told, order: exchanged(told.order) }),
    ],
    ['no order', (told) => ({ ...told, order: Buffer.alloc(0) })],
    [
      'wider rows, so as to have more of the mask',
      (told) => ({ ...told, word: reworded(told.word, { width: 1_024 }) }),
    ],
    ['another mask', (told) => ({ ...told, word: reworded(told.word, { nonce: '00' }) })],
    ['other categories', (told) => ({ ...told, word: reworded(told.word, { categories: ['PROG'] }) })],
    ['the word of another owner', (told) => ({ ...told, agency: 'prosecution' })],
    ['an owner that has no records', (told) => ({ ...told, agency: 'policy' })],
    ['no word', (told) => ({ ...told, word: '' })],
  ])('is given none for %s', async (_, lie) => {
    const housing = await answered('housing', 'living-situation');
    const told = await members(lie({ agency: 'housing', ...housing }));
    expect([{ status: 401 }, { status: 400 }]).toContainEqual(told);
  });

  it("would be given them, could it write an owner's word (sabotaged)", async () => {
    const { word, order } = await answered('housing', 'living-situation');
    const other = exchanged(order);
    const { id, secret } = graph.configs.housing!.proofKeys.housing!.at(-1)!;
    const claims = JSON.parse(Buffer.from(word.split('.')[1]!, 'base64url').toString());
    const forged = seal({ ...claims, order: digestOf(other) }, [{ id, secret: keyFor(secret, 'word', '') }]);
    expect(await members({ agency: 'housing', word: forged, order: other })).toBeGreaterThan(20);
  });

  it('is given none for an audit that its agreement does not cover, whatever categories it names beside', async () => {
    const [{ id: agreement }] = await graph.subgraphs.participants!.db.query(AGREEMENT);
    const audit = { agreements: [agreement], categories: [{ agency: 'law-enforcement', category: 'LE_CONTACT' }] };
    const warrants = { agency: 'law-enforcement', ...(await answered('law-enforcement', 'police-warrant')) };
    const stays = { agency: 'housing', ...(await answered('housing', 'living-situation')) };
    expect(await members(warrants, audit, Purpose.AUDIT)).toBeGreaterThan(20);
    expect(await members(stays, audit, Purpose.AUDIT)).toBe(0);
  });
});

describe('a counter that wants rows for a study', () => {
  const study = { code: 'a', criteria: '{}' };
  let agreements: string[];

  beforeAll(async () => {
    authorization = `Bearer ${await graph.tokenFor('evaluator-chen')}`;
    agreements = [(await graph.subgraphs.participants!.db.query(RESEARCH))[0].id];
  });

  it('has them of an answer that the owner gave for the study, and of none that it gave for counting', async () => {
    const forStudy = { agency: 'housing', ...(await answered('housing', 'living-situation', agreements)) };
    const forCounting = { agency: 'housing', ...(await answered('housing', 'living-situation')) };
    expect(await members(forStudy, { agreements, study })).toBeGreaterThan(50);
    expect(await members(forCounting, { agreements, study })).toEqual({ status: 401 });
    expect(await members(forStudy, { agreements })).toEqual({ status: 401 });
    expect(await members(forCounting, { agreements })).toBeGreaterThan(50);
  });

  it('has each of two that it calls the same on record, with owner and core', async () => {
    const body = { agreements, study, columns: [], mustHaveFirst: false, masked: [], orders: [] };
    const rows = { columns: [{ fact: 'living-situation', ...ALWAYS }], order: false, study: agreements };
    const kept = async (owner: string, category: string): Promise<number> =>
      (
        await graph.subgraphs[owner]!.db.query(
          `SELECT DISTINCT entry::jsonb->>'operation' FROM ledger.entry WHERE category = $1`,
          [category],
        )
      ).length;
    const all = async () => [await kept('participants', 'EXTRACT'), await kept('housing', 'EXTRACTED')];
    const [core, housing] = await all();
    for (const _ of ['once', 'twice']) {
      expect((await ask('participants', body, [], Purpose.HRESCH, 'same')).status).toBe(200);
      expect((await ask('housing', rows, [], Purpose.HRESCH, 'same')).status).toBe(200);
    }
    expect(await all()).toEqual([core! + 2, housing! + 2]);
  });

  it('has nothing written down by an owner but ids', async () => {
    const rows = { columns: [{ fact: 'living-situation', ...ALWAYS }], order: false };
    for (const given of [['Rosa Quinn'], [...agreements, 'x'.repeat(1_000)], [{}], [], 'all'])
      expect([given, (await ask('housing', { ...rows, study: given })).status]).toEqual([given, 400]);
  });

  it('cannot tell by their pseudonyms who they are in another study, or where they are counted', async () => {
    const named = async (more: object): Promise<string[]> => {
      const body = { agreements, study: null, columns: [], mustHaveFirst: false, masked: [], orders: [], ...more };
      const { parts } = await ask('participants', body);
      return parts[0]!.toString('hex').match(/.{16}/g)!;
    };
    const counted = await named({});
    const [one, again, other] = [
      await named({ study }),
      await named({ study }),
      await named({ study: { ...study, code: 'b' } }),
    ];
    expect(again).toEqual(one);
    expect(new Set([...counted, ...one, ...other]).size).toBe(3 * one.length);
  });
});

/** Of an evaluation: it covers contacts and the program, and no record of housing. */
const AGREEMENT = `INSERT INTO agreement (id, type, organization, sources, "startsAt", "endsAt")
  VALUES (gen_random_uuid(), 'EVALUATION', 'pcg', NULL, now() - interval '1 day', now() + interval '1 day') RETURNING id`;

const RESEARCH = `INSERT INTO agreement (id, type, organization, sources, "startsAt", "endsAt")
  VALUES (gen_random_uuid(), 'RESEARCH', 'uw', NULL, now() - interval '1 day', now() + interval '1 day') RETURNING id`;
