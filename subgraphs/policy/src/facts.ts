import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TotalOutline } from '@lead-graph/kit';
import type { OwnedFact } from './count/plan';

/** What every owner lets be counted, as committed beside the schemas. */
export const FACTS: readonly OwnedFact[] = committed('facts');

/** What owners deliver as totals alone. */
export const TOTALS: readonly (TotalOutline & { readonly owner: string })[] = committed('totals');

function committed<T>(name: string): T {
  return JSON.parse(
    readFileSync(join(dirname(require.resolve('@lead-graph/schema/supergraph')), `${name}.json`), 'utf8'),
  );
}
