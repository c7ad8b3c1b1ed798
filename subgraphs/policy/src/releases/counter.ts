import type { Counting, SubgraphConfig, SubgraphContext } from '@lead-graph/kit';
import { LeadError } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { Method } from '../disclosure';
import { KeptReleases } from './keptReleases';
import { methodOf } from './noise';

/** What is released by one counter. */
interface Releases {
  readonly log: KeptReleases;
  readonly method: Method;
}

const known = new WeakMap<DataSource, Releases>();

/** Of this counter's database: what was released before, and the method that is the same for all of it. */
export function releasesOf({ db, config }: Pick<SubgraphContext, 'db' | 'config'>): Releases {
  let releases = known.get(db);
  if (!releases) known.set(db, (releases = { log: new KeptReleases(db), method: methodOf(countingOf(config)) }));
  return releases;
}

export function countingOf({ counting }: SubgraphConfig): Counting {
  if (!counting) throw new LeadError('SUBGRAPH_UNAVAILABLE', 'this counter reaches no owner', { service: 'policy' });
  return counting;
}
