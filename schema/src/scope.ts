import type { Scope } from './claims';

/** What a limit is measured against. A fact that is not known is never within a limit. */
export interface RowFacts {
  /** Date of service, `2026-01-31`. */
  readonly servicedOn: string | null;
  readonly route: string | null;
  readonly obtainedVia: string;
  /** Codes of those who keep the row. */
  readonly keepers: readonly string[];
}

/** What a refusal takes out of a scope; a limit it does not state is none. */
export type Refused = Pick<Scope, 'from' | 'until' | 'sources'>;

/** True where at least one of the scopes reaches the row. */
export function withinScopes(scopes: readonly Scope[], row: RowFacts): boolean {
  return scopes.some((scope) => withinScope(scope, row));
}

function withinScope({ from, until, sources, notSources, notObtainedVia, routes }: Scope, row: RowFacts): boolean {
  if (from !== undefined && !(row.servicedOn !== null && row.servicedOn >= from)) return false;
  if (until !== undefined && !(row.servicedOn !== null && row.servicedOn <= until)) return false;
  if (routes !== undefined && !(row.route !== null && routes.includes(row.route))) return false;
  if (notObtainedVia?.includes(row.obtainedVia)) return false;
  if (row.keepers.some((keeper) => notSources?.includes(keeper))) return false;
  return sources === undefined || row.keepers.some((keeper) => sources.includes(keeper));
}

/** What both scopes reach; null when nothing. */
export function intersect(a: Scope, b: Scope): Scope | null {
  const both: Scope = {
    ...one('from', later(a.from, b.from)),
    ...one('until', earlier(a.until, b.until)),
    ...one('sources', common(a.sources, b.sources)),
    ...one('notSources', united(a.notSources, b.notSources)),
    ...one('routes', common(a.routes, b.routes)),
    ...one('notObtainedVia', united(a.notObtainedVia, b.notObtainedVia)),
  };
  return isEmpty(both) ? null : both;
}

/** The union of what pairs of scopes, one of each side, reach together. */
export function intersectAll(left: readonly Scope[], right: readonly Scope[]): readonly Scope[] {
  return unionOf(left.flatMap((a) => right.map((b) => intersect(a, b))).filter((scope) => scope !== null));
}

/**
 * What is left of a scope when a refusal is taken out: one scope for each limit the refusal states, nothing when
 * it states none. A row without the fact that a limit needs is out on either side of it.
 */
export function without(scope: Scope, refused: Refused): readonly Scope[] {
  const outside: Scope[] = [];
  if (refused.from !== undefined) outside.push({ until: dayBeside(refused.from, -1) });
  if (refused.until !== undefined) outside.push({ from: dayBeside(refused.until, 1) });
  if (refused.sources !== undefined) outside.push({ notSources: refused.sources });
  return intersectAll([scope], outside);
}

/**
 * An unlimited scope swallows the others, and of equal ones there is one: forms that are signed again and again say the
 * same, and pairs of them would be as many as their square.
 */
export function unionOf(scopes: readonly Scope[]): readonly Scope[] {
  if (scopes.length < 2) return scopes;
  const unlimited = scopes.find((scope) => Object.keys(scope).length === 0);
  return unlimited ? [unlimited] : [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()];
}

function isEmpty({ from, until, sources, notSources, routes }: Scope): boolean {
  if (sources?.length === 0 || routes?.length === 0) return true;
  if (from !== undefined && until !== undefined && from > until) return true;
  return sources?.every((source) => notSources?.includes(source)) ?? false;
}

function one<K extends keyof Scope>(key: K, value: Scope[K]): Partial<Scope> {
  return value === undefined ? {} : { [key]: value };
}

function later(a?: string, b?: string): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

function earlier(a?: string, b?: string): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function common(a?: readonly string[], b?: readonly string[]): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((each) => b.includes(each));
}

function united(a?: readonly string[], b?: readonly string[]): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return [...new Set([...a, ...b])];
}

const DAY_MILLISECONDS = 86_400_000;

function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
