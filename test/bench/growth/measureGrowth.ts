import { rmSync } from 'node:fs';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { administratorOf } from '../../graph/administrator';
import { Program } from '../../program';
import type { BenchOptions } from '../benchmark';
import { interleaved } from '../interleaved';
import type { Load, LoadResult } from '../loadProgram';
import { startLeadGraph } from '../leadGraph';
import { answerOf, type Round, roundOf, type System } from '../system';
import { seedWorld } from '../world';
import { addGroups, type Group } from './group';
import type { Figures, Growth, Size } from './growth';
import { steepnessOf } from './steepness';

/** Sizes of one input are many: each is asked a part of what a comparison of two asks. */
const PART_OF_REQUESTS = 0.1;
const LEAST_REQUESTS = 5;

/** Beyond these, participants are asked for again. */
const MOST_PEOPLE = 1_000;

/** A running graph, and the ids of each of its groups. */
export interface Grown {
  readonly graph: System;
  readonly ids: readonly (readonly string[])[];
}

/** What is asked at one size of the input. */
export interface Asked {
  readonly input: number;
  readonly graph: System;
  readonly query: string;
  /** Values of the variable `id`, for requests one after the other. */
  readonly ids: readonly string[];
  /** In one request. */
  readonly participants: number;
  /** Of a caseload, in one request. */
  readonly pages?: number;
  readonly concurrency?: number;
  /** Throws unless this is the answer that is to be measured. */
  readonly check: (data: Record<string, unknown>) => void;
}

/** One thing that grows while all else stays. */
export interface Axis {
  readonly name: string;
  readonly input: string;
  /** What is asked, and what stays. */
  readonly workload: string;
  /** `people`: how many are asked for, of each size. */
  readonly open: (grow: (groups: readonly Group[]) => Promise<Grown>, people: number) => Promise<readonly Asked[]>;
}

export async function measureGrowth(
  axis: Axis,
  { rounds, requests }: BenchOptions,
  onStep: (step: string) => void,
): Promise<Growth> {
  const stops: (() => unknown)[] = [];
  const grow = async (groups: readonly Group[]): Promise<Grown> => {
    onStep(`seeds a graph of ${groups.reduce((sum, { people }) => sum + people, 0)} more`);
    const { folder, filled } = await seedWorld((graph, folder) =>
      addGroups(graph, (agency) => administratorOf(graph, folder, agency), groups),
    );
    stops.push(() => rmSync(folder, { recursive: true }));
    const graph = await startLeadGraph('LEAD Graph', folder);
    stops.push(() => graph.stop());
    return { graph, ids: filled };
  };
  const generator = new Program<LoadResult>('bench/loadProgram');
  stops.push(() => generator.stop());
  try {
    const budget = Math.ceil(requests * PART_OF_REQUESTS);
    const asked = await axis.open(grow, Math.min(MOST_PEOPLE, budget * (rounds + 1)));
    for (const each of asked) await assertAsMeant(each);
    const measured = await interleaved(asked, rounds, (each, round) => {
      onStep(`${round === 0 ? 'warms up' : `round ${round} of ${rounds}`}, ${each.input} ${axis.input}`);
      return roundOf(each.graph, generator, loadOf(each, budget, round));
    });
    return growthOf(axis, asked, measured, budget);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** A first request compiles and plans, and one that is too large is refused however often it is asked. */
async function assertAsMeant({ graph, query, ids, check }: Asked): Promise<void> {
  const { data, errors } = JSON.parse(await answerOf(graph, query, { id: ids[0] }));
  if (!errors) check(data);
}

function loadOf(asked: Asked, budget: number, round: number): Omit<Load, 'url' | 'headers'> {
  const { query, ids, concurrency = 1 } = asked;
  const requests = requestsOf(asked, budget);
  const variables = Array.from({ length: requests }, (_, index) => ({
    id: ids[(round * requests + index) % ids.length]!,
  }));
  return { query, variables, concurrency };
}

/** As many as there are participants to be asked for; of many at once, so many that they are at once for a while. */
function requestsOf({ participants, concurrency = 1 }: Asked, budget: number): number {
  return Math.max(LEAST_REQUESTS, 3 * concurrency, Math.ceil(budget / participants));
}

function growthOf(
  { input, workload }: Axis,
  asked: readonly Asked[],
  measured: readonly (readonly Round[])[],
  budget: number,
): Growth {
  const sizes = asked.map((each, at): Size => {
    const requests = requestsOf(each, budget);
    const rounds = measured[at]!;
    const refused = rounds.map((round) => (100 * round.refused) / requests);
    return { input: each.input, figures: figuresOf(rounds, requests), refused, pages: each.pages ?? 1 };
  });
  const most = Math.max(...asked.map((each) => requestsOf(each, budget)));
  return {
    size: `${measured[0]!.length} rounds of at most ${most} requests at each size: ${workload}, of ${RECORD_AGENCIES.length} agencies`,
    input,
    sizes,
    verdicts: steepnessOf(sizes),
  };
}

function figuresOf(rounds: readonly Round[], requests: number): Figures {
  const each = (value: (round: Round) => number) => rounds.map(value);
  return {
    'CPU ms': each(({ cpu }) => cpu),
    'of the graph': each(({ cpuOfPrograms }) => cpuOfPrograms),
    'of PostgreSQL': each(({ cpuOfPostgres }) => cpuOfPostgres),
    'p50 ms': each(({ p50 }) => p50),
    'requests per second': each(({ seconds }) => requests / seconds),
    'SQL statements': each(({ reads }) => reads),
    'ledger writes': each(({ writes }) => writes),
    'answer, bytes': each(({ bytes }) => bytes / requests),
  };
}
