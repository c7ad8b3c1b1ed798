import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { differenceOf, recordsIn } from './answers';
import { type Benchmark, type BenchOptions, type Comparison, type Row, verdict } from './benchmark';
import { MOST_REFUSED } from './goals';
import { interleaved } from './interleaved';
import type { LoadResult } from './loadProgram';
import { startLeadGraph } from './leadGraph';
import { Program } from '../program';
import { spreadOf } from './spread';
import { answerOf, type Round, roundOf, type System } from './system';
import { makeWorld } from './world';

/** Most that the ledger may cost: a tenth of what the graph costs without it. */
const GOAL = 1.1;

const CONCURRENCY = 20;
const MOST_DOUBLES = 500;

/** Asked of both before anything is timed. */
const COMPARED = 10;

export const ledger: Benchmark = {
  name: 'ledger',
  what: 'CPU of a view with the ledger, against the same without',
  measure: async (options, onStep = () => undefined) => {
    onStep('seeds two equal graphs');
    const { folder, ids } = await makeWorld(Math.min(MOST_DOUBLES, options.requests));
    const copy = `${folder}-copy`;
    const stops: (() => unknown)[] = [
      () => rmSync(folder, { recursive: true }),
      () => rmSync(copy, { recursive: true }),
    ];
    try {
      execFileSync('cp', ['-a', folder, copy]);
      const start = async (name: string, at: string, preload?: string): Promise<System> => {
        const graph = await startLeadGraph(name, at, preload);
        stops.push(() => graph.stop());
        return graph;
      };
      const withLedger = await start('with the ledger', folder);
      const without = await start('without', copy, 'bench/withoutLedger');
      return await compare([withLedger, without], ids, options, onStep);
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
  },
};

type Two = readonly [System, System];

async function compare(
  graphs: Two,
  ids: readonly string[],
  { rounds, requests }: BenchOptions,
  onStep: (step: string) => void,
): Promise<Comparison> {
  const records = await assertAlike(graphs, ids.slice(0, COMPARED));
  const generator = new Program<LoadResult>('bench/loadProgram');
  try {
    const measured = await interleaved(graphs, rounds, (graph, round) => {
      onStep(`${round === 0 ? 'warms up' : `round ${round} of ${rounds}`}, ${graph.name}`);
      const variables = Array.from({ length: requests }, (_, index) => ({
        id: ids[(round * requests + index) % ids.length]!,
      }));
      return roundOf(graph, generator, { query: MAIN_QUERY, variables, concurrency: CONCURRENCY });
    });
    return comparisonOf(measured, requests, ids.length, records);
  } finally {
    await generator.stop();
  }
}

/** Both give the same answers, but for the name of the request; how many records one of them holds. */
async function assertAlike([first, second]: Two, ids: readonly string[]): Promise<number> {
  let records = 0;
  for (const id of ids) {
    const [one, other] = [await viewOf(first, id), await viewOf(second, id)];
    if (one !== other) throw new Error(`the two answer differently from \`${differenceOf(one, other)}\` on`);
    records = recordsIn(one).length;
  }
  return records;
}

async function viewOf(graph: System, id: string): Promise<string> {
  return (await answerOf(graph, MAIN_QUERY, { id })).replace(/"requestId":"[^"]*"/, '"requestId":""');
}

function comparisonOf(
  measured: readonly (readonly Round[])[],
  requests: number,
  people: number,
  records: number,
): Comparison {
  const row = (what: string, value: (round: Round) => number): Row => ({
    what,
    of: measured.map((rounds) => spreadOf(rounds.map(value))),
  });
  const [withLedger, without] = measured as [Round[], Round[]];
  const cpuOf = (rounds: readonly Round[]) => rounds.map(({ cpu }) => cpu);
  const compared = verdict('CPU with the ledger, against without', cpuOf(withLedger), cpuOf(without), GOAL);
  const refused = Math.max(...measured.flat().map((round) => round.refused / requests));
  return {
    size: `${withLedger.length} rounds of ${requests} views of one of ${people} participants, ${records} records of four agencies, ${CONCURRENCY} at once`,
    systems: ['with the ledger', 'without'],
    rows: [
      row('CPU ms per request', ({ cpu }) => cpu),
      row('  of the graph', ({ cpuOfPrograms }) => cpuOfPrograms),
      row('  of PostgreSQL', ({ cpuOfPostgres }) => cpuOfPostgres),
      row('requests per second', ({ seconds }) => requests / seconds),
      row('p50 ms', ({ p50 }) => p50),
      row('p99 ms', ({ p99 }) => p99),
      row('SQL statements per request', ({ statements }) => statements),
      row('ledger entries per request', ({ entries }) => entries),
      row('write-ahead log, bytes per request', ({ walBytes }) => walBytes),
      row('answer, bytes', ({ bytes }) => bytes / requests),
      row('refused, per cent', (round) => (100 * round.refused) / requests),
    ],
    verdicts: [{ ...compared, met: compared.met && refused <= MOST_REFUSED }],
  };
}
