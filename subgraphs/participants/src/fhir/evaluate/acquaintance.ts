import { type Identifier, identifiersIn, sameIdentifier } from './identifiers';
import { isObject, type Json, listOf } from './json';
import { type Directory, nameOf } from './references';

/** Somebody as they are written: by a reference, by identifiers, or by both. */
export interface Name {
  readonly reference: string | null;
  readonly identifiers: readonly Identifier[];
  /** The resources inside the one that names them. */
  readonly contained: readonly unknown[];
}

export interface Known {
  /** A reference was given, and not only found: by it somebody can be told from others. */
  readonly isReferred: boolean;
  readonly references: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/** References to those who stand behind somebody. */
export type Behind = (reference: string, resource: Json, directory: Directory) => readonly unknown[];

/** The person in a role, and each in a team. Never the organisation: others work there too. */
export const within: Behind = (_, resource) => {
  switch (resource.resourceType) {
    case 'PractitionerRole':
      return [resource.practitioner];
    case 'CareTeam':
      return listOf(resource.participant).map((each) => (each as Json)?.member);
    case 'Group':
      return listOf(resource.member).map((each) => (each as Json)?.entity);
    default:
      return [];
  }
};

/** Whoever acts in a role acts as that person and for that organisation. */
export const acting: Behind = (_, resource) =>
  resource.resourceType === 'PractitionerRole' ? [resource.practitioner, resource.organization] : [];

/** So does, where they ask now, a person who works for one organisation only. */
export const asking: Behind = (reference, resource, directory) => {
  if (resource.resourceType === 'PractitionerRole') return acting(reference, resource, directory);
  const roles = directory.rolesOf(reference);
  const organisations = new Map(roles.map(({ organization }) => [(organization as Json)?.reference, organization]));
  return organisations.size === 1 && roles.every(({ active }) => active !== false) ? [...organisations.values()] : [];
};

/** All that whoever asks belongs to, and all that belong to it: a denial of any of these is a denial of it. */
export const around: Behind = (reference, resource, directory) => [
  ...within(reference, resource, directory),
  ...asking(reference, resource, directory),
  ...directory.rolesOf(reference).map(({ organization }) => organization),
  ...(resource.resourceType === 'Organization' ? [resource.partOf] : []),
];

/** All that is known of somebody and of those behind them. */
export function followed(name: Name, behind: Behind, directory: Directory): Known {
  const isReferred = name.reference !== null && !isInside(name.reference);
  const known = { isReferred, references: [] as string[], identifiers: [...name.identifiers] };
  const seen = new Set<unknown>();
  const follow = (reference: string, contained: readonly unknown[]) => {
    const found = directory.find(reference, contained);
    if (seen.has(found ?? reference)) return;
    seen.add(found ?? reference);
    const inside = isInside(reference); // of no name outside
    const resource = found ?? {};
    if (!inside) known.references.push(reference, ...(resource.id ? [nameOf(resource)] : []));
    known.identifiers.push(...identifiersIn(resource.identifier));
    for (const each of behind(inside ? '' : reference, resource, directory))
      if (isObject(each) && typeof each.reference === 'string')
        follow(each.reference, inside ? contained : listOf(resource.contained));
  };
  if (name.reference !== null) follow(name.reference, name.contained);
  if (name.identifiers.length > 0)
    for (const each of directory.all) if (each.id && hasOneOf(each, name.identifiers)) follow(nameOf(each), []);
  return known;
}

function hasOneOf(resource: Json, identifiers: readonly Identifier[]): boolean {
  const own = identifiersIn(resource.identifier);
  return identifiers.some((one) => one.system !== null && own.some((each) => sameIdentifier(one, each) === 'yes'));
}

function isInside(reference: string): boolean {
  return reference.startsWith('#');
}
