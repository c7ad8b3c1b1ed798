import type { Consent } from '../src/engine/bases';
import { fromFhir, toFhir } from '../src/consent/consentDoor';

/** Writes a consent as FHIR, changes the resource, and reads it back. */
export const read = (consent: Consent, version: 'R4' | 'R5', change: (resource: any) => void = () => {}) => {
  const resource = JSON.parse(JSON.stringify(toFhir(consent, version, 'p-1')));
  change(resource);
  return fromFhir(resource) as any;
};

/** To case management and the sheriff, but no treatment records to the sheriff, until the end of 2026. */
export const CONSENT: Consent = {
  id: '20000000-0000-4000-8000-000000000001',
  type: 'ROI_MULTIPARTY',
  status: 'ACTIVE',
  signedAt: Date.parse('2026-01-02T09:30:00Z'),
  signedBy: 'PARTICIPANT',
  representativeId: null,
  startsAt: Date.parse('2026-01-02T09:30:00Z'),
  expiry: 'AT',
  expiryEvent: null,
  endsAt: Date.parse('2027-01-01T08:00:00Z'),
  revokedAt: null,
  withdrawals: [],
  disclosers: ['pda'],
  statements: ['REVOCATION'],
  matter: null,
  conditionBy: [],
  concerns: [],
  reaffirmedAt: null,
  survivesDeath: false,
  provisions: [line('a', 'PERMIT', ['reach', 'kcso'], ['PROG', 'SUD_P2']), line('b', 'DENY', ['kcso'], ['SUD_P2'])],
};

function line(id: string, effect: 'PERMIT' | 'DENY', recipients: string[], categories: any[]): any {
  return { id, effect, recipients, categories, purposes: ['DIVOPS'], sources: null, from: null, until: null };
}
