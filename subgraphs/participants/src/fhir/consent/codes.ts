import { DataCategory as C, Purpose as P } from '@lead-graph/schema';
import type { Concern, Consent, ConsentType, Statement } from '../../engine/bases';

export type Version = 'R4' | 'R5';

export interface Coding {
  readonly system: string;
  readonly code: string;
}

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const OWN = 'https://leadgraph.example/fhir';

export const ACT_CODE = `${HL7}/v3-ActCode`;
export const CONFIDENTIALITY = `${HL7}/v3-Confidentiality`;
export const ACT_REASON = `${HL7}/v3-ActReason`;
export const ORGANIZATION = `${OWN}/organization`;
export const RECIPIENT_CLASS = `${OWN}/recipient-class`;
export const PARTICIPANT = `${OWN}/participant`;
export const RELATION = `${OWN}/representative`;
export const CATEGORY = `${OWN}/CodeSystem/data-category`;
export const OWN_PURPOSE = `${OWN}/CodeSystem/purpose`;
export const CONSENT_TYPE = `${OWN}/CodeSystem/consent-type`;
export const POLICY = `${OWN}/policy/nothing-unless-permitted`;
export const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/** Extensions, by what they say. */
export const extensionUrl = (name: string): string => `${OWN}/StructureDefinition/consent-${name}`;

export const LOINC_CONSENT: Coding = { system: 'http://loinc.org', code: '59284-0' };
export const RECEIVES: Coding = { system: `${HL7}/v3-ParticipationType`, code: 'IRCP' };
export const ACTIONS: readonly Coding[] = ['access', 'disclose'].map((code) => ({
  system: `${HL7}/consentaction`,
  code,
}));

const SCOPE = `${HL7}/consentscope`;

export function scopeOf(type: ConsentType): Coding {
  return { system: SCOPE, code: type === 'RESEARCH' ? 'research' : 'patient-privacy' };
}

/** Each list holds every value of its type: the compiler sees to it. */
const every = <T extends string>(all: Readonly<Record<T, true>>): readonly T[] => Object.keys(all) as T[];

export const TYPES = every<ConsentType>({
  TPO_SINGLE: true,
  ROI_MULTIPARTY: true,
  SUD_COUNSELING_NOTES: true,
  PSYCHOTHERAPY_NOTES: true,
  LEGAL_PROCEEDINGS: true,
  CJ_MONITORING_235: true,
  VSP_RELEASE: true,
  HMIS_ROI: true,
  RESEARCH: true,
  STI_EXPRESS: true,
});
export const STATEMENTS = every<Statement>({ REVOCATION: true, REDISCLOSURE: true, REFUSAL: true });
export const CONCERNS = every<Concern>({ CAPACITY: true, CUSTODIAL_SETTING: true });
export const SIGNERS = every<Consent['signedBy']>({ PARTICIPANT: true, REPRESENTATIVE: true, BOTH: true });
export const EXPIRIES = every<Consent['expiry']>({ AT: true, EVENT: true, NONE: true });
export const CATEGORIES = Object.values(C);

/** Purposes that HL7 has no code for. */
const OWN_PURPOSES: readonly P[] = [P.DIVOPS, P.AUDIT, P.MANDATE];

export const PURPOSES = Object.values(P);

export function purposeCoding(purpose: P): Coding {
  return { system: OWN_PURPOSES.includes(purpose) ? OWN_PURPOSE : ACT_REASON, code: purpose };
}

/** DS4P labels of records of each category: sensitivities and law, then how confidential they are. */
const LABELS: Readonly<Record<C, readonly [sensitivities: readonly string[], confidentiality: 'N' | 'R' | 'V']>> = {
  SUD_P2: [['42CFRPart2', 'SUD'], 'R'],
  SUD_CN: [['42CFRPart2', 'SUD', 'PSYTHPN'], 'V'],
  MH: [['MH', 'PSY'], 'R'],
  MH_PN: [['PSYTHPN'], 'V'],
  PHI: [[], 'N'],
  STI: [['HIV', 'STD'], 'R'],
  COMP: [['MH'], 'R'],
  HMIS: [['LIVARG'], 'N'],
  VSP: [['SDV'], 'V'],
  CONV: [[], 'N'],
  CURRENT: [[], 'N'],
  NONCONV: [[], 'R'],
  CJI: [[], 'V'],
  JUV: [[], 'R'],
  LE_CONTACT: [[], 'N'],
  PROS_PUB: [[], 'N'],
  PROS_WP: [[], 'V'],
  PD_PRIV: [[], 'V'],
  IDENT: [['DEMO', 'DOB'], 'N'],
  LOCATION: [['PATLOC', 'LIVARG'], 'R'],
  PROG: [[], 'N'],
};

export function sensitivitiesOf(category: C): Coding[] {
  return LABELS[category][0].map((code) => ({ system: ACT_CODE, code }));
}

/** What the labels of these categories come to together. */
export function labelsOf(categories: readonly C[]): Coding[] {
  const codes = new Set(categories.flatMap((each) => LABELS[each][0]));
  const level = ['N', 'R', 'V'].findLast((each) => categories.some((category) => LABELS[category][1] === each));
  return [
    { system: CONFIDENTIALITY, code: level ?? 'N' },
    ...[...codes].map((code) => ({ system: ACT_CODE, code })),
    ...(codes.has('42CFRPart2') ? [{ system: ACT_CODE, code: 'NORDSCLCD' }] : []),
  ];
}
