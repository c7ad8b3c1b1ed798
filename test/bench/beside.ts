import { rmSync } from 'node:fs';
import { Program } from '../program';
import { type Benchmark, type BenchOptions, type Comparison, type Row, type Verdict, verdict } from './benchmark';
import { interleaved } from './interleaved';
import type { LoadResult } from './loadProgram';
import { differenceOf, recordsIn } from './answers';
import { spreadOf } from './spread';
import { answerOf, type Round, roundOf, type System } from './system';
import { startSystems, type SystemName } from './systems';
import { CASELOAD, POINT, VIEW, type Workload } from './workloads';
import { makeWorld } from './world';

/** Part of a round's requests; where more are refused, the machine was too busy for the figures to tell anything. */
const MOST_REFUSED = 0.01;

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
        const compared = await compare(workload, systems, workload.variables(world.ids), options, onStep);
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
  { rounds, requests }: BenchOptions,
  onStep: (step: string) => void,
): Promise<Comparison> {
  const { query, concurrency } = workload;
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

interface Goal {
  readonly what: string;
  readonly of: SystemName;
  readonly against: SystemName;
  /** Most that the ratio may be. */
  readonly most: number;
  readonly cost?: (round: Round) => number;
}

const GOALS: readonly Goal[] = [
  { what: 'CPU of all, against the documented stack', of: 'lead', against: 'documented', most: 0.5 },
  {
    what: 'CPU of all, against the same without consent and ledger',
    of: 'lead',
    against: 'without-consent',
    most: 1.15,
  },
];

const GOALS_OF_VIEW: readonly Goal[] = [
  {
    ...{ what: 'CPU of the gateway alone, against plain @apollo/gateway', of: 'processes', against: 'documented' },
    ...{ most: 0.4, cost: ({ cpuOf }) => cpuOf.gateway! },
  },
  ...GOALS,
  { what: 'CPU of all, against one handler by hand', of: 'lead', against: 'floor', most: 2 },
];

/** Of systems that were measured. None counts as met where one that it is about refused too much. */
function verdictsOf(
  { name }: Workload,
  roundsOf: ReadonlyMap<SystemName, readonly Round[]>,
  requests: number,
): Verdict[] {
  const goals = name === VIEW.name ? GOALS_OF_VIEW : GOALS;
  return goals.flatMap(({ what, of, against, most, cost = ({ cpu }) => cpu }) => {
    const [one, other] = [roundsOf.get(of), roundsOf.get(against)];
    if (!one || !other) return [];
    const judged = verdict(what, one.map(cost), other.map(cost), most);
    const answered = [...one, ...other].every(({ refused }) => refused <= MOST_REFUSED * requests);
    return [{ ...judged, met: judged.met && answered }];
  });
}
