import { canonicalSystem } from './coding';
import { isObject, listOf } from './json';
import { type Match, matchOf } from './match';

export interface Identifier {
  readonly system: string | null;
  readonly value: string;
}

export function identifierOf(system: string | null, value: string): Identifier {
  return { system: system && canonicalSystem(system), value: value.trim().replace(/^urn:(oid|uuid):/i, '') };
}

/** Those of one element, written once or as a list; what has no value is none. */
export function identifiersIn(element: unknown): readonly Identifier[] {
  return listOf(element).flatMap((each) =>
    isObject(each) && typeof each.value === 'string'
      ? [identifierOf(typeof each.system === 'string' ? each.system : null, each.value)]
      : [],
  );
}

export function sameIdentifier(one: Identifier, other: Identifier): Match {
  if (one.value !== other.value) return 'no';
  if (one.system === null || other.system === null) return one.system === other.system ? 'yes' : 'unknown';
  return matchOf(one.system === other.system);
}

/** An identifier as FHIR searches for it; one without a system tells nobody apart and has none. */
export function tokensIn(element: unknown): readonly string[] {
  return identifiersIn(element).flatMap(({ system, value }) => (system === null ? [] : [`${system}|${value}`]));
}
