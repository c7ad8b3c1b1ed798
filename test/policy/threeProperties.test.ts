import { type FactsHeader, frameOf, readFrame, wordsOf } from '@lead-graph/kit';
import type { Question } from '@lead-graph/policy';
import { Evaluation, membersFor } from '@lead-graph/policy/count';
import { Purpose } from '@lead-graph/schema';
import { AS_OF, QUESTIONS } from '../bench/policy/questions';
import { claimsOf, CORE, partsOf, type Recorded, readableWord, recorded } from './counter/recorded';
import { SYNTHETIC_FACTS, SyntheticOwners } from './counter/syntheticOwners';
import { Population } from './synthetic/population';

const PEOPLE = 300;
const population = new Population(PEOPLE, 8, 10);
/** Of each, other owners are asked. */
const questions = Object.values(QUESTIONS);

/** People who may not be counted. */
const LEFT_OUT = 100;

async function worldWithout(leftOut: number, inProgram = PEOPLE): Promise<SyntheticOwners> {
  const owners = await SyntheticOwners.holding(population, undefined, inProgram);
  for (let person = 0; person < leftOut; person += 1) owners.leftOut.add(person);
  return owners;
}

/** Twice: the first time each owner is asked for the order of its people too. */
async function twice(owners: SyntheticOwners, question: Question): Promise<Recorded[]> {
  return [...(await recorded(owners.counting, question)), ...(await recorded(owners.counting, question))];
}

describe('an owner', () => {
  const RANDOM = { operation: '', call: '', issuedAt: 0 };
  /** All that it is sent: bodies and headers, but for ids that are drawn for each call. */
  const toldBy = (letters: readonly Recorded[], { counting }: SyntheticOwners) =>
    letters
      .filter(({ owner }) => owner !== CORE)
      .map(({ owner, headers, asked }) => ({
        owner,
        asked: asked.toString('latin1'),
        named: Object.keys(headers),
        claims: { ...claimsOf(headers, counting.keys[owner]!), ...RANDOM },
      }));

  it.each([
    ['60 are in the program', 0, 60],
    ['a hundred may not be counted', LEFT_OUT, PEOPLE],
    ['nobody may be counted', PEOPLE, PEOPLE],
  ])('is sent the same whether all are in the program and may be counted, or %s', async (_, leftOut, inProgram) => {
    const [everybody, few] = [await worldWithout(0), await worldWithout(leftOut, inProgram)];
    for (const question of questions) {
      const told = toldBy(await twice(everybody, question), everybody);
      expect(told.length).toBeGreaterThan(1);
      expect(toldBy(await twice(few, question), few)).toEqual(told);
    }
  });

  it('is sent no token, so that it does not know who asks', async () => {
    const owners = await worldWithout(0);
    const [question] = questions as [Question];
    for (const { owner, named } of toldBy(await twice(owners, question), owners))
      expect([owner, named.includes('authorization')]).toEqual([owner, false]);
  });

  it('would tell the two apart, were it asked for those alone who are counted (sabotaged)', async () => {
    const [question] = questions as [Question];
    const toldPlaces = async (owners: SyntheticOwners) => {
      const letters = await recorded(owners.counting, question);
      const core = letters.findLast(({ owner }) => owner === CORE)!;
      const [, , , places] = partsOf(core.opened);
      return toldBy(
        letters.map((each) => ({ ...each, asked: frameOf(readFrame<object>(each.asked).header, [places!]) })),
        owners,
      ).map(({ asked }) => asked.length);
    };
    expect(await toldPlaces(await worldWithout(LEFT_OUT))).not.toEqual(await toldPlaces(await worldWithout(0)));
  });
});

/** What the counter has of one owner after one question. */
interface Had {
  readonly width: number;
  readonly rows: Buffer;
  /** Of everybody, in the same order: what no counter has. */
  readonly truth: Buffer;
  readonly places: readonly number[];
  readonly masks: Buffer;
}

