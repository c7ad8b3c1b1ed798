import type { Housing } from './openHousing';

export function refsOfNamed(housing: Housing): Promise<string[]> {
  return Promise.all(['seed-1', 'seed-2', 'seed-3', 'seed-4'].map((localId) => housing.referenceOf(localId, 'seed')));
}
