import { DataCategory } from '@lead-graph/schema';
import type { SubgraphDefinition } from '../subgraph';
import type { Fact } from '../facts/fact';
import { noteChanges } from '../facts/factChanges';
import { FactIndex } from '../facts/factIndex';
import { openTestSubgraph, type TestSubgraph } from './testSubgraph';

/** One of some rows that are written one after the other, and what its fact then says of a new person. */
interface Step {
  /** Names the person `:person`. */
  readonly sql: string;
  readonly told: readonly string[];
}

interface FactsExpected {
  /** By fact and the codes an event bears, `arrest booked=YES`, how many there are, counted by SQL of another kind. */
  readonly counts: Readonly<Record<string, string>>;
  /** By fact and seeded person, `care-encounter of seed-1`, what it says, worked out by hand: `2025-03-10 AMB NO`. */
  readonly told: Readonly<Record<string, readonly string[]>>;
  /** By fact; the last step leaves nothing behind. */
  readonly changes: Readonly<Record<string, readonly Step[]>>;
}

/** What the facts of every agency must keep. Obligation: the definition has a seed. */
export function factsContract(definition: SubgraphDefinition, { counts, told, changes }: FactsExpected): void {
  const facts = definition.facts!;

  describe(`the facts of ${definition.name}`, () => {
    let test: TestSubgraph;
    let index: FactIndex;

    beforeAll(async () => {
      test = await openTestSubgraph(definition);
      await definition.seed!(test.db);
      index = new FactIndex(test.db, facts);
      await index.refresh();
    });
    afterAll(() => test?.close());

    it('are each counted below, and each told of somebody', () => {
      const names = facts.map(({ name }) => name).sort();
      for (const keys of [Object.keys(counts), Object.keys(told)])
        expect([...new Set(keys.map((key) => key.split(' ')[0]))].sort()).toEqual(names);
    });

    it.each(Object.entries(counts))('are as many as other SQL counts: %s', async (key, sql) => {
      const [name, ...codes] = key.split(' ');
      const [{ count }] = await test.db.query(sql);
      expect(Number(count)).toBeGreaterThan(0);
      expect(allEvents(index, factNamed(facts, name!)).filter(bears(codes))).toHaveLength(Number(count));
    });

    it.each(Object.entries(told))('say what was worked out by hand: %s', async (key, events) => {
      const [name, person] = key.split(' of ') as [string, string];
      const reference = await test.referenceOf(person, 'seed');
      expect(linesOf(index, factNamed(facts, name), reference)).toEqual(events);
    });

    it.each(facts.map((fact) => [fact.name, fact] as const))(
      'name every category that the database lets rows carry: %s',
      async (_, { tables, categories }) => {
        expect([...categories].sort()).toEqual(await categoriesIn(test, Object.keys(tables)));
      },
    );

    describe.each(Object.entries(changes))('after a change of %s', (name, steps) => {
      const fact = factNamed(facts, name);
      const walk = async () => {
        const [{ personRef }] = await test.db.query(
          `INSERT INTO person (source, "localId") VALUES ('test', gen_random_uuid()::text) RETURNING "personRef"`,
        );
        const lines: string[][] = [];
        for (const { sql } of steps) {
          await test.db.query(sql.replaceAll(':person', `'${personRef}'`));
          await index.refresh();
          lines.push(linesOf(index, fact, personRef));
        }
        return lines;
      };

      it('is out of date where the database does not note what changes', async () => {
        await unnoteChanges(test);
        expect(await walk()).toEqual(steps.map(() => []));
      });

      it('is up to date where it does', async () => {
        await noteChanges(test.db, facts);
        expect(await walk()).toEqual(steps.map(({ told }) => told));
      });
    });
  });
}

function factNamed(facts: readonly Fact[], name: string): Fact {
  const fact = facts.find((each) => each.name === name);
  if (!fact) throw new Error(`no fact \`${name}\``);
  return fact;
}

type Event = Readonly<Record<string, string>>;

/** Whether an event has each of these codes: `booked=YES`. */
function bears(codes: readonly string[]): (event: Event) => boolean {
  const pairs = codes.map((code) => code.split('=') as [string, string]);
  return (event) => pairs.every(([attribute, code]) => event[attribute] === code);
}

function allEvents(index: FactIndex, fact: Fact): Event[] {
  return Array.from({ length: index.people.count }, (_, person) => eventsOf(index, fact, person)).flat();
}

function linesOf(index: FactIndex, fact: Fact, personRef: string): string[] {
  const person = index.people.numberOf(Buffer.from(personRef.replaceAll('-', ''), 'hex'));
  return person < 0 ? [] : eventsOf(index, fact, person).map((event) => Object.values(event).join(' '));
}

/** A code that is not known reads `-`. */
function eventsOf(index: FactIndex, fact: Fact, person: number): Event[] {
  const { start, end, days, codes } = index.columnsOf(fact.name);
  return Array.from({ length: end[person]! - start[person]! }, (_, each) => {
    const at = start[person]! + each;
    const words = Object.entries(fact.attributes).map(([name, list], column) => [
      name,
      list[codes[column]![at]! - 1] ?? '-',
    ]);
    return { day: new Date(days[at]! * 86_400_000).toISOString().slice(0, 10), ...Object.fromEntries(words) };
  });
}

async function categoriesIn({ db }: TestSubgraph, tables: readonly string[]): Promise<DataCategory[]> {
  const rules: { rule: string }[] = await db.query(
    `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint
     WHERE contype = 'c' AND conrelid::regclass::text = ANY($1) AND pg_get_constraintdef(oid) ~ 'category'`,
    [tables],
  );
  const words = rules.flatMap(({ rule }) => rule.match(/[A-Z][A-Z0-9_]*/g) ?? []);
  return [...new Set(words)].filter((word): word is DataCategory => word in DataCategory).sort();
}

async function unnoteChanges({ db }: TestSubgraph): Promise<void> {
  const triggers: { name: string; table: string }[] = await db.query(
    `SELECT tgname AS name, tgrelid::regclass AS table FROM pg_trigger WHERE tgfoid = 'note_fact_change'::regproc`,
  );
  for (const { name, table } of triggers) await db.query(`DROP TRIGGER "${name}" ON ${table}`);
}
