import { type Coding, codingsOf } from './coding';
import { Fault } from './fault';
import { isObject, type Json, listOf } from './json';
import type { Labels } from './labels';
import { type Moment, momentAt } from './periods';
import { readLabels } from './recordLabels';
import { referencesIn, referencesUnder } from './references';

/** What a provision can ask of one record. */
export interface Facts {
  readonly name: string;
  readonly references: readonly string[];
  readonly type: string;
  readonly profiles: readonly string[];
  readonly labels: Labels;
  /** When it is about; null: it does not say. A side that is null is open. */
  readonly when: { readonly from: Moment | null; readonly to: Moment | null } | null;
  /** What it is a record of. */
  readonly mainCodes: readonly Coding[];
  /** Every code anywhere in it. */
  readonly anyCodes: readonly Coding[];
  readonly documentTypes: readonly Coding[];
  readonly mediaTypes: readonly string[];
  readonly refersTo: readonly string[];
  readonly authors: readonly string[];
}

/** First found counts: when it was true of the person before when it was written down. */
const DATES = [
  ...['effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'effective', 'onsetDateTime', 'onsetPeriod'],
  ...['occurrenceDateTime', 'occurrencePeriod', 'performedDateTime', 'performedPeriod', 'servicedDate'],
  ...['servicedPeriod', 'context', 'period', 'servicePeriod', 'billablePeriod', 'actualPeriod', 'whenHandedOver'],
  ...['authoredOn', 'dateTime', 'date', 'started', 'issued', 'sent', 'authored', 'dateAsserted', 'assertedDate'],
  ...['recordedDate', 'recorded', 'dateRecorded', 'created', 'start', 'startDate'],
];
const CODES = [
  ...['code', 'type', 'category', 'class', 'vaccineCode', 'medicationCodeableConcept', 'medication', 'procedureCode'],
  ...['serviceType', 'reasonCode', 'productOrService', 'documentType'],
];
const AUTHORS = [
  ...['author', 'recorder', 'asserter', 'performer', 'requester', 'enterer', 'informationSource', 'practitioner'],
  ...['prescriber', 'sender', 'resultsInterpreter', 'attester', 'authenticator', 'provider'],
];

/** `fullUrl`: where the bundle says it stands. `provenance`: who is on record as the author of it, by others. */
export function factsOf(resource: Json, fullUrl: string | null, path: string, provenance: readonly Json[]): Facts {
  if (typeof resource.resourceType !== 'string')
    throw new Fault(`${path}.resourceType`, 'expected the type of a resource');
  const type = resource.resourceType;
  const meta = isObject(resource.meta) ? resource.meta : {};
  const own = typeof resource.id === 'string' ? `${type}/${resource.id}` : null;
  const references = [own, fullUrl].flatMap((each) => (each === null ? [] : [each]));
  return {
    name: own ?? fullUrl ?? path,
    references,
    type,
    profiles: listOf(meta.profile).flatMap((each) => (typeof each === 'string' ? [each.replace(/\|.*$/, '')] : [])),
    labels: readLabels(resource, path),
    when: whenOf(resource),
    mainCodes: CODES.flatMap((element) => looseCodings(resource[element])),
    anyCodes: deepCodings(resource),
    documentTypes: [...looseCodings(resource.type), ...looseCodings(resource.category), ...looseCodings(resource.code)],
    mediaTypes: mediaTypesIn(resource.content),
    refersTo: referencesIn(resource),
    authors: [...referencesUnder(resource, AUTHORS), ...authorsBy(provenance, references)],
  };
}

function whenOf(resource: Json): Facts['when'] {
  for (const element of DATES) {
    const value = element === 'context' && isObject(resource.context) ? resource.context.period : resource[element];
    const when = isObject(value) && (value.start ?? value.end) ? value : { start: value, end: value };
    const [from, to] = [readable(when.start), readable(when.end)];
    if (from || to) return { from, to };
  }
  return null;
}

/** What cannot be read is no date: the record then says nothing of when it was. */
function readable(value: unknown): Moment | null {
  if (typeof value !== 'string') return null;
  try {
    return momentAt(value, '');
  } catch {
    return null;
  }
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
