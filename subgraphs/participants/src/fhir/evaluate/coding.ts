import { Fault } from './fault';
import { isObject, type Json, listOf } from './json';

/** A code of a consent, a request or a record. Null: none is written, only text, or no system. */
export interface Coding {
  readonly system: string | null;
  readonly code: string | null;
  /** As it was written: an obligation hands codes back in the words of the consent. */
  readonly written: { readonly system?: string; readonly code?: string; readonly display?: string };
}

const HL7 = 'http://terminology.hl7.org/CodeSystem';

export const System = {
  ACT_CODE: `${HL7}/v3-ActCode`,
  ACT_REASON: `${HL7}/v3-ActReason`,
  CONFIDENTIALITY: `${HL7}/v3-Confidentiality`,
  CONSENT_SCOPE: `${HL7}/consentscope`,
  CONSENT_ACTION: `${HL7}/consentaction`,
  CONSENT_CATEGORY: `${HL7}/consentcategorycodes`,
  LOINC: 'http://loinc.org',
  MEDIA_TYPE: 'urn:ietf:bcp:13',
  RESOURCE_TYPE: 'http://hl7.org/fhir/resource-types',
} as const;

const SAME_SYSTEM: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.5.4': System.ACT_CODE,
  '2.16.840.1.113883.5.8': System.ACT_REASON,
  '2.16.840.1.113883.5.25': System.CONFIDENTIALITY,
  '2.16.840.1.113883.5.90': `${HL7}/v3-ParticipationType`,
  '2.16.840.1.113883.6.1': System.LOINC,
  '2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  '2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  '2.16.840.1.113883.1.11.20428': System.ACT_CODE,
  '2.16.840.1.113883.1.11.20448': System.ACT_REASON,
  'http://terminology.hl7.org/ValueSet/v3-InformationSensitivityPolicy': System.ACT_CODE,
  'http://terminology.hl7.org/ValueSet/v3-ActCode': System.ACT_CODE,
  'http://terminology.hl7.org/ValueSet/v3-Confidentiality': System.CONFIDENTIALITY,
  'http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification': System.CONFIDENTIALITY,
  'http://terminology.hl7.org/ValueSet/v3-PurposeOfUse': System.ACT_REASON,
  'http://hl7.org/fhir/consentaction': System.CONSENT_ACTION,
  'http://hl7.org/fhir/consentcategorycodes': System.CONSENT_CATEGORY,
  'http://hl7.org/fhir/consentscope': System.CONSENT_SCOPE,
  'http://hl7.org/fhir/fhir-types': System.RESOURCE_TYPE,
  'http://hl7.org/fhir/ValueSet/resource-types': System.RESOURCE_TYPE,
  'http://hl7.org/fhir/ValueSet/fhir-types': System.RESOURCE_TYPE,
};

/** One name for a system that is written in several ways: as an OID, as a value set, with a version, as before R4. */
export function canonicalSystem(written: string): string {
  const bare = written
    .trim()
    .replace(/\|.*$/, '')
    .replace(/\/+$/, '')
    .replace(/^urn:oid:/i, '')
    .replace(/^https:\/\/(terminology\.hl7\.org|hl7\.org|loinc\.org|snomed\.info)/, 'http://$1')
    .replace(/^http:\/\/hl7\.org\/fhir\/ValueSet\/v3-/, 'http://terminology.hl7.org/ValueSet/v3-')
    .replace(/^http:\/\/hl7\.org\/fhir\/v3\//, `${HL7}/v3-`);
  return SAME_SYSTEM[bare] ?? bare;
}

/** Reads a code, a coding, a concept or a list of them. A concept of text alone gives a coding without a code. */
export function codingsOf(value: unknown, path: string, ofSystem: string | null = null): readonly Coding[] {
  return listOf(value).flatMap((each, index) => {
    const here = Array.isArray(value) ? `${path}[${index}]` : path;
    if (typeof each === 'string' && each !== '') return [coding({ code: each }, here, ofSystem)];
    if (!isObject(each)) throw new Fault(here, 'expected a code');
    const concept = isObject(each.concept) ? each.concept : each;
    const inner = listOf(concept.coding);
    if (inner.length > 0) return codingsOf(inner, `${here}.coding`, ofSystem);
    return [coding(concept, here, ofSystem)];
  });
}

function coding(value: Json, path: string, ofSystem: string | null): Coding {
  const { system, code } = value;
  const display = value.display ?? value.text;
  if (system !== undefined && typeof system !== 'string') throw new Fault(`${path}.system`, 'expected a text');
  if (code !== undefined && typeof code !== 'string') throw new Fault(`${path}.code`, 'expected a text');
  return {
    system: system ? canonicalSystem(system) : ofSystem,
    code: code || null,
    written: {
      ...(system && { system }),
      ...(code ? { code } : typeof display === 'string' && { display }),
    },
  };
}

export function sameCoding(left: Coding, right: Coding): boolean {
  return left.code !== null && left.code === right.code && left.system === right.system;
}
