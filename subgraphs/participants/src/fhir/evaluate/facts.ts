import { acting, around, type Behind, followed } from './acquaintance';
import { type Coding, codingsOf } from './coding';
import { type When, whenOf } from './dates';
import { Fault } from './fault';
import { tokensIn } from './identifiers';
import { isObject, type Json, listOf } from './json';
import type { Labels } from './labels';
import type { Placed } from './placed';
import { readLabels } from './recordLabels';
import { type Directory, namesIn, referencesUnder } from './references';

/** What a provision can ask of one record. */
export interface Facts {
  readonly name: string;
  readonly references: readonly string[];
  readonly type: string;
  readonly profiles: readonly string[];
  readonly labels: Labels;
  /** When it is about; null: it does not say. */
  readonly when: When | null;
  /** What it is a record of. */
  readonly mainCodes: readonly Coding[];
  /** Every code anywhere in it. */
  readonly anyCodes: readonly Coding[];
  readonly documentTypes: readonly Coding[];
  readonly mediaTypes: readonly string[];
  readonly refersTo: readonly string[];
  /** Whoever it names but as the one it is about, and all around who wrote it: one of them may have written it. */
  readonly mentions: readonly string[];
  readonly authors: readonly string[];
}

const CODES = [
  ...['code', 'type', 'category', 'class', 'vaccineCode', 'medicationCodeableConcept', 'medication', 'procedureCode'],
  ...['serviceType', 'reasonCode', 'productOrService', 'documentType'],
];
const AUTHORS = [
  ...['author', 'recorder', 'asserter', 'performer', 'requester', 'enterer', 'informationSource', 'practitioner'],
  ...['prescriber', 'sender', 'resultsInterpreter', 'attester', 'authenticator', 'provider'],
];
/** What names the person, or an occasion: nobody who writes. */
const ABOUT = { subject: null, patient: null, beneficiary: null, for: null, encounter: null, context: null };

/** `provenance`: who is on record as the author of it, by others. */
export function factsOf({ resource, fullUrl, path }: Placed, provenance: readonly Json[], directory: Directory): Facts {
  if (typeof resource.resourceType !== 'string')
    throw new Fault(`${path}.resourceType`, 'expected the type of a resource');
  const type = resource.resourceType;
  const meta = isObject(resource.meta) ? resource.meta : {};
  const own = typeof resource.id === 'string' ? `${type}/${resource.id}` : null;
  const references = [own, fullUrl].flatMap((each) => (each === null ? [] : [each]));
  const authors = [...referencesUnder(resource, AUTHORS), ...authorsBy(provenance, references)];
  const medication = medicationOf(resource, directory);
  const known = (behind: Behind) => (reference: string) =>
    followed({ reference, identifiers: [], contained: listOf(resource.contained) }, behind, directory).references;
  return {
    name: own ?? fullUrl ?? path,
    references: [...references, ...tokensIn(resource.identifier)],
    type,
    profiles: listOf(meta.profile).flatMap((each) => (typeof each === 'string' ? [each.replace(/\|.*$/, '')] : [])),
    labels: readLabels(resource, path),
    when: whenOf(resource),
    mainCodes: [...CODES.flatMap((element) => looseCodings(resource[element])), ...medication],
    anyCodes: [...deepCodings(resource), ...medication],
    documentTypes: [...looseCodings(resource.type), ...looseCodings(resource.category), ...looseCodings(resource.code)],
    mediaTypes: mediaTypesIn([resource.content, { contentType: resource.contentType }]),
    refersTo: namesIn(resource, directory),
    mentions: [...namesIn({ ...resource, ...ABOUT }, directory), ...authors.flatMap(known(around))],
    authors: authors.flatMap(known(acting)),
  };
}

/** Codes of a medication that stands in a resource of its own. */
function medicationOf(resource: Json, directory: Directory): readonly Coding[] {
  const references = referencesUnder(resource, ['medicationReference', 'medication']);
  const medications = references.map((each) => directory.find(each, listOf(resource.contained)));
  return medications.flatMap((each) => looseCodings(each?.code));
}

function authorsBy(provenance: readonly Json[], references: readonly string[]): readonly string[] {
  return provenance
    .filter((each) => referencesUnder(each, ['target']).some((target) => references.includes(target)))
    .flatMap((each) => referencesUnder(each, ['agent']));
}

function looseCodings(value: unknown): readonly Coding[] {
  return listOf(value)
    .filter(isObject)
    .flatMap((each) => deepCodings(isObject(each.concept) ? each.concept : each));
}

/** Anything that has a code and a system, wherever it stands. */
function deepCodings(value: unknown): readonly Coding[] {
  if (Array.isArray(value)) return value.flatMap(deepCodings);
  if (!isObject(value)) return [];
  const system = typeof value.system === 'string' ? value.system : undefined;
  const own = typeof value.code === 'string' ? codingsOf({ system, code: value.code }, '') : [];
  return [...own, ...Object.values(value).flatMap(deepCodings)];
}

function mediaTypesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mediaTypesIn);
  if (!isObject(value)) return [];
  const own = typeof value.contentType === 'string' ? [value.contentType.replace(/;.*$/, '').trim()] : [];
  return [...own, ...Object.values(value).flatMap(mediaTypesIn)];
}
