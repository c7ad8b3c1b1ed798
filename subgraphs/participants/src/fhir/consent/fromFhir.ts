import type { Consent, Provision } from '../../engine/bases';
import { CONSENT_TYPE, LOINC_CONSENT, PARTICIPANT, POLICY, scopeOf, TYPES, type Version } from './codes';
import { codingsIn, organizationIn, same } from './codings';
import { extensionsIn, modifiersIn } from './extensionsIn';
import { lineFromFhir } from './lineFromFhir';
import { type Json, Reading, type Refusal } from './reading';

/** The consent, or all that it says and the model cannot hold. `participantId`: null where it names nobody. */
export type FromFhir =
  | { readonly consent: Consent; readonly participantId: string | null }
  | { readonly refusals: readonly Refusal[] };

const ALIKE = [
  'resourceType',
  'id',
  'meta',
  'text',
  'extension',
  'modifierExtension',
  'status',
  'category',
  'provision',
];
const R4 = [...ALIKE, 'scope', 'patient', 'dateTime', 'organization', 'policy'];
const R5 = [...ALIKE, 'subject', 'date', 'period', 'controller', 'policyBasis', 'decision'];

/**
 * Reads a FHIR Consent of R4 or R5. INVARIANT: what is not understood is refused by name, never left out, and nothing
 * is taken for a permission that does not say so.
 */
export function fromFhir(resource: unknown): FromFhir {
  const { resourceType } = Object(resource) as Json;
  if (resourceType !== 'Consent') return { refusals: [{ path: 'resourceType', message: 'expected `Consent`' }] };
  const reading = new Reading();
  const version = versionOf(resource as Json);
  const given = reading.object(resource, '', version === 'R4' ? R4 : R5);
  checkNarrative(given.text, reading);
  const said = { ...extensionsIn(given, reading), ...modifiersIn(given, reading) };
  const type = typeIn(given, version, reading);
  const signedAt = signedAtIn(given, version, said.signedAt, reading);
  const provisions = linesIn(given, version, reading);
  const consent: Consent = {
    id: given.id === undefined ? 'consent' : reading.text(given.id, 'id'),
    type,
    status: statusIn(given, version, said.revokedAt, reading),
    ...said,
    ...periodIn(given, version, signedAt, reading),
    signedAt,
    disclosers: disclosersIn(given, version, reading),
    provisions,
  };
  checkLines(consent, reading);
  const participantId = subjectIn(given, version, reading);
  return reading.refusals.length > 0 ? { refusals: reading.refusals } : { consent, participantId };
}

function versionOf(given: Json): Version {
  const r4 = ['scope', 'patient', 'dateTime', 'policyRule'].some((each) => each in given);
  const nested = typeof given.provision === 'object' && !Array.isArray(given.provision);
  return r4 || nested ? 'R4' : 'R5';
}

/** Words made from the rest say nothing more; others might. */
function checkNarrative(text: unknown, reading: Reading): void {
  if (text === undefined) return;
  const { status } = reading.object(text, 'text', ['id', 'status', 'div']);
  if (status !== 'generated') reading.refuse('text', 'may say more than the rest; only `generated` words are taken');
}

function typeIn(given: Json, version: Version, reading: Reading): Consent['type'] {
  const codings = reading
    .list(given.category, 'category')
    .flatMap((each, index) => codingsIn(each, `category[${index}]`, reading))
    .filter((each) => !same(each, LOINC_CONSENT));
  const types = codings.filter(({ system }) => system === CONSENT_TYPE);
  for (const { system, code } of codings.filter((each) => !types.includes(each)))
    reading.refuse('category', `\`${code}\` of \`${system}\` is no kind of consent known here`);
  const [kind] = types;
  if (!kind || types.length > 1) {
    reading.refuse('category', `expected exactly one code of \`${CONSENT_TYPE}\``);
    return TYPES[0]!;
  }
  const type = reading.oneOf(kind.code, 'category', TYPES);
  if (version === 'R4' && !codingsIn(given.scope, 'scope', reading).every((each) => same(each, scopeOf(type))))
    reading.refuse('scope', `expected \`${scopeOf(type).code}\` for \`${type}\``);
  return type;
}

function statusIn(given: Json, version: Version, revokedAt: number | null, reading: Reading): Consent['status'] {
  const rejected = version === 'R4' ? 'rejected' : 'not-done';
  const known = ['draft', 'active', 'inactive', rejected, 'entered-in-error'];
  const status = reading.oneOf(given.status, 'status', known);
  if (status === 'active' && revokedAt !== null) reading.refuse('status', 'is `active`, but it was revoked');
  if (status === 'inactive' && revokedAt === null)
    reading.refuse('status', 'is `inactive`, and nothing says since when');
  if (status === rejected) return 'REJECTED';
  if (status === 'entered-in-error') return 'ENTERED_IN_ERROR';
  return status === 'draft' ? 'DRAFT' : 'ACTIVE';
}

