import type { Question } from '@lead-graph/policy';
import type { Cells } from '../../policy/oracle/cells';
import { Population } from '../../policy/synthetic/population';
import { AS_OF, QUESTIONS } from './questions';
import { type Counter, duckdbOf, measureCounters, type Warehouse } from './warehouses';

const ONE: Cells = [{ by: [], people: 1, units: 1 }];

/** Whose every answer costs so much. */
function counterOf(name: string, cost: number, cells: Cells, asked: string[] = []): Counter {
  let spent = 0;
  return {
    name,
    ask: async () => {
      asked.push(name);
      spent += cost;
      return cells;
    },
    cpuMs: () => spent,
  };
}

const asking = { questions: { any: {} as Question }, asOf: AS_OF, rounds: 2, times: 2 };

describe('counters that are asked the same', () => {
  it('take turns, and cost what they use for one answer', async () => {
    const asked: string[] = [];
    const counters = [counterOf('a', 3, ONE, asked), counterOf('b', 5, ONE, asked)];
    const cpuMs = [
      [3, 3],
      [5, 5],
    ];
    expect(await measureCounters(counters, asking)).toEqual([{ question: 'any', cpuMs }]);
    expect(asked.join('')).toBe('bbaaaabbbbaa');
  });

  it('must answer alike', async () => {
    const counters = [counterOf('a', 3, ONE), counterOf('b', 5, [])];
    await expect(measureCounters(counters, asking)).rejects.toThrow('b and a differ on any: []: 0 units but 1');
  });
});

describe('the five questions', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await duckdbOf(new Population(20_000));
  });
  afterAll(() => warehouse.close());

  it('have somebody in their cells', async () => {
    const sizes = new Map<string, number>();
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const cells = await warehouse.counters[0]!.ask(question, AS_OF);
      expect(
        cells.reduce((sum, { part, laterPart, people }) => sum + (part ?? laterPart ?? people), 0),
      ).toBeGreaterThan(5);
      sizes.set(name, cells.length);
    }
    expect(Math.max(...sizes.values())).toBeGreaterThan(100);
  });

  it('are answered alike by one thread and by several', async () => {
    const figures = await measureCounters(warehouse.counters, { ...asking, questions: QUESTIONS, times: 1 });
    expect(figures.map(({ question }) => question)).toEqual(Object.keys(QUESTIONS));
    for (const { cpuMs } of figures) for (const round of cpuMs.flat()) expect(round).toBeGreaterThan(0);
  });
});
