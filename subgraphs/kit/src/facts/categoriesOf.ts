import type { DataCategory } from '@lead-graph/schema';
import { labelsOf, type Noun } from '../categories';

/** Every category that a row of these nouns may carry, alone or with others. */
export function categoriesOf(...nouns: readonly Noun[]): DataCategory[] {
  return [...new Set(nouns.flatMap(labelsOf).flat())].sort();
}
