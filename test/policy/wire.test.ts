import crypto from 'node:crypto';
import { type Counting, type FactsHeader, readFrame } from '@lead-graph/kit';
import { QUESTIONS } from '../bench/policy/questions';
import { linksBetween, unevenness } from './counter/links';
import { CORE, partsOf, type Recorded, readableWord, recorded } from './counter/recorded';
import { SyntheticOwners } from './counter/syntheticOwners';
import { questionsOfEveryKind } from './oracle/drawQuestion';
import { Population } from './synthetic/population';

const population = new Population(300, 5, 10);
const questions = [...Object.values(QUESTIONS), ...questionsOfEveryKind().slice(0, 12)];
/** Of all owners at once. */
const [asked] = questions as [(typeof questions)[number]];

let owners: SyntheticOwners;

beforeAll(async () => {
  owners = await SyntheticOwners.holding(population);
  await recorded(owners.counting, asked);
}, 60_000);

/** Everything but headers of JSON: what owners answer, sealed and as the counter reads it, what the core answers, and what it is sent. */
const onTheLine = (letters: readonly Recorded[]): Buffer[] =>
  letters.flatMap(({ owner, asked, answered, opened }) =>
    owner === CORE ? [answered, ...partsOf(asked)] : [answered, ...partsOf(opened)],
  );

/** The same with the core's answers as the counter reads them. */
const opened = (letters: readonly Recorded[]): Buffer[] =>
  letters.flatMap(({ owner, opened, asked }) => [...partsOf(opened), ...(owner === CORE ? partsOf(asked) : [])]);

/** Everybody gets another place at every owner, and every owner another epoch. */
function changeEpochs(): void {
  for (const table of owners.tables.values()) (table as unknown as { newOrder(): void }).newOrder();
}

describe('two questions on the line', () => {
  it('share no 8 bytes, whatever was asked', async () => {
    const first = onTheLine(await recorded(owners.counting, asked));
    expect(Buffer.concat(first).length).toBeGreaterThan(5_000);
    for (const question of questions) {
      const second = onTheLine(await recorded(owners.counting, question));
      expect(linksBetween(first, second)).toBe(0);
    }
  });

  it('share no 8 bytes before and after all orders of people changed', async () => {
    const first = await recorded(owners.counting, asked);
    changeEpochs();
    const second = await recorded(owners.counting, asked);
    expect(second.length).toBeGreaterThan(first.length);
    changeEpochs();
    const third = await recorded(owners.counting, asked);
    expect(linksBetween(onTheLine(second), onTheLine(third))).toBe(0);
    expect(linksBetween(onTheLine(first), onTheLine(third))).toBe(0);
  });

  it('are linked by secrets and places once the seal of the core is taken off (sabotaged)', async () => {
    const fresh = await SyntheticOwners.holding(population);
    await recorded(fresh.counting, asked);
    const [first, second] = [await recorded(fresh.counting, asked), await recorded(fresh.counting, asked)];
    expect(linksBetween(onTheLine(first), onTheLine(second))).toBe(0);
    expect(linksBetween(opened(first), opened(second))).toBeGreaterThan(30);
  });

  it('are linked where masks are made of the same nonce (sabotaged)', async () => {
    const fresh = await SyntheticOwners.holding(population);
    await recorded(fresh.counting, asked);
    const rowsOf = async () =>
      (await recorded(fresh.counting, asked, oneNonce)).flatMap(({ owner, opened }) =>
        owner === CORE ? [] : partsOf(opened).slice(0, 1),
      );
    expect(linksBetween(await rowsOf(), await rowsOf())).toBeGreaterThan(100);
  });
});

/** Owners one after the other, each with the same bytes wherever it draws some. */
function oneNonce(send: Counting['send']): Counting['send'] {
  let turn: Promise<unknown> = Promise.resolve();
  return (owner, request) => {
    const answer = turn.then(async () => {
      await new Promise(setImmediate);
      const drawn = jest.spyOn(crypto, 'randomBytes').mockImplementation((size: number) => Buffer.alloc(size, 7));
      return send(owner, request).finally(() => drawn.mockRestore());
    });
    turn = answer.catch(() => undefined);
    return answer;
  };
}

