import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OwnedFact } from './count/plan';

/** What every owner lets be counted, as committed beside the schemas. */
export const FACTS: readonly OwnedFact[] = JSON.parse(
  readFileSync(join(dirname(require.resolve('@lead-graph/schema/supergraph')), 'facts.json'), 'utf8'),
);