async function had(owners: SyntheticOwners, question: Question): Promise<Had[]> {
  const letters = await recorded(owners.counting, question);
  const { columns } = new Evaluation(question, SYNTHETIC_FACTS, AS_OF).plan;
  const core = letters.findLast(({ owner }) => owner === CORE)!;
  const parts = partsOf(core.opened).slice(3);
  const order = readFrame<{ masked: { agency: string }[] }>(core.asked).header.masked;
  return order.map(({ agency }, at) => {
    const letter = letters.findLast(({ owner }) => owner === agency)!;
    const { header } = readFrame<FactsHeader>(letter.opened);
    return {
      width: header.width,
      rows: partsOf(letter.opened)[0]!,
      truth: owners.tables.get(agency)!.pack(columns.get(agency)!, 'PLACES').rows,
      places: [...wordsOf(parts[2 * at]!)],
      masks: parts[2 * at + 1]!,
    };
  });
}

const rowAt = (rows: Buffer, at: number, width: number): Buffer => rows.subarray(at * width, (at + 1) * width);

const apart = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ other[at]!));

/** Places of those whose row some mask opens. A row of someone with a slot has a secret that is drawn anew: its first byte counts. */
function readable({ width, rows, truth, masks }: Had): Set<number> {
  const found = new Set<number>();
  for (let place = 0; place * width < rows.length; place += 1) {
    const [row, is] = [rowAt(rows, place, width), rowAt(truth, place, width)];
    const shown = is[0] === ELSEWHERE ? 4 : width;
    for (let mask = 0; mask * width < masks.length; mask += 1) {
      const read = apart(row, rowAt(masks, mask, width));
      if (read.subarray(0, shown).equals(is.subarray(0, shown))) found.add(place);
    }
  }
  return found;
}

const ELSEWHERE = 255;

describe('the counter', () => {
  it('reads the rows of those who are counted, and of nobody else at any owner', async () => {
    const owners = await worldWithout(LEFT_OUT);
    for (const question of questions)
      for (const each of await had(owners, question)) {
        expect(each.rows).toHaveLength(PEOPLE * each.width);
        expect(each.places.length).toBeLessThanOrEqual(PEOPLE - LEFT_OUT);
        expect([...readable(each)].sort()).toEqual([...each.places].sort());
      }
  });

  it('has columns of those alone who have an index event', async () => {
    const owners = await worldWithout(LEFT_OUT);
    const asker = { authorization: '', purpose: Purpose.HRESCH, agreements: [], measure: null };
    for (const question of questions) {
      const { plan } = new Evaluation(question, SYNTHETIC_FACTS, AS_OF);
      const { count, secrets, columns } = await membersFor(plan, asker, owners.counting);
      const { start } = columns.get(plan.index.owner)![plan.index.column]!;
      expect([...start].filter((from, member) => from === start[member + 1])).toEqual([]);
      const of = [...columns.values()].flat().map((column) => column.start.length - 1);
      expect([secrets.length / 8, ...of]).toEqual(of.map(() => count).concat(count));
    }
  });

  it("reads everybody, where the core hands out everybody's masks (sabotaged)", async () => {
    const owners = await worldWithout(0);
    const byHousing = QUESTIONS['charges before and after supportive housing, by age']!;
    for (const each of await had(owners, byHousing)) expect(readable(each).size).toBe(PEOPLE);
  });

  it('cannot tell which of two people without a basis have the same row, or one of them what another question showed', async () => {
    const owners = await worldWithout(PEOPLE);
    for (const question of questions) {
      const [first, second] = [await had(owners, question), await had(owners, question)];
      for (const [at, { width, rows, truth, masks }] of first.entries()) {
        expect(masks).toHaveLength(0);
        expect(alike(truth, width)).toBeGreaterThan(0);
        expect(alike(rows, width)).toBe(0);
        const [masked, is] = [apart(rows, second[at]!.rows), apart(truth, second[at]!.truth)];
        for (let place = 0; place < PEOPLE; place += 1)
          expect(rowAt(masked, place, width).equals(rowAt(is, place, width))).toBe(false);
      }
    }
  });

  it('could, were the rows not masked or masked alike (sabotaged)', async () => {
    const [first] = await had(await worldWithout(PEOPLE), questions[0]!);
    const { width, truth } = first!;
    const mask = Buffer.from(rowAt(first!.rows, 0, width));
    const same = Buffer.from(truth.map((byte, at) => byte ^ mask[at % width]!));
    expect(alike(truth, width)).toBeGreaterThan(0);
    expect(alike(same, width)).toBe(alike(truth, width));
    const other = Buffer.concat([truth.subarray(width), rowAt(truth, 0, width)]);
    const maskedAlike = apart(other, apart(first!.rows, truth));
    expect(apart(first!.rows, maskedAlike).equals(apart(truth, other))).toBe(true);
  });

  it('holds no reference of anybody at any owner, and no id of a participant', async () => {
    const owners = await worldWithout(LEFT_OUT);
    for (const question of questions) expect(namedIn(await twice(owners, question), owners)).toEqual([]);
  });

  it('would, did an owner send its order as it stands (sabotaged)', async () => {
    const owners = await worldWithout(LEFT_OUT);
    const letter = (await recorded(owners.counting, questions[0]!)).find(({ owner }) => owner === 'housing')!;
    const { header, parts } = readFrame<object>(letter.opened);
    for (const order of [inBytes, inText]) {
      const opened = frameOf(header, [...parts, order(owners.tables.get('housing')!.people.inOrder())]);
      expect(namedIn([{ ...letter, opened }], owners)).toHaveLength(PEOPLE);
    }
  });
});

