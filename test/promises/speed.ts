import { DataCategory, WASHINGTON } from '@lead-graph/schema';
import { ASKERS, caseload } from '../oracles/generators/caseload';
import type { Engine } from '../oracles/mutants/mutatedEngine';
import { REAL_ENGINE } from './deciders';
import { count, type Promised } from './promise';

export const DECISIONS_PER_CPU_SECOND = 850_000;
export const BATCH_CPU_MILLISECONDS = 25;
export const PARTICIPANTS = 1_000;
export const CATEGORIES = Object.values(DataCategory).length;

export const speed: Promised = {
  name: 'speed',
  what: `${count(DECISIONS_PER_CPU_SECOND)} decisions per CPU-second; 1,000 participants x 21 categories in ${BATCH_CPU_MILLISECONDS} ms of CPU`,
  fullSize: 60,
  measure(batches) {
    const milliseconds = cpuOfBatches(batches, REAL_ENGINE);
    const middle = milliseconds[Math.floor(milliseconds.length / 2)]!;
    const perSecond = Math.round((PARTICIPANTS * CATEGORIES * 1_000) / middle);
    return {
      size: `${batches} batches of 1,000 participants, asked by a ${Object.keys(ASKERS).join(', a ')} in turn`,
      figure: `${count(perSecond)} decisions per CPU-second, ${middle.toFixed(1)} ms a batch (median)`,
      holds: perSecond >= DECISIONS_PER_CPU_SECOND && middle <= BATCH_CPU_MILLISECONDS,
    };
  },
};

/** CPU milliseconds of each batch, warm, quickest first. */
export function cpuOfBatches(batches: number, engine: Engine): number[] {
  const one = batchesFor(engine);
  for (let warm = 0; warm < 12; warm += 1) one(warm);
  return Array.from({ length: batches }, (_, batch) => cpuOf(() => one(batch))).sort((a, b) => a - b);
}

/** Decides a whole caseload; the number of the batch says who asks. */
export function batchesFor(engine: Pick<Engine, 'decideAll'>): (batch: number) => void {
  const { at, bases } = caseload(PARTICIPANTS);
  const askers = Object.values(ASKERS);
  return (batch) => {
    for (const each of bases) engine.decideAll(askers[batch % askers.length]!, each, WASHINGTON, at);
  };
}

/** Milliseconds of CPU. */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