/** R4 says the instant itself; R5 the day alone, so that an extension says the instant. */
function signedAtIn(given: Json, version: Version, said: number | null, reading: Reading): number | null {
  const element = version === 'R4' ? 'dateTime' : 'date';
  if (given[element] === undefined) {
    if (said !== null) reading.refuse(element, 'is missing, though an extension says when it was signed');
    return null;
  }
  if (version === 'R4') {
    const at = reading.instant(given.dateTime, element);
    if (said !== null && said !== at) reading.refuse(element, 'is not what the extension says');
    return at;
  }
  const day = reading.day(given.date, element);
  if (said === null) return reading.refuse(element, 'is a day; expected the extension `consent-signed-at` too');
  if (!new Date(said).toISOString().startsWith(day)) reading.refuse(element, 'is not what the extension says');
  return said;
}

type Holds = Pick<Consent, 'startsAt' | 'endsAt'>;

/** A signed consent that does not say when it begins does so at its signature. */
function periodIn(given: Json, version: Version, signedAt: number | null, reading: Reading): Holds {
  const path = version === 'R4' ? 'provision.period' : 'period';
  const period = version === 'R4' ? (Object(given.provision) as Json).period : given.period;
  const { start, end } = reading.object(period ?? {}, path, ['start', 'end']);
  const before = reading.refusals.length;
  const startsAt = start === undefined && signedAt !== null ? signedAt : reading.instant(start, `${path}.start`);
  const endsAt = end === undefined ? null : reading.after(end, `${path}.end`);
  const understood = reading.refusals.length === before;
  if (understood && endsAt !== null && endsAt <= startsAt) reading.refuse(path, 'ends before it starts');
  return { startsAt, endsAt };
}

function disclosersIn(given: Json, version: Version, reading: Reading): string[] {
  const element = version === 'R4' ? 'organization' : 'controller';
  return reading.list(given[element], element).flatMap((each, index) => {
    const path = `${element}[${index}]`;
    const { identifier } = reading.object(each, path, ['identifier', 'type', 'display']);
    return organizationIn(identifier, `${path}.identifier`, reading) ?? [];
  });
}

/** Of a base that permits, everything would be permitted that no line takes out. */
function linesIn(given: Json, version: Version, reading: Reading): Provision[] {
  const permits = 'expected `deny`: a consent here permits what its lines say, and nothing else';
  if (version === 'R5') {
    if (given.decision !== 'deny') reading.refuse('decision', permits);
    checkPolicy(given.policyBasis, 'policyBasis', reading);
    return linesOf(given.provision, 'provision', version, reading);
  }
  for (const [index, each] of reading.list(given.policy, 'policy').entries())
    checkPolicy(each, `policy[${index}]`, reading);
  const root = reading.object(given.provision, 'provision', ['type', 'period', 'provision']);
  if (root.type !== 'deny') reading.refuse('provision.type', permits);
  return linesOf(root.provision, 'provision.provision', version, reading);
}

function linesOf(value: unknown, path: string, version: Version, reading: Reading): Provision[] {
  return reading
    .list(value, path)
    .map((each, index) => lineFromFhir(each, `${path}[${index}]`, index + 1, version, reading));
}

function checkPolicy(value: unknown, path: string, reading: Reading): void {
  if (value === undefined) return;
  const { uri } = reading.object(value, path, ['uri']);
  if (uri !== POLICY) reading.refuse(`${path}.uri`, `is another policy than \`${POLICY}\``);
}

function checkLines({ provisions, withdrawals }: Consent, reading: Reading): void {
  const ids = new Set(provisions.map(({ id }) => id));
  if (ids.size < provisions.length) reading.refuse('provision', 'has two lines of one id');
  for (const { provisionId } of withdrawals)
    if (provisionId !== null && !ids.has(provisionId))
      reading.refuse('modifierExtension', 'takes back a line that is not there');
}

function subjectIn(given: Json, version: Version, reading: Reading): string | null {
  const element = version === 'R4' ? 'patient' : 'subject';
  if (given[element] === undefined) return null;
  const { identifier } = reading.object(given[element], element, ['identifier', 'type', 'display']);
  const { system, value } = reading.object(identifier, `${element}.identifier`, ['system', 'value']);
  if (system !== PARTICIPANT)
    return reading.refuse(element, `names somebody by something else than \`${PARTICIPANT}\``);
  return reading.text(value, `${element}.identifier.value`);
}
