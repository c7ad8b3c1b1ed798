import type { Question } from '@lead-graph/policy';
import type { Cells } from '../../policy/oracle/cells';
import { difference } from '../../policy/oracle/compare';
import { DuckdbWarehouse } from '../../policy/oracle/duckdb';
import { FACTS } from '../../policy/synthetic/facts';
import type { Population } from '../../policy/synthetic/population';
import { cpuOfPostgres } from '../cpu';
import { PostgresWarehouse } from './postgres';

/** Who answers questions, and what it has cost so far. */
export interface Counter {
  readonly name: string;
  ask(question: Question, asOf: number): Promise<Cells>;
  /** Milliseconds of CPU of all who take part, since ever. */
  cpuMs(): number;
}

/** Counters of one warehouse, which is closed with them. */
export interface Warehouse {
  readonly counters: readonly Counter[];
  close(): Promise<void>;
}

/** In this program: with one thread, which costs least CPU, and with as many as it takes by itself. */
export async function duckdbOf(population: Population): Promise<Warehouse> {
  const warehouse = await DuckdbWarehouse.open();
  for (const { name } of FACTS) await warehouse.load(name, population.batchesOf(name));
  const threads = await warehouse.threads();
  const counter = (name: string, threads: number): Counter => ({
    name,
    ask: async (question, asOf) => {
      await warehouse.useThreads(threads);
      return warehouse.ask(question, asOf);
    },
    cpuMs: cpuOfThis,
  });
  return {
    counters: [counter('DuckDB, 1 thread', 1), counter(`DuckDB, ${threads} threads`, threads)],
    close: async () => warehouse.close(),
  };
}

/** Of a data folder in which a PostgreSQL runs, with the address of an empty database there. */
export async function postgresOf(population: Population, at: { folder: string; url: string }): Promise<Warehouse> {
  const warehouse = await PostgresWarehouse.open(at.url);
  for (const { name } of FACTS) await warehouse.load(name, population.batchesOf(name));
  const counter: Counter = {
    name: 'PostgreSQL',
    ask: (question, asOf) => warehouse.ask(question, asOf),
    cpuMs: () => cpuOfPostgres(at.folder),
  };
  return { counters: [counter], close: () => warehouse.close() };
}

/** What one question cost. */
export interface QuestionFigures {
  readonly question: string;
  /** Milliseconds of CPU: for each counter, of each round. */
  readonly cpuMs: readonly (readonly number[])[];
}

export interface Asking {
  readonly questions: Readonly<Record<string, Question>>;
  readonly asOf: number;
  /** After one that warms up and does not count. */
  readonly rounds: number;
  /** How often a question is asked in one round, so that its cost is above what can be told. */
  readonly times: number;
}

/**
 * Asks every counter every question in turns, those who were first in one round last in the next: what drifts on the
 * machine meanwhile falls on all. Rejects when two of them answer differently.
 */
export async function measureCounters(
  counters: readonly Counter[],
  { questions, asOf, rounds, times }: Asking,
  onStep: (step: string) => void = () => undefined,
): Promise<QuestionFigures[]> {
  const figures = Object.keys(questions).map((question) => ({ question, cpuMs: counters.map((): number[] => []) }));
  for (let round = 0; round <= rounds; round += 1) {
    onStep(round === 0 ? 'warms up' : `round ${round} of ${rounds}`);
    for (const { question, cpuMs } of figures) {
      const answers: { counter: Counter; cells: Cells }[] = [];
      for (const at of inTurn(counters.length, round)) {
        const counter = counters[at]!;
        const { cells, cost } = await askOften(counter, questions[question]!, asOf, times);
        answers.push({ counter, cells });
        if (round > 0) cpuMs[at]!.push(cost);
      }
      assertAlike(question, answers);
    }
  }
  return figures;
}

async function askOften(counter: Counter, question: Question, asOf: number, times: number) {
  let cells: Cells = [];
  const before = counter.cpuMs();
  for (let time = 0; time < times; time += 1) cells = await counter.ask(question, asOf);
  return { cells, cost: (counter.cpuMs() - before) / times };
}

function assertAlike(question: string, [first, ...others]: readonly { counter: Counter; cells: Cells }[]): void {
  for (const other of others) {
    const found = difference(first!.cells, other.cells);
    if (found) throw new Error(`${first!.counter.name} and ${other.counter.name} differ on ${question}: ${found}`);
  }
}

function inTurn(counters: number, round: number): number[] {
  const order = Array.from({ length: counters }, (_, at) => at);
  return round % 2 === 1 ? order : order.reverse();
}

function cpuOfThis(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
