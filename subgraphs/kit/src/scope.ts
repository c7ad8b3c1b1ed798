import type { Scope } from '@lead-graph/schema';

/** What both scopes reach; null when nothing. */
export function intersect(a: Scope, b: Scope): Scope | null {
  const both: Scope = {
    ...one('from', later(a.from, b.from)),
    ...one('until', earlier(a.until, b.until)),
    ...one('sources', common(a.sources, b.sources)),
    ...one('routes', common(a.routes, b.routes)),
    ...one('notObtainedVia', united(a.notObtainedVia, b.notObtainedVia)),
  };
  const empty =
    both.sources?.length === 0 || both.routes?.length === 0 || (both.from && both.until && both.from > both.until);
  return empty ? null : both;
}

/** The union of what pairs of scopes, one of each side, reach together. */
export function intersectAll(left: readonly Scope[], right: readonly Scope[]): Scope[] {
  return left.flatMap((a) => right.map((b) => intersect(a, b))).filter((scope) => scope !== null);
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
