/** Builds FHIR bundles of synthetic people who do not exist. */
type Resource = Readonly<Record<string, unknown>>;

export const PATIENT: Resource = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Nobody', given: ['Invented'] }],
  birthDate: '1980-01-01',
  address: [{ line: ['1 Nowhere Street'] }],
};

export function bundle(...resources: Resource[]): string {
  const entry = [PATIENT, ...resources].map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
}

const SUBJECT = { reference: 'urn:uuid:p1' };
const START = '2026-03-02T18:00:00+00:00';

export function visit(id: string, change: object = {}): Resource {
  const period = { start: START, end: '2026-03-02T18:30:00+00:00' };
  return { resourceType: 'Encounter', id, status: 'finished', class: { code: 'AMB' }, subject: SUBJECT, period, ...change };
}

export function at(visitId: string) {
  return { encounter: { reference: `urn:uuid:${visitId}` } };
}

export function snomed(code: string, display: string) {
  return { coding: [{ system: 'http://snomed.info/sct', code, display }], text: display };
}

export function icd10(code: string, display: string) {
  return { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display }] };
}

export function loinc(code: string) {
  return { coding: [{ system: 'http://loinc.org', code }] };
}

export function condition(id: string, code: object, change: object = {}): Resource {
  const verificationStatus = { coding: [{ code: 'confirmed' }] };
  return { resourceType: 'Condition', id, subject: SUBJECT, code, verificationStatus, recordedDate: START, ...change };
}

export function observation(id: string, code: object, change: object = {}): Resource {
  const valueQuantity = { value: 14 };
  return { resourceType: 'Observation', id, status: 'final', subject: SUBJECT, code, effectiveDateTime: START, valueQuantity, ...change };
}

export function order(id: string, rxnorm: string, display: string, change: object = {}): Resource {
  const coding = [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: rxnorm, display }];
  const medicationCodeableConcept = { coding, text: display };
  return { resourceType: 'MedicationRequest', id, status: 'active', subject: SUBJECT, medicationCodeableConcept, authoredOn: START, ...change };
}

export function procedure(id: string, code: object, change: object = {}): Resource {
  return { resourceType: 'Procedure', id, status: 'completed', subject: SUBJECT, code, performedPeriod: { start: START }, ...change };
}

export function plan(id: string, category: object, change: object = {}): Resource {
  return { resourceType: 'CarePlan', id, status: 'active', subject: SUBJECT, category: [category], period: { start: START }, ...change };
}

export function goal(id: string, text: string, change: object = {}): Resource {
  return { resourceType: 'Goal', id, lifecycleStatus: 'accepted', subject: SUBJECT, description: { text }, ...change };
}
