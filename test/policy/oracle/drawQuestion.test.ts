import type { Question } from '@lead-graph/policy';
import { FACTS } from '../synthetic/facts';
import { Population } from '../synthetic/population';
import { drawQuestion, questionsOfEveryKind } from './drawQuestion';
import { DuckdbWarehouse } from './duckdb';

const AS_OF = 20_635;
const PEOPLE = 3_000;
const ADDED = ['units', 'part', 'laterPart', 'events', 'eventsAfter', 'personDays'] as const;
const DRAWN = Array.from({ length: 60 }, (_, seed) => drawQuestion(seed));

describe('a question that is drawn', () => {
  let warehouse: DuckdbWarehouse;
  beforeAll(async () => {
    warehouse = await DuckdbWarehouse.open();
    const population = new Population(PEOPLE);
    for (const { name } of FACTS) await warehouse.load(name, population.batchesOf(name));
  });
  afterAll(() => warehouse.close());

  it('is the same for the same seed', () => {
    expect(drawQuestion(7)).toEqual(DRAWN[7]);
    expect(new Set(DRAWN.map((each) => JSON.stringify(each))).size).toBe(DRAWN.length);
  });

  it('is in time of every kind', () => {
    const of = (kinds: (question: Question) => readonly string[]) => new Set(DRAWN.flatMap(kinds)).size;
    expect(of(({ count }) => [count.kind])).toBe(5);
    expect(of(({ index }) => [index.which])).toBe(3);
    expect(of(({ by }) => by.map(({ kind }) => kind))).toBe(6);
    expect(of(({ cohort }) => cohort.map((condition) => condition.is))).toBe(2);
  });

  it('has an answer that adds up', async () => {
    let peopled = 0;
    for (const question of [...questionsOfEveryKind(), ...DRAWN]) {
      const cells = await warehouse.ask(question, AS_OF, { partPeople: true });
      const [all] = await warehouse.ask({ ...question, by: [] }, AS_OF, { partPeople: true });
      for (const name of ADDED) {
        const sum = cells.reduce((total, cell) => total + (cell[name] ?? 0), 0);
        expect(sum).toBe(all![name] ?? 0);
      }
      if (question.index.which !== 'EACH') expect(all!.people).toBe(all!.units);
      if (all!.people > 0) peopled += 1;
    }
    expect(peopled).toBeGreaterThan(50);
  });
});
