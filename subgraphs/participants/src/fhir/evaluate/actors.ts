import { type Coding, canonicalSystem, codingsOf } from './coding';
import { Fault } from './fault';
import { isObject, type Json, listOf, objectAt, textAt } from './json';
import { type Match, matchOf, some } from './match';
import { canonicalReference, type Directory, sameReference } from './references';
import type { Effect } from './rule';

interface Identifier {
  readonly system: string | null;
  readonly value: string;
}

/** Somebody by whatever is known of them. */
export interface Actor {
  readonly roles: readonly Coding[];
  readonly references: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/** Those a provision names because they hold, wrote or grant: not as the ones who receive. */
const NOT_RECIPIENTS =
  /^(CST|AUT|AUTHEN|ENT|INF|LA|TRC|SBJ|SPC|PAT|GRANTOR|DELEGATOR|CONSENTER|CONSENTINGPARTY|performer|custodian|author|source|data-holder|grantor|delegator|patient)$/;
const DEPTH = 4;

export function readActor(value: Json, path: string, directory: Directory, contained: readonly unknown[]): Actor {
  const roles = codingsOf(value.role, `${path}.role`);
  const reference = value.reference === undefined ? null : objectAt(value.reference, `${path}.reference`);
  return { ...readReference(reference, `${path}.reference`, directory, contained), roles };
}

/** What a reference says of somebody, and the resource it leads to. */
export function readReference(
  reference: Json | null,
  path: string,
  directory: Directory,
  contained: readonly unknown[] = [],
): Actor {
  const written = reference ? textAt(reference.reference, `${path}.reference`) : null;
  const inline = reference && isObject(reference.identifier) ? identifiersIn([reference.identifier]) : [];
  const known = written === null ? NOBODY : resolved(written, directory, contained, DEPTH);
  return { roles: [], references: known.references, identifiers: [...inline, ...known.identifiers] };
}

const NOBODY: Actor = { roles: [], references: [], identifiers: [] };

/** Somebody in a role is also the person and the organisation of the role; a team is each of its members. */
function resolved(reference: string, directory: Directory, contained: readonly unknown[], depth: number): Actor {
  const resource = directory.find(reference, contained);
  const inside = reference.startsWith('#');
  const found = !inside && resource?.id ? [`${resource.resourceType}/${resource.id}`] : [];
  const own = inside ? [] : [canonicalReference(reference), ...found];
  if (!resource || depth === 0) return { ...NOBODY, references: own };
  const others = [
    ...(resource.resourceType === 'PractitionerRole' ? [resource.practitioner, resource.organization] : []),
    ...(resource.resourceType === 'CareTeam' ? listOf(resource.participant).map((each) => (each as Json)?.member) : []),
    ...(resource.resourceType === 'Group' ? listOf(resource.member).map((each) => (each as Json)?.entity) : []),
  ].flatMap((each) => (isObject(each) && typeof each.reference === 'string' ? [each.reference] : []));
  const behind = others.map((each) => resolved(each, directory, listOf(resource.contained), depth - 1));
  return {
    roles: [],
    references: [...own, ...behind.flatMap(({ references }) => references)],
    identifiers: [...identifiersIn(listOf(resource.identifier)), ...behind.flatMap(({ identifiers }) => identifiers)],
  };
}

/** Somebody as a request names them: identifiers, references, or a reference written as a value. */
export function readRequester(values: readonly unknown[], path: string, directory: Directory): Actor {
  const named = values.map((each, index) => {
    const here = `${path}[${index}]`;
    const { system, value, reference, identifier } = objectAt(each, here);
    if (reference !== undefined || identifier !== undefined) return readReference(each as Json, here, directory);
    if (value === undefined) throw new Fault(`${here}.value`, 'expected a value');
    const text = textAt(value, `${here}.value`)!;
    const written = textAt(system, `${here}.system`);
    if (written === null && /^([a-z]+:\/\/.*\/)?[A-Z][A-Za-z]+\/[A-Za-z0-9.-]+$/.test(text))
      return resolved(text, directory, [], DEPTH);
    return { ...NOBODY, identifiers: [identifierOf(written, text)] };
  });
  return {
    roles: [],
    references: named.flatMap(({ references }) => references),
    identifiers: named.flatMap(({ identifiers }) => identifiers),
  };
}

/**
 * Whether a provision that names these reaches the requester. Of those named only who receives is compared, where there
 * is one; a denial that names only who holds or wrote the records reaches every requester.
 */
export function actorMatch(named: readonly Actor[], requester: Actor, effect: Effect): Match {
  const recipients = named.filter(({ roles }) => !roles.some(({ code }) => code !== null && NOT_RECIPIENTS.test(code)));
  if (recipients.length > 0) return some(recipients.map((each) => sameActor(each, requester)));
  return effect === 'deny' ? 'yes' : some(named.map((each) => sameActor(each, requester)));
}

/** `no` only where both sides are known in a way that can be compared. */
export function sameActor(left: Actor, right: Actor): Match {
  if (left.references.some((one) => right.references.some((other) => sameReference(one, other)))) return 'yes';
  const pairs = left.identifiers.flatMap((one) => right.identifiers.map((other) => sameIdentifier(one, other)));
  if (pairs.includes('yes')) return 'yes';
  if (pairs.includes('unknown')) return 'unknown';
  const comparable = pairs.length > 0 || (left.references.length > 0 && right.references.length > 0);
  return comparable ? 'no' : 'unknown';
}

/** The same person by another name is not another person: they differ only where both have a name of one system. */
export function samePatient(consented: Actor, asked: Actor): Match {
  const match = sameActor(consented, asked);
  if (match === 'yes') return 'yes';
  const systems = new Set(consented.identifiers.map(({ system }) => system));
  if (asked.identifiers.some(({ system }) => system !== null && systems.has(system))) return 'no';
  return matchOf(!(consented.references.length > 0 && asked.references.length > 0));
}

function sameIdentifier(one: Identifier, other: Identifier): Match {
  if (one.value !== other.value) return 'no';
  if (one.system === null || other.system === null) return one.system === other.system ? 'yes' : 'unknown';
  return matchOf(one.system === other.system);
}

function identifiersIn(values: readonly unknown[]): readonly Identifier[] {
  return values.flatMap((each) =>
    isObject(each) && typeof each.value === 'string'
      ? [identifierOf(typeof each.system === 'string' ? each.system : null, each.value)]
      : [],
  );
}

function identifierOf(system: string | null, value: string): Identifier {
  return { system: system && canonicalSystem(system), value: value.trim().replace(/^urn:(oid|uuid):/i, '') };
}
