import { randomBytes, randomFillSync } from 'node:crypto';
import { CountDoor, type Counting, type FactOutline, FactTable, frameOf, readWord, REF_BYTES } from '@lead-graph/kit';
import { membersFrame, Places } from '@lead-graph/participants/evaluation';
import type { OwnedFact } from '@lead-graph/policy/count';
import { type Agency, COUNTED_AGENCIES, type Keyring } from '@lead-graph/schema';
import { FACTS } from '../synthetic/facts';
import type { Population } from '../synthetic/population';

/** Facts of the synthetic world as the counter knows them. */
export const SYNTHETIC_FACTS: readonly OwnedFact[] = FACTS.map((fact) => ({
  ...fact,
  description: 'Synthetic.',
  categories: [],
}));

/** What goes over the line between the counter and an owner. */
export interface Letter {
  readonly owner: string;
  readonly asked: Buffer;
  readonly answered: Buffer;
}

/** Owners that hold one synthetic population in memory, and answer as they do in the graph; everybody may be counted. */
export class SyntheticOwners {
  readonly counting: Counting;
  readonly tables = new Map<string, FactTable>();
  /** People who may not be counted, by number. */
  readonly leftOut = new Set<number>();
  /** Facts and measures that no owner lets be counted. */
  readonly refused: string[] = [];

  private constructor(population: Population, onLetter: (letter: Letter) => void, inProgram: number) {
    const keys = ringsOf();
    const doors = new Map<string, CountDoor>();
    const people = new Map(
      COUNTED_AGENCIES.map(({ name, core }) => [name, refsOf(core ? inProgram : population.people)]),
    );
    const places = new Places();
    for (const agency of COUNTED_AGENCIES) {
      const { refs } = people.get(agency.name)!;
      const table = new FactTable(outlinesOf(agency));
      table.holdNobodyBut(refs);
      this.tables.set(agency.name, table);
      const evaluation = agency.core ? this.evaluationOf(people, places, keys.proofs) : undefined;
      doors.set(
        agency.name,
        new CountDoor({
          ...{ agency, table, evaluation, refused: this.refused },
          ...{ countKeys: keys.counts[agency.name], proofKeys: keys.proofs[agency.name] },
        }),
      );
    }
    this.numbers = new Map([...people].map(([name, { numbers }]) => [name, numbers]));
    this.counting = {
      secret: randomBytes(32),
      keys: keys.counts,
      send: async (owner, request) => {
        const answer = await doors.get(owner)!.answer(request);
        onLetter({ owner, asked: request.body, answered: answer.body });
        return answer;
      },
    };
  }

  /** By owner, the number there of each person of the population. */
  private readonly numbers: ReadonlyMap<string, Uint32Array>;

  /** `inProgram`: the core holds so many of them, the first. `onLoaded` is told how many facts are there, of how many. */
  static async holding(
    population: Population,
    onLetter: (letter: Letter) => void = () => undefined,
    inProgram = population.people,
    onLoaded: (done: number, of: number) => void = () => undefined,
  ): Promise<SyntheticOwners> {
    const owners = new SyntheticOwners(population, onLetter, inProgram);
    for (const [at, { name, owner }] of FACTS.entries()) {
      await owners.load(name, owner, population);
      onLoaded(at + 1, FACTS.length);
    }
    return owners;
  }

  /** Where a person of the population stands at an owner now. */
  placeAt(owner: string, person: number): number {
    return this.tables.get(owner)!.people.place[this.numbers.get(owner)![person]!]!;
  }

  private async load(fact: string, owner: string, population: Population): Promise<void> {
    const columns = this.tables.get(owner)!.columnsOf(fact);
    const numbers = this.numbers.get(owner)!;
    for await (const { person, day, attributes } of population.batchesOf(fact)) {
      const codes = new Array<number>(attributes.length);
      for (let row = 0; row < person.length; row++) {
        if (person[row]! >= numbers.length) continue;
        for (let each = 0; each < codes.length; each++) codes[each] = attributes[each]![row]!;
        columns.append(numbers[person[row]!]!, day[row]!, codes);
      }
    }
    columns.compact();
  }

  private evaluationOf(
    people: ReadonlyMap<string, Named>,
    places: Places,
    proofKeys: Readonly<Record<string, Keyring>>,
  ): NonNullable<ConstructorParameters<typeof CountDoor>[0]['evaluation']> {
    const recordKey = randomBytes(16);
    const core = people.get(COUNTED_AGENCIES.find(({ core }) => core)!.name)!;
    return async ({ ask, parts }, table) => {
      const asked = ask as Asked;
      const read = ({ agency, word }: Sealed) => ({ agency, ...readWord(word, proofKeys[agency]!) });
      for (const [at, order] of asked.orders.entries())
        places.learn(order.agency, { epoch: read(order).word.epoch, names: parts[at]! });
      const masked = asked.masked.map(read);
      const missing = masked.flatMap(({ agency, word }) => (places.knows(agency, word.epoch) ? [] : agency));
      if (missing.length > 0) return membersMissing(missing);
      const apart = new Map([...this.leftOut].map((person) => [idAt(core, person), false]));
      return membersFrame(
        { ...asked, masked },
        { others: true, apart },
        {
          table,
          places,
          recordKey,
          refsAt: async (agency) => pairedRefs(core, people.get(agency)!),
        },
      );
    };
  }
}

interface Sealed {
  readonly agency: string;
  readonly word: string;
}

type Asked = Omit<Parameters<typeof membersFrame>[0], 'masked'> & {
  readonly masked: readonly Sealed[];
  readonly orders: readonly Sealed[];
};

/** References of a population at one owner, in order, and the place of each person among them. */
interface Named {
  readonly refs: Buffer;
  readonly numbers: Uint32Array;
}

/** Random references; their first 8 bytes order them and are all different. */
function refsOf(people: number): Named {
  const order = new BigUint64Array(people);
  const random = randomFillSync(new Uint32Array(2 * people));
  for (let person = 0; person < people; person++)
    order[person] =
      (BigInt(random[2 * person]!) << 32n) | (BigInt(random[2 * person + 1]! & 0xff) << 24n) | BigInt(person);
  order.sort();
  const refs = randomFillSync(Buffer.alloc(people * REF_BYTES));
  const numbers = new Uint32Array(people);
  for (let number = 0; number < people; number++) {
    refs.writeBigUInt64BE(order[number]!, number * REF_BYTES);
    numbers[Number(order[number]! & 0xffffffn)] = number;
  }
  return { refs, numbers };
}

function pairedRefs(core: Named, there: Named): Buffer {
  const paired = Buffer.alloc(core.refs.length);
  for (let person = 0; person < core.numbers.length; person++) {
    const from = there.numbers[person]! * REF_BYTES;
    there.refs.copy(paired, core.numbers[person]! * REF_BYTES, from, from + REF_BYTES);
  }
  return paired;
}

function idAt({ refs, numbers }: Named, person: number): string {
  const at = numbers[person]! * REF_BYTES;
  return refs.toString('hex', at, at + REF_BYTES);
}

function outlinesOf({ name }: Agency): FactOutline[] {
  return SYNTHETIC_FACTS.filter(({ owner }) => owner === name);
}

function ringsOf() {
  const ring = (): Keyring => [{ id: 'test', secret: randomBytes(32) }];
  const rings = () => Object.fromEntries(COUNTED_AGENCIES.map(({ name }) => [name, ring()]));
  return { counts: rings(), proofs: rings() };
}

function membersMissing(missing: readonly string[]): Buffer {
  return frameOf({ members: 0, shape: { count: 0, width: 0, slot: 0 }, missing }, []);
}
