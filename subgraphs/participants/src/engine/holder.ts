import { AGENCIES, type DataCategory } from '@lead-graph/schema';
import type { Ground } from './decision';

const CORE = AGENCIES.find((agency) => agency.core)!;

/**
 * What the core itself holds is disclosed by the core's organisations, and has no date of service: a ground that
 * names none of them, leaves one of them out, or is limited to dates, does not reach it.
 */
export function reachesHolder(ground: Ground, category: DataCategory): boolean {
  if (!CORE.categories.includes(category)) return true;
  const { sources, notSources, from, until } = ground.scope;
  if (from !== undefined || until !== undefined) return false;
  if (notSources?.some((source) => CORE.organizations.includes(source))) return false;
  return sources === undefined || sources.some((source) => CORE.organizations.includes(source));
}