describe('what stands in headers', () => {
  /** May be the same in two questions: each is about everybody at once. */
  const OF_EVERYBODY = ['count', 'width', 'slot'];
  const OF_EVERYBODY_IN_WORD = ['categories', 'count', 'epoch', 'order', 'study', 'width'];

  it('is about everybody at once, and the rest is new each time', async () => {
    const [first, second] = [await recorded(owners.counting, asked), await recorded(owners.counting, asked)];
    for (const [at, letter] of first.entries()) {
      if (letter.owner === CORE) continue;
      const [header, again] = [letter, second[at]!].map(({ opened }) => readFrame<FactsHeader>(opened).header);
      expect(Object.keys(header!).sort()).toEqual([...OF_EVERYBODY, 'word'].sort());
      for (const field of OF_EVERYBODY) expect(Number.isInteger(header![field as 'count'])).toBe(true);
      const [word, later] = [readableWord(header!.word), readableWord(again!.word)];
      expect(Object.keys(word).sort()).toEqual([...OF_EVERYBODY_IN_WORD, 'issuedAt', 'nonce'].sort());
      expect(word.nonce).not.toBe(later.nonce);
      expect(word.count).toBe(population.people);
      expect(word.epoch).toMatch(/^[0-9a-f]{16}\.\d+$/);
    }
  });

  it('of the core is nothing without the seal', async () => {
    const [letter] = (await recorded(owners.counting, asked)).filter(({ owner }) => owner === CORE);
    expect(Object.keys(readFrame<object>(letter!.opened).header).sort()).toEqual([
      'members',
      'missing',
      'obligations',
      'owners',
      'shape',
    ]);
    expect(letter!.answered.includes('members')).toBe(false);
    expect(letter!.opened.includes('members')).toBe(true);
  });
});

describe('answers', () => {
  /** So far off comes by chance less than once in a million times. */
  const CHANCE = 6;
  const answers = async (many: number, of: (letters: Recorded[]) => Buffer[]) => {
    const all: Buffer[] = [];
    for (let time = 0; time < many; time += 1) all.push(...of(await recorded(owners.counting, asked)));
    return Buffer.concat(all);
  };

  it('of the core look like chance', async () => {
    const ofCore = (letters: Recorded[]) => letters.flatMap((each) => (each.owner === CORE ? each.answered : []));
    expect(Math.abs(unevenness(await answers(20, ofCore)))).toBeLessThan(CHANCE);
  });

  it('of owners look like chance but for their headers', async () => {
    const rows = (letters: Recorded[]) => letters.flatMap((each) => (each.owner === CORE ? [] : partsOf(each.opened)));
    expect(Math.abs(unevenness(await answers(20, rows)))).toBeLessThan(CHANCE);
  });

  it('do not without seal and mask (sabotaged)', async () => {
    const ofCore = (letters: Recorded[]) => letters.flatMap((each) => (each.owner === CORE ? each.opened : []));
    expect(unevenness(await answers(20, ofCore))).toBeGreaterThan(100);
    const { rows } = owners.tables.get('housing')!.pack([STAYS], 'PLACES');
    expect(unevenness(rows)).toBeGreaterThan(100);
  });
});

const STAYS = {
  fact: 'living-situation',
  where: {},
  attributes: ['kind'],
  from: -30_000,
  to: 30_000,
  pick: 'ALL',
  prior: false,
} as const;

describe('how long the letters of an owner are', () => {
  const sizes = (letters: readonly Recorded[]) =>
    letters.flatMap(({ owner, asked, opened }) =>
      owner === CORE ? [] : { owner, asked: asked.length, answered: withoutNumbersOfEpoch(opened) },
    );
  /** The header tells the epoch, which is a number of a process. */
  const withoutNumbersOfEpoch = (answered: Buffer): number =>
    partsOf(answered).reduce((sum, { length }) => sum + length, 0);

  it('does not depend on who is in the program, or on who may be counted', async () => {
    for (const question of questions) {
      const everybody = await SyntheticOwners.holding(population);
      const few = await SyntheticOwners.holding(population, undefined, 40);
      for (let person = 0; person < 30; person += 1) few.leftOut.add(person);
      expect(sizes(await recorded(few.counting, question))).toEqual(
        sizes(await recorded(everybody.counting, question)),
      );
    }
  }, 60_000);

  it('would, did the core answer in their place (sabotaged)', async () => {
    const few = await SyntheticOwners.holding(population, undefined, 40);
    const ofCore = (letters: readonly Recorded[]) =>
      letters.filter(({ owner }) => owner === CORE).map(({ answered }) => answered.length);
    expect(ofCore(await recorded(few.counting, asked))).not.toEqual(ofCore(await recorded(owners.counting, asked)));
  });
});
