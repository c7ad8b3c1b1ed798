import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@lead-graph/kit/testing';
import { countedBy } from '../../policy/counter/ourCounter';
import { SyntheticOwners } from '../../policy/counter/syntheticOwners';
import { Population } from '../../policy/synthetic/population';
import type { Benchmark, BenchOptions, Comparison } from '../benchmark';
import { comparisonOf } from './comparison';
import { AS_OF, QUESTIONS } from './questions';
import { type Counter, duckdbOf, measureCounters, postgresOf, type Warehouse } from './warehouses';

/** What all questions together may cost, as a part of what they cost a warehouse that hides nothing. */
const GOALS: Readonly<Record<string, number>> = { 'DuckDB, 1 thread': 1, PostgreSQL: 0.2 };

const PEOPLE = 1_000_000;

/** Owners, core and counter together, in this program. */
async function ourCounter(population: Population): Promise<Counter> {
  const owners = await SyntheticOwners.holding(population);
  return {
    name: 'LEAD Graph',
    ask: (question, asOf) => countedBy(owners, question, asOf),
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
  };
}

export async function measurePolicy(
  people: number,
  { rounds }: Pick<BenchOptions, 'rounds'>,
  onStep: (step: string) => void = () => undefined,
): Promise<Comparison> {
  const population = new Population(people);
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-bench-'));
  chmodSync(folder, 0o755);
  onStep('PostgreSQL');
  const postgres = await startEmbeddedPostgres({ folder, owners: ['policy'], throwaway: true });
  const warehouses: Warehouse[] = [];
  try {
    onStep(`${people} synthetic people into PostgreSQL`);
    warehouses.push(await postgresOf(population, { folder, url: postgres.urlFor('policy') }));
    onStep('into DuckDB');
    warehouses.push(await duckdbOf(population));
    onStep("into owners' memory");
    const counters = [await ourCounter(population), ...warehouses.flatMap((each) => each.counters)];
    const asked = { questions: QUESTIONS, asOf: AS_OF, rounds, times: 1 };
    const figures = await measureCounters(counters, asked, onStep);
    const goals = Object.entries(GOALS).map(([name, goal]) => ({
      against: counters.find((each) => each.name === name)!,
      goal,
    }));
    return comparisonOf({ counters, figures, size: `${people} synthetic people`, goals });
  } finally {
    for (const each of warehouses) await each.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const policy: Benchmark = {
  name: 'policy',
  what: 'CPU of five questions across agencies, against a DuckDB warehouse of the same facts',
  measure: (options, onStep) => measurePolicy(PEOPLE, options, onStep),
};
