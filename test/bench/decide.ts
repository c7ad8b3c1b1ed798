import { DataCategory, ObtainedVia, type RowFacts, WASHINGTON, withinScopes } from '@lead-graph/schema';
import { cedarPermits, cedarStatus } from '../oracles/cedar/decider';
import { ASKERS, caseload } from '../oracles/generators/caseload';
import type { Asked } from '../oracles/reference/asked';
import { judgeEach, throughParticipant } from '../oracles/reference/reference';
import { rowsOf } from '../oracles/reference/rows';
import { REAL_ENGINE } from '../promises/deciders';
import { BATCH_CPU_MILLISECONDS, batchesFor, CATEGORIES, cpuOf } from '../promises/speed';
import { DECISIONS_PER_CPU_SECOND, PARTICIPANTS } from '../promises/speed';
import { type Benchmark, type BenchOptions, type Comparison, type Row, verdict } from './benchmark';
import { interleaved } from './interleaved';
import { spreadOf } from './spread';

const EVERY_CATEGORY = Object.values(DataCategory);

/** A multiple of the askers, who ask in turn. */
const BATCHES = 12;

/** Those beside the engine take so long that fewer participants tell what a decision costs. */
const OF_PEERS = 12;

/** The one row that is asked about: the peers decide row by row, the engine for all rows at once. */
const ROW: RowFacts = { servicedOn: '2026-05-01', keepers: ['ets'], route: null, obtainedVia: ObtainedVia.OWN_WORK };

/** For each category, whether the row may be read. */
type Decider = (asked: Asked) => boolean[];

export const byEngine: Decider = (asked) => {
  const decisions = REAL_ENGINE.decideAll(asked.question, asked.bases, asked.rules, asked.at);
  return EVERY_CATEGORY.map((category) => {
    const decision = decisions.get(category)!;
    return decision.effect === 'PERMIT' && withinScopes(decision.scopes, rowOf(category, asked));
  });
};

const byReference: Decider = (asked) => {
  const verdicts = throughParticipant(judgeEach(asked));
  return EVERY_CATEGORY.map((category) => verdicts.get(category)!.rows.has(rowOf(category, asked)));
};

const byCedar: Decider = (asked) => {
  const status = cedarStatus(asked, rowsOf(DataCategory.PROG, asked));
  return EVERY_CATEGORY.map((category) => cedarPermits({ ...asked, category }, rowOf(category, asked), status));
};

function rowOf(category: DataCategory, asked: Asked): RowFacts {
  return rowsOf(category, asked)[0]!;
}

const CASES = caseload(OF_PEERS);
const QUESTIONS = Object.values(ASKERS);

/** Asked by each in turn. */
function casesOf(batch: number): Asked[] {
  const question = QUESTIONS[batch % QUESTIONS.length]!;
  return CASES.bases.map((bases) => ({ question, bases, rules: WASHINGTON, at: CASES.at, rows: [ROW] }));
}

interface System {
  readonly name: string;
  /** In one batch. */
  readonly participants: number;
  readonly decide: (batch: number) => void;
}

function peer(name: string, decider: Decider): System {
  const cases = QUESTIONS.map((_, batch) => casesOf(batch));
  const decide = (batch: number) => cases[batch % cases.length]!.forEach(decider);
  return { name, participants: OF_PEERS, decide };
}

export const decide: Benchmark = {
  name: 'decide',
  what: 'CPU of a decision by the engine, beside a slow reference and the law as Cedar policies',
  measure: async ({ rounds }, onStep = () => undefined) => {
    onStep('compares answers');
    assertAlike(byEngine);
    const systems: System[] = [
      { name: 'engine', participants: PARTICIPANTS, decide: batchesFor(REAL_ENGINE) },
      peer('slow reference', byReference),
      peer('Cedar', byCedar),
    ];
    return comparisonOf(systems, await measureAll(systems, { rounds }, onStep));
  },
};

/** All three answer alike on every case that is timed. */
export function assertAlike(engine: Decider): void {
  for (const asked of QUESTIONS.flatMap((_, batch) => casesOf(batch))) {
    const [told, ...others] = [engine, byReference, byCedar].map((decider) => decider(asked).join());
    if (others.some((other) => other !== told))
      throw new Error(
        `engine, reference and Cedar differ on ${asked.question.recipient}: ${[told, ...others].join('; ')}`,
      );
  }
}

/** Milliseconds of CPU of a batch. */
function measureAll(
  systems: readonly System[],
  { rounds }: Pick<BenchOptions, 'rounds'>,
  onStep: (step: string) => void,
): Promise<number[][]> {
  return interleaved(systems, rounds, async ({ name, decide }, round) => {
    onStep(`${round === 0 ? 'warms up' : `round ${round} of ${rounds}`}, ${name}`);
    return cpuOf(() => Array.from({ length: BATCHES }, (_, batch) => decide(batch))) / BATCHES;
  });
}

function comparisonOf(systems: readonly System[], batches: readonly (readonly number[])[]): Comparison {
  const each = batches.map((rounds, at) =>
    rounds.map((cpu) => (1_000 * cpu) / (systems[at]!.participants * CATEGORIES)),
  );
  const row = (what: string, value: (microseconds: number, round: number) => number): Row => ({
    what,
    of: each.map((rounds) => spreadOf(rounds.map(value))),
  });
  const [engine] = batches as [readonly number[]];
  const reached = each[0]!.map((microseconds) => 1_000_000 / microseconds);
  return {
    size: `${engine.length} rounds of ${BATCHES} batches, asked by a ${Object.keys(ASKERS).join(', a ')} in turn: ${systems
      .map(({ name, participants }) => `${name} ${participants} participants`)
      .join(', ')}, ${CATEGORIES} categories of each`,
    systems: systems.map(({ name }) => name),
    rows: [
      row('CPU microseconds per decision', (microseconds) => microseconds),
      row('decisions per CPU-second', (microseconds) => 1_000_000 / microseconds),
      row('times the CPU of the engine', (microseconds, round) => microseconds / each[0]![round]!),
    ],
    verdicts: [
      verdict(
        `CPU ms of ${PARTICIPANTS} participants x ${CATEGORIES} categories, against ${BATCH_CPU_MILLISECONDS}`,
        engine,
        engine.map(() => BATCH_CPU_MILLISECONDS),
        1,
      ),
      verdict(
        `${DECISIONS_PER_CPU_SECOND} decisions per CPU-second, against those made`,
        reached.map(() => DECISIONS_PER_CPU_SECOND),
        reached,
        1,
      ),
    ],
  };
}
