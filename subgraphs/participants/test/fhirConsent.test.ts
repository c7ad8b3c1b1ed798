import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consent } from '../src/engine/bases';
import { consentFrom, consentJson, fromFhir, toFhir } from '../src/consentDoor';
import { evaluateLine } from '../src/fhir';
import { drawnConsent } from './drawnConsent';

const VERSIONS = ['R4', 'R5'] as const;
const DRAWN = Array.from({ length: 1500 }, (_, seed) => drawnConsent(seed + 1));
const FIXTURES = join(__dirname, '../../../../shared/data/consent/leap-cds-r4/fixtures/consents/r4');

const read = (consent: Consent, version: 'R4' | 'R5', change: (resource: any) => void = () => {}) => {
  const resource = JSON.parse(JSON.stringify(toFhir(consent, version, 'p-1')));
  change(resource);
  return fromFhir(resource) as any;
};

/** To reach and to anyone but the sheriff, until the end of 2026. */
const CONSENT: Consent = {
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
    const at = '2026-06-01T12:00:00Z';
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

const at = (path: string, resource: any, value: unknown) => {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop()!;
  const target = steps.reduce((each, step) => each[step], resource);
  if (value === undefined) delete target[last];
  else target[last] = value;
};
const concept = (code: string, system = 'http://loinc.org') => ({ coding: [{ system, code }] });

describe('what a consent here cannot hold', () => {
  const R4_LINE = 'provision.provision[0]';
  it.each<[what: string, version: 'R4' | 'R5', change: [path: string, value: unknown], refused: string]>([
    ['another resource', 'R4', ['resourceType', 'Patient'], 'resourceType'],
    ['a base that permits', 'R4', ['provision.type', 'permit'], 'provision.type'],
    ['a base that permits', 'R5', ['decision', 'permit'], 'decision'],
    ['no base', 'R4', ['provision.type', undefined], 'provision.type'],
    ['no base', 'R5', ['decision', undefined], 'decision'],
    ['a filter on the base', 'R4', ['provision.purpose', [{ system: 'x', code: 'y' }]], 'provision.purpose'],
    ['no provision', 'R4', ['provision', undefined], 'provision'],
    ['codes of content', 'R4', [`${R4_LINE}.code`, [concept('1')]], `${R4_LINE}.code`],
    ['classes of content', 'R4', [`${R4_LINE}.class`, [{}]], `${R4_LINE}.class`],
    ['one record', 'R4', [`${R4_LINE}.data`, [{}]], `${R4_LINE}.data`],
    ['a period of one line', 'R4', [`${R4_LINE}.period`, { start: '2026-01-01' }], `${R4_LINE}.period`],
    ['an expression', 'R5', ['provision[0].expression', {}], 'provision[0].expression'],
    ['kinds of resource', 'R5', ['provision[0].resourceType', [{}]], 'provision[0].resourceType'],
    ['an exception to a line', 'R4', [`${R4_LINE}.provision`, [{ type: 'deny' }]], `${R4_LINE}.provision`],
    ['an exception to a part of a line', 'R5', ['provision[0].provision', [{}]], 'provision[0].provision'],
    ['no actor', 'R4', [`${R4_LINE}.actor`, undefined], `${R4_LINE}.actor`],
    ['no label', 'R4', [`${R4_LINE}.securityLabel`, undefined], `${R4_LINE}.securityLabel`],
    ['no purpose', 'R4', [`${R4_LINE}.purpose`, undefined], `${R4_LINE}.purpose`],
    ['an empty list', 'R5', ['provision[0].purpose', []], 'provision[0].purpose'],
    [
      'an actor by reference',
      'R4',
      [`${R4_LINE}.actor[0].reference`, { reference: 'Organization/54' }],
      `${R4_LINE}.actor[0].reference`,
    ],
    [
      'an actor of another system',
      'R4',
      [`${R4_LINE}.actor[0].reference.identifier.system`, 'http://hl7.org/fhir/sid/us-npi'],
      `${R4_LINE}.actor[0].reference.identifier`,
    ],
    ['another role', 'R4', [`${R4_LINE}.actor[0].role`, concept('CST')], `${R4_LINE}.actor[0].role`],
    ['another action', 'R4', [`${R4_LINE}.action`, [concept('correct')]], `${R4_LINE}.action`],
    [
      'a label that several categories share',
      'R4',
      [`${R4_LINE}.securityLabel[1]`, LABEL('SUD')],
      `${R4_LINE}.securityLabel[1]`,
    ],
    [
      'labels that are not those of the category',
      'R4',
      [`${R4_LINE}.securityLabel[0].extension`, []],
      `${R4_LINE}.securityLabel[0].extension`,
    ],
    ['a purpose beneath ours', 'R4', [`${R4_LINE}.purpose[0]`, REASON('COC')], `${R4_LINE}.purpose[0]`],
    ['a purpose in the wrong system', 'R4', [`${R4_LINE}.purpose[0]`, REASON('DIVOPS')], `${R4_LINE}.purpose[0]`],
    [
      'dates of service the wrong way round',
      'R4',
      [`${R4_LINE}.dataPeriod`, { start: '2026-02-01', end: '2026-01-01' }],
      `${R4_LINE}.dataPeriod`,
    ],
    ['a day that is none', 'R4', [`${R4_LINE}.dataPeriod`, { start: '2026-02-30' }], `${R4_LINE}.dataPeriod.start`],
    [
      'a line that is modified',
      'R4',
      [`${R4_LINE}.modifierExtension`, [{ url: 'x' }]],
      `${R4_LINE}.modifierExtension[0]`,
    ],
    ['an extension of a line', 'R4', [`${R4_LINE}.extension`, [{ url: 'x' }]], `${R4_LINE}.extension`],
    ['a period that ends before it starts', 'R4', ['provision.period.end', '2025-01-01T00:00:00Z'], 'provision.period'],
    ['a period of days', 'R5', ['period.end', '2027-01-01'], 'period.end'],
    ['a period of local times', 'R5', ['period.end', '2027-01-01T00:00:00'], 'period.end'],
    ['a signature of a day', 'R4', ['dateTime', '2026-01-02'], 'dateTime'],
    ['two dates of signature', 'R4', ['dateTime', '2026-01-03T09:30:00Z'], 'dateTime'],
    ['two dates of signature', 'R5', ['date', '2026-01-03'], 'date'],
    ['nobody who signed', 'R4', ['extension', [{ url: X('expiry'), valueCode: 'AT' }]], `extension[${X('signed-by')}]`],
    ['an unknown extension', 'R4', ['extension[0].url', 'http://example.org/x'], 'extension[0]'],
    ['an unknown modifier', 'R5', ['modifierExtension', [{ url: 'http://example.org/x' }]], 'modifierExtension[0]'],
    [
      'a withdrawal of a line that is not there',
      'R5',
      [
        'modifierExtension',
        [
          {
            url: X('withdrawal'),
            extension: [
              { url: 'at', valueInstant: '2026-03-01T00:00:00Z' },
              { url: 'line', valueString: 'z' },
            ],
          },
        ],
      ],
      'modifierExtension',
    ],
    ['verification', 'R4', ['verification', [{ verified: true }]], 'verification'],
    ['a source', 'R4', ['sourceReference', { reference: 'DocumentReference/1' }], 'sourceReference'],
    ['who performed it', 'R4', ['performer', [{ reference: 'Patient/1' }]], 'performer'],
    ['what it contains', 'R4', ['contained', [{}]], 'contained'],
    ['rules that change its meaning', 'R4', ['implicitRules', 'http://example.org/x'], 'implicitRules'],
    ['words that may say more', 'R4', ['text', { status: 'additional', div: '' }], 'text'],
    ['a policy of others', 'R4', ['policy[0].uri', 'http://hl7.org/fhir/ConsentPolicy/opt-in'], 'policy[0].uri'],
    ['a rule of others', 'R4', ['policyRule', concept('OPTIN')], 'policyRule'],
    ['a policy of others', 'R5', ['policyBasis.uri', 'http://example.org/x'], 'policyBasis.uri'],
    ['another scope', 'R4', ['scope.coding[0].code', 'treatment'], 'scope'],
    ['another kind', 'R4', ['category[0].coding[0].code', '57016-8'], 'category'],
    ['no kind', 'R5', ['category', [concept('59284-0')]], 'category'],
    ['a kind nobody knows', 'R5', ['category[1].coding[0].code', 'ANYTHING'], 'category'],
    ['an end without its day', 'R4', ['status', 'inactive'], 'status'],
    ['a status of others', 'R4', ['status', 'proposed'], 'status'],
    ['a status that is unknown', 'R5', ['status', 'unknown'], 'status'],
    ['a patient of others', 'R4', ['patient', { reference: 'Patient/52' }], 'patient.reference'],
    ['an element of the other version', 'R5', ['grantor', [{}]], 'grantor'],
    ['an extension of a primitive', 'R4', ['_status', { id: 'x' }], '_status'],
  ])('is refused by name: %s (%s)', (_, version, [path, value], refused) => {
    const { consent, refusals } = read(CONSENT, version, (resource) => at(path, resource, value));
    expect(consent).toBeUndefined();
    expect(refusals.map((each: any) => each.path)).toContain(refused);
  });

  it('is named in full, each by its place', () => {
    const { refusals } = read(CONSENT, 'R4', (resource) => {
      resource.performer = [{}];
      delete resource.provision.provision[0].actor;
      resource.provision.provision[1].purpose = [REASON('COC')];
    });
    expect(refusals).toHaveLength(3);
    for (const { message } of refusals) expect(message).toMatch(/^[^A-Z].*[^.]$/);
  });

  it.each([null, 7, 'Consent', [], {}])('is %p', (resource) => {
    expect(fromFhir(resource)).toEqual({ refusals: [{ path: 'resourceType', message: expect.any(String) }] });
  });

  const present = existsSync(FIXTURES);
  (present ? it : it.skip)(`is each of the public examples${present ? '' : ': needs ../shared/data (absent)'}`, () => {
    for (const file of readdirSync(FIXTURES)) {
      const result = fromFhir(JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'))) as any;
      expect([file, result.refusals?.length > 0]).toEqual([file, true]);
    }
  });
});

function X(name: string): string {
  return `https://leadgraph.example/fhir/StructureDefinition/consent-${name}`;
}

function LABEL(code: string) {
  return { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code };
}

function REASON(code: string) {
  return { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code };
}
