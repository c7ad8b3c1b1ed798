import type { Consent } from '../src/engine/bases';
import { consentFrom, consentJson, toFhir } from '../src/consent/consentDoor';
import { evaluateLine } from '../src/fhir';
import { drawnConsent } from './drawnConsent';
import { CONSENT, read } from './heldConsent';

const VERSIONS = ['R4', 'R5'] as const;
const DRAWN = Array.from({ length: 1500 }, (_, seed) => drawnConsent(seed + 1));

describe('a consent in FHIR', () => {
  it.each(VERSIONS)('comes back from %s as it was, whatever its shape', (version) => {
    for (const consent of DRAWN) expect(read(consent, version)).toEqual({ consent, participantId: 'p-1' });
  });

  it.each(VERSIONS)('would not come back from %s without what modifies it (sabotaged)', (version) => {
    const narrowed = DRAWN.filter(({ withdrawals, matter }) => withdrawals.length > 0 || matter !== null);
    expect(narrowed.length).toBeGreaterThan(100);
    for (const consent of narrowed)
      expect(read(consent, version, (each) => delete each.modifierExtension)).not.toEqual({
        consent,
        participantId: 'p-1',
      });
  });

  it('carries DS4P labels of what it is about, and none in a filter that would open more', () => {
    const resource: any = toFhir(CONSENT, 'R4');
    expect(resource.meta.security.map(({ code }: any) => code)).toEqual(['R', '42CFRPart2', 'SUD', 'NORDSCLCD']);
    const labels = resource.provision.provision[0].securityLabel;
    expect(labels.map(({ code }: any) => code)).toEqual(['PROG', 'SUD_P2']);
    expect(labels[1].extension.map(({ valueCoding }: any) => valueCoding.code)).toEqual(['42CFRPart2', 'SUD']);
  });

  it.each(VERSIONS)('is not active in %s once it is revoked', (version) => {
    expect(toFhir({ ...CONSENT, revokedAt: CONSENT.signedAt! + 1 }, version).status).toBe('inactive');
  });

  it.each(VERSIONS)('in %s ends at the instant before the one from which it no longer holds', (version) => {
    const resource: any = toFhir(CONSENT, version);
    expect((resource.period ?? resource.provision.period).end).toBe('2027-01-01T07:59:59.999Z');
    const whole = read(CONSENT, version, (each) => {
      (each.period ?? each.provision.period).end = '2027-01-01T07:59:59Z';
    });
    expect(whole.consent.endsAt).toBe(CONSENT.endsAt);
  });
});

describe('a consent in our own JSON', () => {
  it('comes back as it was', () => {
    for (const consent of DRAWN) expect(consentFrom(JSON.parse(JSON.stringify(consentJson(consent))))).toEqual(consent);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['another thing', { id: 'x' }],
    ['a kind nobody knows', { ...consentJson(CONSENT), type: 'ANYTHING' }],
    [
      'a line that says neither yes nor no',
      { ...consentJson(CONSENT), provisions: [{ ...CONSENT.provisions[0], effect: 'MAYBE' }] },
    ],
    ['an element more', { ...consentJson(CONSENT), note: 'x' }],
    ['an instant that is none', { ...consentJson(CONSENT), signedAt: 'yesterday' }],
  ])('is refused where it is %s', (_, written) => {
    expect(() => consentFrom(written)).toThrow('is no consent');
  });
});

describe('the evaluator of FHIR consents', () => {
  const SYSTEM = 'https://leadgraph.example/fhir';
  const ask = (version: 'R4' | 'R5', organization: string, change: Partial<Consent> = {}): any => {
    const request = {
      patientId: [{ system: `${SYSTEM}/participant`, value: 'p-1' }],
      actor: [{ system: `${SYSTEM}/organization`, value: organization }],
      purposeOfUse: [{ system: `${SYSTEM}/CodeSystem/purpose`, code: 'DIVOPS' }],
      category: [{ system: 'http://loinc.org', code: '59284-0' }],
    };
    const resources = ['PROG', 'SUD_P2', 'MH'].map((code) => ({
      resourceType: 'Basic',
      id: code,
      meta: { security: [{ system: `${SYSTEM}/CodeSystem/data-category`, code }] },
    }));
    const consents = [toFhir({ ...CONSENT, ...change }, version, 'p-1')];
    const at = '2026-06-01T12:00:00.000Z';
    return evaluateLine(JSON.stringify({ consents, request, resources, at }), 1, at);
  };

  it.each(VERSIONS)('reads of %s what the lines say, and nothing else', (version) => {
    expect(ask(version, 'reach')).toMatchObject({ decision: 'PERMIT', visible: ['Basic/PROG', 'Basic/SUD_P2'] });
    expect(ask(version, 'kcso')).toMatchObject({ decision: 'PERMIT', visible: ['Basic/PROG'] });
    expect(ask(version, 'desc')).toMatchObject({ decision: 'DENY', visible: [] });
  });

  it.each(VERSIONS)('takes none of %s that is over, or that names sources it cannot check', (version) => {
    for (const change of [
      { revokedAt: CONSENT.signedAt! + 1 },
      { endsAt: Date.parse('2026-06-01T12:00:00Z') },
      { provisions: CONSENT.provisions.map((each) => ({ ...each, sources: ['pda'] })) },
    ])
      expect(ask(version, 'reach', change)).toMatchObject({ visible: [] });
    const lasting = { endsAt: Date.parse('2026-06-01T12:00:00.001Z') };
    expect(ask(version, 'reach', lasting)).toMatchObject({ decision: 'PERMIT' });
  });
});
