import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromFhir } from '../src/consent/consentDoor';
import { CONSENT, read } from './heldConsent';

const FIXTURES = join(__dirname, '../../../../shared/data/consent/leap-cds-r4/fixtures/consents/r4');

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
