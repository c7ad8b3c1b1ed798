import { rmSync } from 'node:fs';
import { Program } from '../program';
import { differenceOf, recordsIn } from './answers';
import type { Benchmark, BenchOptions, Comparison, Row } from './benchmark';
import { verdictsOf } from './goals';
import { interleaved } from './interleaved';
import type { LoadResult } from './loadProgram';
import { spreadOf } from './spread';
import { answerOf, type Round, roundOf, type System } from './system';
import { startSystems, type SystemName } from './systems';
import { CASELOAD, POINT, VIEW, type Workload } from './workloads';
import { makeWorld } from './world';

const MOST_DOUBLES = 500;
/** So that there are whole pages of a caseload. */
const LEAST_DOUBLES = 120;

/** Asked of all before anything is timed. */
const COMPARED = 5;

export const view = beside(VIEW);
export const caseload = beside(CASELOAD);
export const point = beside(POINT);

/** A workload on this graph and on others of the same records. */
function beside(workload: Workload): Benchmark {
  return {
    name: workload.name,
    what: `${workload.what}, beside graphs that ask nobody's consent`,
    measure: async (options, onStep = () => undefined) => {
      const stops: (() => unknown)[] = [];
      try {
        onStep('seeds a world');
        const doubles = Math.min(MOST_DOUBLES, Math.max(LEAST_DOUBLES, options.requests));
        const world = await makeWorld(doubles, { disclosed: true });
        stops.push(() => rmSync(world.folder, { recursive: true }));
        onStep('starts the systems');
        const { systems, missing } = await startSystems({ world, query: workload.query, stops }, options.systems);
        const asked = { ...options, requests: Math.ceil(options.requests / workload.views) };
        const compared = await compare(workload, systems, workload.variables(world.ids), asked, onStep);
        return { ...compared, missing };
      } finally {
        for (const stop of stops.reverse()) await stop();
      }
    },
  };
}

async function compare(
  workload: Workload,
  systems: ReadonlyMap<SystemName, System>,
  variables: readonly object[],
  { rounds, requests, atOnce }: BenchOptions,
  onStep: (step: string) => void,
): Promise<Comparison> {
  const { query } = workload;
  const concurrency = atOnce ?? workload.concurrency;
  const all = [...systems.values()];
  const records = await assertAlike(all, query, variables.slice(0, COMPARED));
  const generator = new Program<LoadResult>('bench/loadProgram');
  try {
    const measured = await interleaved(all, rounds, (system, round) => {
      onStep(`${round === 0 ? 'warms up' : `round ${round} of ${rounds}`}, ${system.name}`);
      const asked = Array.from({ length: requests }, (_, at) => variables[(round * requests + at) % variables.length]!);
      return roundOf(system, generator, { query, variables: asked, concurrency });
    });
    const roundsOf = new Map([...systems.keys()].map((name, at) => [name, measured[at]!]));
    return {
      size: `${rounds} rounds of ${requests} requests, ${variables.length} of them different, ${records} records each, ${concurrency} at once`,
      systems: all.map(({ name }) => name),
      rows: rowsOf(measured, requests),
      verdicts: verdictsOf(workload, roundsOf, requests),
    };
  } finally {
    await generator.stop();
  }
}

/** All answer with the same data; how many records one answer holds. */
async function assertAlike(systems: readonly System[], query: string, asked: readonly object[]): Promise<number> {
  let records = 0;
  for (const variables of asked) {
    const expected = await dataOf(systems[0]!, query, variables);
    for (const system of systems.slice(1)) {
      const answered = await dataOf(system, query, variables);
      if (answered !== expected)
        throw new Error(`\`${system.name}\` answers differently from \`${differenceOf(answered, expected)}\` on`);
    }
    records = recordsIn(expected).length;
  }
  return records;
}

/** As text, whatever the order of fields. */
async function dataOf(system: System, query: string, variables: object): Promise<string> {
  return JSON.stringify(sorted(JSON.parse(await answerOf(system, query, variables)).data));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, each]) => [name, sorted(each)]),
  );
}

function rowsOf(measured: readonly (readonly Round[])[], requests: number): Row[] {
  const row = (what: string, value: (round: Round) => number | undefined): Row => ({
    what,
    of: measured.map((rounds) =>
      value(rounds[0]!) === undefined ? null : spreadOf(rounds.map((each) => value(each)!)),
    ),
  });
  return [
    row('CPU ms per request', ({ cpu }) => cpu),
    row('  of gateway and subgraphs', ({ cpuOfPrograms }) => cpuOfPrograms),
    row('    of the gateway', ({ cpuOf }) => cpuOf.gateway),
    row('    of subgraphs', ({ cpuOf }) => cpuOf.subgraphs),
    row('  of PostgreSQL', ({ cpuOfPostgres }) => cpuOfPostgres),
    row('requests per second', ({ seconds }) => requests / seconds),
    row('p50 ms', ({ p50 }) => p50),
    row('p99 ms', ({ p99 }) => p99),
    row('RSS MB, without PostgreSQL', ({ rss }) => rss),
    row('SQL statements per request', ({ statements }) => statements),
    row('answer, bytes', ({ bytes }) => bytes / requests),
    row('refused, per cent', (round) => (100 * round.refused) / requests),
  ];
}