/** How many rows are like one before them. */
function alike(rows: Buffer, width: number): number {
  const seen = new Set<string>();
  const all = rows.length / width;
  for (let at = 0; at < all; at += 1) seen.add(rowAt(rows, at, width).toString('latin1'));
  return all - seen.size;
}

const REF_BYTES = 16;
const inBytes = (refs: Buffer): Buffer => refs;
const inText = (refs: Buffer): Buffer => Buffer.from(refsIn(refs).map(uuidOf).join(' '));

function refsIn(refs: Buffer): Buffer[] {
  return Array.from({ length: refs.length / REF_BYTES }, (_, at) =>
    refs.subarray(at * REF_BYTES, (at + 1) * REF_BYTES),
  );
}

function uuidOf(ref: Buffer): string {
  return ref.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** References and ids, of all owners, that stand in what the counter received: as bytes, or as any text of them. */
function namedIn(letters: readonly Recorded[], { tables }: SyntheticOwners): string[] {
  const received = Buffer.concat(letters.map(({ opened }) => opened));
  const words = Buffer.from(letters.flatMap(({ owner, opened }) => (owner === CORE ? [] : wordIn(opened))).join(' '));
  const all = Buffer.concat([received, words]);
  return [...tables].flatMap(([owner, { people }]) =>
    refsIn(people.refs)
      .filter((ref) =>
        [ref, ref.toString('hex'), uuidOf(ref), ref.toString('base64url').slice(0, 20)].some((text) =>
          all.includes(text),
        ),
      )
      .map((ref) => `${owner} ${uuidOf(ref)}`),
  );
}

function wordIn(opened: Buffer): string[] {
  return [JSON.stringify(readableWord(readFrame<FactsHeader>(opened).header.word))];
}

describe('the core', () => {
  /** All that it is sent, but for what is drawn anew: the mask's nonce, the time, the process in the epoch, names of people, seals. */
  const toldCore = (letters: readonly Recorded[], { counting }: SyntheticOwners) =>
    letters
      .filter(({ owner }) => owner === CORE)
      .map(({ asked, headers }) => {
        const { header, parts } = readFrame<{ masked: Said[]; orders: Said[] }>(asked);
        const { authorization } = headers;
        const claims = { ...claimsOf(headers, counting.keys[CORE]!), operation: '', call: '', issuedAt: 0, digest: '' };
        return {
          ...header,
          masked: header.masked.map(withoutChance),
          orders: header.orders.map(withoutChance),
          parts: parts.map(({ length }) => length),
          authorization,
          claims,
        };
      });

  interface Said {
    readonly agency: string;
    readonly word: string;
  }

  const withoutChance = ({ agency, word }: Said) => {
    const { issuedAt, epoch, nonce, order, ...rest } = readableWord(word);
    expect(Math.abs(issuedAt - Date.now() / 1000)).toBeLessThan(60);
    expect([epoch, nonce, order ?? '']).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}\.\d+$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringMatching(/^[\w-]*$/),
    ]);
    return { agency, ordered: order !== null, ...rest };
  };

  /** Where everybody lives is another in this world: of as many days, of other kinds. */
  async function elsewhere(): Promise<SyntheticOwners> {
    const owners = await worldWithout(0);
    const { codes } = owners.tables.get('housing')!.columnsOf('living-situation');
    for (const [at, code] of codes[0]!.entries()) if (code > 0) codes[0]![at] = 1 + (code % 4);
    return owners;
  }

  /** Nobody lives anywhere. */
  async function nowhere(): Promise<SyntheticOwners> {
    const owners = await worldWithout(0);
    const stays = owners.tables.get('housing')!.columnsOf('living-situation');
    for (let person = 0; person < PEOPLE; person += 1) stays.replace(person, { days: [], codes: [[]] });
    stays.compact();
    return owners;
  }

  const question = QUESTIONS['precinct, last encounter and housing at the last contact of 2024']!;

  it('is sent the same whatever the facts of an owner are', async () => {
    const [here, there] = [await worldWithout(0), await elsewhere()];
    const told = toldCore(await twice(here, question), here);
    expect(told.length).toBe(3);
    expect(toldCore(await twice(there, question), there)).toEqual(told);
  });

  it('is told of nothing but how wide rows are where people have fewer events', async () => {
    const [here, there] = [await worldWithout(0), await nowhere()];
    const [told, empty] = [toldCore(await twice(here, question), here), toldCore(await twice(there, question), there)];
    const widths = ({ masked }: (typeof told)[number]) => masked.map(({ width }) => width);
    expect(empty.map(widths)).not.toEqual(told.map(widths));
    const sameWidths = (letters: typeof told) =>
      letters.map(({ masked, orders, ...rest }) => ({
        ...rest,
        masked: masked.map((word) => ({ ...word, width: 0 })),
        orders: orders.map((word) => ({ ...word, width: 0 })),
      }));
    expect(sameWidths(empty)).toEqual(sameWidths(told));
  });

  it('would tell the two worlds apart, were rows sent through it (sabotaged)', async () => {
    const [here, there] = [await worldWithout(0), await elsewhere()];
    const { columns } = new Evaluation(question, SYNTHETIC_FACTS, AS_OF).plan;
    const withRows = async (owners: SyntheticOwners) => {
      const { rows } = owners.tables.get('housing')!.pack(columns.get('housing')!, 'NUMBERS');
      const letters = await twice(owners, question);
      const found = rows.reduce((sum, byte) => sum + byte, 0);
      return toldCore(
        letters.map((each) => {
          const { header, parts } = readFrame<object>(each.asked);
          return { ...each, asked: frameOf({ ...header, found }, parts) };
        }),
        owners,
      );
    };
    expect(await withRows(there)).not.toEqual(await withRows(here));
  });

  it('answers the same members and the same order of them whatever the facts of an owner are', async () => {
    const sizes = async (owners: SyntheticOwners) =>
      (await twice(owners, question)).filter(({ owner }) => owner === CORE).map(({ answered }) => answered.length);
    expect(await sizes(await elsewhere())).toEqual(await sizes(await worldWithout(0)));
  });
});
