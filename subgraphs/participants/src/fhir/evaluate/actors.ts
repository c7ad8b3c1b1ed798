import { around, asking, followed, type Known, type Name, within } from './acquaintance';
import { type Coding, codingsOf } from './coding';
import { Fault } from './fault';
import { identifierOf, identifiersIn, sameIdentifier } from './identifiers';
import { type Json, objectAt, textAt } from './json';
import { type Match, matchOf, some } from './match';
import { type Directory, sameReference } from './references';
import type { Effect } from './rule';

/** Somebody a consent names, by whatever is known of them. */
export interface Actor extends Known {
  readonly roles: readonly Coding[];
}

/** Whoever asks. `around` is what counts for a denial. */
export interface Requester extends Known {
  readonly around: Known;
}

/** Those a provision names because they hold, wrote, grant or witness: not as the ones who receive. */
const NOT_RECIPIENTS =
  /^(CST|AUT|AUTHEN|ENT|INF|LA|TRC|SBJ|SPC|PAT|WIT|EVTWIT|VALID|VERF|GRANTOR|DELEGATOR|CONSENTER|CONSENTINGPARTY|performer|custodian|author|source|data-holder|grantor|delegator|patient)$/;
const AUTHORS = /^(AUT|author)$/;

export function readActor(value: Json, path: string, directory: Directory, contained: readonly unknown[]): Actor {
  const reference = value.reference ? objectAt(value.reference, `${path}.reference`) : null;
  return {
    ...readReference(reference, `${path}.reference`, directory, contained),
    roles: codingsOf(value.role, `${path}.role`),
  };
}

/** What a reference says of somebody, and the resource it leads to. */
export function readReference(
  reference: Json | null,
  path: string,
  directory: Directory,
  contained: readonly unknown[] = [],
): Known {
  return followed(nameIn(reference ?? {}, path, contained), within, directory);
}

function nameIn({ reference, identifier }: Json, path: string, contained: readonly unknown[]): Name {
  const written = reference === '' ? null : textAt(reference, `${path}.reference`); // a form may leave it empty
  return { reference: written, identifiers: identifiersIn(identifier), contained };
}

/** Somebody as a request names them: identifiers, references, or a reference written as a value. */
export function readRequester(values: readonly unknown[], path: string, directory: Directory): Requester {
  const names = values.map((each, index) => readName(each, `${path}[${index}]`));
  const all = (behind: typeof around): Known => {
    const known = names.map((each) => followed(each, behind, directory));
    return {
      isReferred: known.some(({ isReferred }) => isReferred),
      references: known.flatMap(({ references }) => references),
      identifiers: known.flatMap(({ identifiers }) => identifiers),
    };
  };
  return { ...all(asking), around: all(around) };
}

function readName(value: unknown, path: string): Name {
  const written = objectAt(value, path);
  if (written.reference !== undefined || written.identifier !== undefined) return nameIn(written, path, []);
  if (written.value === undefined) throw new Fault(`${path}.value`, 'expected a value');
  const text = textAt(written.value, `${path}.value`)!;
  const system = textAt(written.system, `${path}.system`);
  const isReference = system === null && /^([a-z]+:\/\/.*\/)?[A-Z][A-Za-z]+\/[A-Za-z0-9.-]+$/.test(text);
  if (isReference) return { reference: text, identifiers: [], contained: [] };
  return { reference: null, identifiers: [identifierOf(system, text)], contained: [] };
}

/**
 * Whether a provision that names these reaches the requester. Of those named only who receives is compared, where there
 * is one; a denial that names only who holds or wrote the records reaches every requester.
 */
export function actorMatch(named: readonly Actor[], requester: Requester, effect: Effect): Match {
  const recipients = recipientsOf(named);
  const asker = effect === 'deny' ? requester.around : requester;
  if (recipients.length > 0) return some(recipients.map((each) => sameActor(each, asker)));
  return effect === 'deny' ? 'yes' : some(named.map((each) => sameActor(each, asker)));
}

export function recipientsOf(named: readonly Actor[]): readonly Actor[] {
  return named.filter(({ roles }) => !roles.some(({ code }) => code !== null && NOT_RECIPIENTS.test(code)));
}

export function isAuthor({ roles }: Actor): boolean {
  return roles.some(({ code }) => code !== null && AUTHORS.test(code));
}

/** `no` only where both sides are known in a way that can be compared. */
function sameActor(left: Known, right: Known): Match {
  if (left.references.some((one) => right.references.some((other) => sameReference(one, other)))) return 'yes';
  const pairs = left.identifiers.flatMap((one) => right.identifiers.map((other) => sameIdentifier(one, other)));
  if (pairs.includes('yes')) return 'yes';
  if (pairs.includes('unknown')) return 'unknown';
  const comparable = pairs.length > 0 || (left.isReferred && right.isReferred);
  return comparable ? 'no' : 'unknown';
}

/** The same person by another name is not another person: they differ only where both have a name of one system. */
export function samePatient(consented: Known, asked: Known): Match {
  const match = sameActor(consented, asked);
  if (match === 'yes') return 'yes';
  const systems = new Set(consented.identifiers.map(({ system }) => system));
  if (asked.identifiers.some(({ system }) => system !== null && systems.has(system))) return 'no';
  return matchOf(!(consented.isReferred && asked.isReferred));
}
