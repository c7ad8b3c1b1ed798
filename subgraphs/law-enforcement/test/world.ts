import type { SubgraphDefinition } from '@lead-graph/kit';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { subgraph as definition } from '../src/main';

export interface World extends TestSubgraph {
  /** Of a person that the city police know, where no other source is said. */
  referenceOf(localId: string, source?: string): Promise<string>;
  empty(): Promise<void>;
}

export async function openWorld(changed: Partial<SubgraphDefinition> = {}): Promise<World> {
  const test = await openTestSubgraph({ ...definition, ...changed });
  return {
    ...test,
    referenceOf: (localId, source = 'spd') => test.referenceOf(localId, source),
    empty: () => test.db.query('TRUNCATE police_contact, police_warrant, person CASCADE'),
  };
}
