import { System } from './coding';
import type { Together } from './combine';
import type { Dimension } from './content';
import type { Condition, Residual } from './opinion';

/**
 * What remains to be taken out before anything is handed over: what any one part of `codes`, `dataPeriods` or `data`
 * reaches, or all that none of the parts of an `exceptAnyOf...` reaches.
 */
export interface Obligation {
  readonly id: { readonly system: string; readonly code: string };
  readonly parameters: Readonly<Record<string, readonly unknown[]>>;
}

const REDACT = { system: System.ACT_CODE, code: 'REDACT' };
const OF_CODES: readonly Dimension[] = ['labels', 'classes', 'documents', 'codes'];
const DENIED = { codes: 'codes', period: 'dataPeriods', instances: 'data' };
const PERMITTED = { codes: 'exceptAnyOfCodes', period: 'exceptAnyOfDataPeriods', instances: 'exceptAnyOfData' };
/** Beyond this many, what is permitted is told less of: then more is taken out than need be, never less. */
const MOST_CLAUSES = 64;

export function obligationsOf({ permits, denials }: Together): readonly Obligation[] {
  const denied = denials.flatMap(({ conditions }) => conditions);
  return [
    ...clausesOf(permits).map((each) => redact(each, PERMITTED)),
    ...(denied.length > 0 ? [redact(denied, DENIED)] : []),
  ];
}

/** Any one of the permits, each with all its conditions, said as conditions of which each must be met in some part. */
function clausesOf(permits: readonly Residual[]): readonly (readonly Condition[])[] {
  if (permits.length === 0) return [];
  let clauses: readonly (readonly Condition[])[] = [[]];
  for (const { conditions } of permits) {
    const longer = needed(clauses.flatMap((clause) => conditions.map((each) => [...clause, each])));
    if (longer.length <= MOST_CLAUSES) clauses = longer;
  }
  return clauses;
}

/** Whatever meets a clause meets every longer one that holds all of it. */
function needed(clauses: readonly (readonly Condition[])[]): readonly (readonly Condition[])[] {
  const told = new Map<string, { readonly clause: readonly Condition[]; readonly parts: ReadonlySet<string> }>();
  for (const clause of clauses) {
    const parts = new Set(clause.map(keyOf));
    told.set([...parts].sort().join(), { clause, parts });
  }
  const all = [...told.values()];
  const holds = (longer: ReadonlySet<string>, shorter: ReadonlySet<string>) =>
    shorter.size < longer.size && [...shorter].every((each) => longer.has(each));
  return all.filter(({ parts }) => !all.some((other) => holds(parts, other.parts))).map(({ clause }) => clause);
}

function keyOf({ dimension, content }: Condition): string {
  return JSON.stringify([dimension, content[dimension]]);
}

function redact(conditions: readonly Condition[], names: typeof DENIED): Obligation {
  const of = (wanted: readonly Dimension[]) => conditions.filter(({ dimension }) => wanted.includes(dimension));
  const parts: [string, readonly unknown[]][] = [
    [names.codes, of(OF_CODES).flatMap(codesOf)],
    [names.period, of(['period']).map(({ content }) => content.period!.written)],
    [names.instances, of(['instances', 'authors']).flatMap(instancesOf)],
  ];
  const told = parts.filter(([, values]) => values.length > 0).map(([name, values]) => [name, distinct(values)]);
  return { id: REDACT, parameters: Object.fromEntries(told) };
}

function codesOf({ dimension, content }: Condition): readonly unknown[] {
  return content[dimension as 'labels' | 'classes' | 'documents' | 'codes'].map(({ written }) => written);
}

function instancesOf({ dimension, content }: Condition): readonly unknown[] {
  return content[dimension as 'instances' | 'authors'].map(({ written }) => written);
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((each) => [JSON.stringify(each), each])).values()];
}
