import { createHash } from 'node:crypto';
import type { Counting } from '@lead-graph/kit';
import { drawNoiseTable, type Method, NOISE_LAW } from '../disclosure';

/** The method of this counter. INVARIANT: of one secret it is always the same, so that the same people get the same number. */
export function methodOf({ secret, rounding = 1 }: Pick<Counting, 'secret' | 'rounding'>): Method {
  const seed = createHash('sha256').update('noise').update(secret).digest().readUInt32LE(0);
  return { law: NOISE_LAW, noise: drawNoiseTable(NOISE_LAW, seed), rounding };
}
