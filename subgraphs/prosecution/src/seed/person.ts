import type { SeedAction, SeedEpisode, SeedWarrant } from './around';
import type { SeedCase } from './story';

/** What this agency knows of one invented person. */
export interface SeedPerson {
  readonly cases: readonly SeedCase[];
  readonly warrants?: readonly SeedWarrant[];
  readonly episodes?: readonly SeedEpisode[];
  readonly actions?: readonly SeedAction[];
}
