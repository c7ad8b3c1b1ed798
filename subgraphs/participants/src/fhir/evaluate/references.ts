import { tokensIn } from './identifiers';
import { isObject, type Json, listOf } from './json';
import type { Placed } from './placed';

/** Where the resources that others refer to are found. */
export interface Directory {
  /** `contained`: the resources inside the one that refers. */
  find(reference: string, contained?: readonly unknown[]): Json | null;
  readonly all: readonly Json[];
  /** Those of `all` that say in which role somebody works for whom. */
  rolesOf(reference: string): readonly Json[];
}

/** `actors` by whatever key they were handed over, `others` by where they stand, and each by its own type and id. */
export function directoryOf(actors: Json, others: readonly Placed[]): Directory {
  const byKey = new Map<string, Json>();
  const standing = others.flatMap(({ fullUrl, resource }) => (fullUrl === null ? [] : [[fullUrl, resource] as const]));
  for (const each of [...others.map(({ resource }) => resource), ...Object.values(actors)])
    if (isObject(each) && each.resourceType && each.id) byKey.set(nameOf(each), each);
  for (const [key, each] of [...standing, ...Object.entries(actors)])
    if (isObject(each)) byKey.set(canonicalReference(key), each);
  const all = [...new Set(byKey.values())];
  const byPerson = rolesByPerson(all);
  return {
    find(reference, contained = []) {
      if (reference.startsWith('#'))
        return (contained.find((each) => isObject(each) && `#${bareId(each.id)}` === reference) as Json) ?? null;
      const written = canonicalReference(reference);
      return byKey.get(written) ?? byKey.get(tail(written)) ?? null;
    },
    all,
    rolesOf(reference) {
      const roles = byPerson.get(tail(canonicalReference(reference))) ?? [];
      return roles.filter((each) => sameReference(personIn(each)!, reference));
    },
  };
}

function rolesByPerson(all: readonly Json[]): ReadonlyMap<string, readonly Json[]> {
  const byPerson = new Map<string, Json[]>();
  for (const role of all) {
    const person = role.resourceType === 'PractitionerRole' ? personIn(role) : null;
    if (person === null) continue;
    const key = tail(canonicalReference(person));
    byPerson.set(key, [...(byPerson.get(key) ?? []), role]);
  }
  return byPerson;
}

function personIn({ practitioner }: Json): string | null {
  return isObject(practitioner) && typeof practitioner.reference === 'string' ? practitioner.reference : null;
}

export function nameOf({ resourceType, id }: Json): string {
  return `${resourceType}/${id}`;
}

/** Without its version. */
export function canonicalReference(reference: string): string {
  return reference
    .trim()
    .replace(/\/_history\/.*$/, '')
    .replace(/\/+$/, '');
}

/** Two ways to write one reference; of two whole addresses both must agree in full. */
export function sameReference(left: string, right: string): boolean {
  const [one, other] = [canonicalReference(left), canonicalReference(right)];
  if (one === other) return true;
  return isAddress(one) !== isAddress(other) && tail(one) === tail(other);
}

/** Every reference anywhere in a resource: an address, or the token of an identifier that stands for one. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = typeof value.reference === 'string' ? [value.reference] : [];
  const logical = isObject(value.identifier) ? tokensIn(value.identifier) : [];
  return [...own, ...logical, ...Object.values(value).flatMap(referencesIn)];
}

/** The same, and by its own type and id each resource that is found there. */
export function namesIn(value: unknown, directory: Directory): readonly string[] {
  return referencesIn(value).flatMap((each) => {
    const found = directory.find(each);
    return found?.id ? [each, nameOf(found)] : [each];
  });
}

/** The references that stand in the named elements of a resource, however deep beneath them. */
export function referencesUnder(resource: Json, elements: readonly string[]): readonly string[] {
  return elements.flatMap((element) => listOf(resource[element]).flatMap(referencesIn));
}

function isAddress(reference: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(reference);
}

/** `Type/id` of an address of that form; anything else as it is. */
function tail(reference: string): string {
  return /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)$/.exec(reference)?.[1] ?? reference;
}

function bareId(id: unknown): string {
  return String(id).replace(/^#/, '');
}
