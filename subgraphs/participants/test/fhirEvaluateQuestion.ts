import { evaluateLine } from '../src/fhir';

export const AT = '2026-06-10T12:00:00Z';
const HL7 = 'http://terminology.hl7.org/CodeSystem';

export const label = (code: string) => ({
  system: /^[ULMNRV]$/.test(code) ? `${HL7}/v3-Confidentiality` : `${HL7}/v3-ActCode`,
  code,
});
export const purpose = (...codes: string[]) => codes.map((code) => ({ system: `${HL7}/v3-ActReason`, code }));
export const type = (code: string) => ({ system: 'http://hl7.org/fhir/resource-types', code });
export const concept = (code: string, system = `${HL7}/consentaction`) => ({ coding: [{ system, code }] });
export const actor = (reference: string, role = 'IRCP') => ({
  role: concept(role, `${HL7}/v3-ParticipationType`),
  reference: { reference },
});
export const span = (start?: string, end?: string) => ({ ...(start && { start }), ...(end && { end }) });

/** R5: a consent of Rosa that permits everything but what the provisions say. */
export const r5 = (decision: string, provision: object[] = [], rest: object = {}) => ({
  resourceType: 'Consent',
  status: 'active',
  category: [concept('59284-0', 'http://loinc.org')],
  subject: { reference: 'Patient/rosa' },
  date: '2026-01-01',
  decision,
  provision,
  ...rest,
});

/** R4: the same with one root provision. */
export const r4 = (provision: object | undefined, rest: object = {}) => ({
  resourceType: 'Consent',
  status: 'active',
  scope: concept('patient-privacy', `${HL7}/consentscope`),
  category: [concept('59284-0', 'http://loinc.org')],
  patient: { reference: 'Patient/rosa' },
  dateTime: '2026-01-01',
  ...(provision && { provision }),
  ...rest,
});

export const record = (id: string, labels: string[] = [], rest: object = {}) => ({
  resourceType: 'Observation',
  id,
  meta: { security: labels.map(label) },
  ...rest,
});

/** Asked by the clinic, for treatment. */
export const REQUEST = {
  patientId: [{ reference: 'Patient/rosa' }],
  category: [{ system: `${HL7}/consentscope`, code: 'patient-privacy' }],
  purposeOfUse: 'TREAT',
  actor: [{ reference: 'Organization/clinic' }],
};

export function ask(consents: unknown, rest: Record<string, any> = {}): any {
  const { request = {}, ...others } = rest;
  return evaluateLine(JSON.stringify({ consents, request: { ...REQUEST, ...request }, at: AT, ...others }), 1, AT);
}

export function decided(consents: unknown, request: object = {}, rest: object = {}): string {
  return ask(consents, { request, ...rest }).decision;
}

/** Ids of the records that are shown, in order. */
export function shown(consents: unknown, resources: unknown[], request: object = {}, rest: object = {}): string {
  return ask(consents, { request, resources, ...rest })
    .visible.map((each: string) => each.split('/')[1])
    .join(' ');
}
