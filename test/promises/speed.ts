import { DataCategory, WASHINGTON } from '@lead-graph/schema';
import { ASKERS, caseload } from '../oracles/generators/caseload';
import type { Engine } from '../oracles/mutants/mutatedEngine';
import { REAL_ENGINE } from './deciders';
import { count, type Promised } from './promise';

const DECISIONS_PER_CPU_SECOND = 850_000;
const BATCH_CPU_MILLISECONDS = 25;
const CATEGORIES = Object.values(DataCategory).length;

export const speed: Promised = {
  name: 'speed',
  what: `${count(DECISIONS_PER_CPU_SECOND)} decisions per CPU-second; 1,000 participants x 21 categories in ${BATCH_CPU_MILLISECONDS} ms of CPU`,
  fullSize: 60,
  measure(batches) {
    const milliseconds = cpuOfBatches(batches, REAL_ENGINE);
    const middle = milliseconds[Math.floor(milliseconds.length / 2)]!;
    const perSecond = Math.round((1_000 * CATEGORIES * 1_000) / middle);
    return {
      size: `${batches} batches of 1,000 participants, asked by a ${Object.keys(ASKERS).join(', a ')} in turn`,
      figure: `${count(perSecond)} decisions per CPU-second, ${middle.toFixed(1)} ms a batch (median)`,
      holds: perSecond >= DECISIONS_PER_CPU_SECOND && middle <= BATCH_CPU_MILLISECONDS,
    };
  },
};

/** CPU milliseconds of each batch, warm, quickest first. */
export function cpuOfBatches(batches: number, engine: Engine): number[] {
  const { at, bases } = caseload(1_000);
  const askers = Object.values(ASKERS);
  const one = (batch: number): void => {
    for (const each of bases) engine.decideAll(askers[batch % askers.length]!, each, WASHINGTON, at);
  };
  for (let warm = 0; warm < 12; warm += 1) one(warm);
  return Array.from({ length: batches }, (_, batch) => {
    const before = process.cpuUsage();
    one(batch);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }).sort((a, b) => a - b);
}
