import type { Scope } from '@lead-graph/schema';

/** What a limit is measured against. A fact that is not known is never within a limit. */
export interface RowFacts {
  /** Date of service, `2026-01-31`. */
  readonly servicedOn: string | null;
  readonly route: string | null;
  readonly obtainedVia: string;
  /** Codes of those who keep the row. */
  readonly keepers: readonly string[];
}

/** True where at least one of the scopes reaches the row. */
export function withinScopes(scopes: readonly Scope[], row: RowFacts): boolean {
  return scopes.some((scope) => withinScope(scope, row));
}

function withinScope({ from, until, sources, notObtainedVia, routes }: Scope, row: RowFacts): boolean {
  if (from !== undefined && !(row.servicedOn !== null && row.servicedOn >= from)) return false;
  if (until !== undefined && !(row.servicedOn !== null && row.servicedOn <= until)) return false;
  if (routes !== undefined && !(row.route !== null && routes.includes(row.route))) return false;
  if (notObtainedVia?.includes(row.obtainedVia)) return false;
  return sources === undefined || row.keepers.some((keeper) => sources.includes(keeper));
}
