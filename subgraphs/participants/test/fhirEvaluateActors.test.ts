import { actor, ask, concept, decided, label, purpose, r4, r5, record, shown } from './fhirEvaluateQuestion';

const OID = '2.16.840.1.113883.20.5';
const organization = (id: string, rest: object = {}) => ({ resourceType: 'Organization', id, ...rest });
const asked = (...values: object[]) => ({ actor: values });
const permitsTo = (...named: object[]) => r5('deny', [{ actor: named }]);
const deniesTo = (...named: object[]) => r5('permit', [{ actor: named }]);

describe('who is meant', () => {
  const actors = {
    'Organization/clinic': organization('clinic', {
      identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:oid:${OID}` }],
    }),
    'https://x.example/fhir/Organization/far': organization('far', { identifier: [{ system: 'urn:npi', value: '1' }] }),
    'urn:uuid:9': organization('nine', { identifier: [{ system: 'urn:npi', value: '9' }] }),
    'PractitionerRole/r': {
      resourceType: 'PractitionerRole',
      id: 'r',
      practitioner: { reference: 'Practitioner/p' },
      organization: { reference: 'Organization/clinic' },
    },
    'CareTeam/t': { resourceType: 'CareTeam', id: 't', participant: [{ member: { reference: 'Practitioner/p' } }] },
    'Practitioner/p': { resourceType: 'Practitioner', id: 'p', identifier: [{ system: 'urn:npi', value: '77' }] },
  };

  it.each<[string, object, object, boolean]>([
    ['the same reference', actor('Organization/clinic'), { reference: 'Organization/clinic' }, true],
    [
      'a whole address',
      actor('Organization/clinic'),
      { reference: 'https://x.example/fhir/Organization/clinic' },
      true,
    ],
    ['a version of it', actor('Organization/clinic/_history/2'), { reference: 'Organization/clinic' }, true],
    ['a reference as a value', actor('Organization/clinic'), { value: 'Organization/clinic' }, true],
    ['its OID without a prefix', actor('Organization/clinic'), { system: 'urn:ietf:rfc:3986', value: OID }, true],
    [
      'its OID with a prefix',
      actor('Organization/clinic'),
      { system: 'urn:ietf:rfc:3986', value: `urn:oid:${OID}` },
      true,
    ],
    [
      'an address as the key',
      actor('https://x.example/fhir/Organization/far'),
      { system: 'urn:npi', value: '1' },
      true,
    ],
    ['a UUID as the key', actor('urn:uuid:9'), { system: 'urn:npi', value: '9' }, true],
    ['the person of a role', actor('PractitionerRole/r'), { system: 'urn:npi', value: '77' }, true],
    ['a member of a team', actor('CareTeam/t'), { system: 'urn:npi', value: '77' }, true],
    ['a person asking in a role', actor('Organization/clinic'), { reference: 'PractitionerRole/r' }, true],
    ['another of the same system', actor('urn:uuid:9'), { system: 'urn:npi', value: '1' }, false],
    ['another system', actor('urn:uuid:9'), { system: 'urn:other', value: '9' }, false],
    ['another reference', actor('Organization/unknown'), { reference: 'Organization/clinic' }, false],
  ])('%s', (_, named, requester, isSame) => {
    expect(decided([permitsTo(named)], asked(requester), { actors })).toBe(isSame ? 'PERMIT' : 'DENY');
    expect(decided([deniesTo(named)], asked(requester), { actors })).toBe(isSame ? 'DENY' : 'PERMIT');
  });

  it.each<[string, object, object[]]>([
    ['one nobody can look up', actor('Organization/unknown'), [{ system: 'urn:npi', value: '1' }]],
    [
      'one named in words',
      { role: concept('IRCP'), reference: { display: 'the clinic' } },
      [{ reference: 'Organization/clinic' }],
    ],
    ['the value without its system', actor('urn:uuid:9'), [{ value: '9' }]],
    ['a requester nobody names', actor('Organization/clinic'), []],
  ])('%s: no permit, and a denial', (_, named, requester) => {
    expect(decided([permitsTo(named)], asked(...requester), { actors })).toBe('DENY');
    expect(decided([deniesTo(named)], asked(...requester), { actors })).toBe('DENY');
  });

  it('a resource inside the consent', () => {
    const contained = [organization('o', { identifier: [{ system: 'urn:npi', value: '5' }] })];
    for (const value of ['5', '6']) {
      const consent = { ...deniesTo(actor('#o')), contained };
      expect(decided([consent], asked({ system: 'urn:npi', value }))).toBe(value === '5' ? 'DENY' : 'PERMIT');
    }
  });

  it('an identifier in place of a reference', () => {
    const named = { role: concept('IRCP'), reference: { identifier: { system: 'urn:npi', value: '5' } } };
    expect(decided([permitsTo(named)], asked({ system: 'urn:npi', value: '5' }))).toBe('PERMIT');
  });

  it('whoever receives, not whoever holds or wrote', () => {
    const both = [actor('Organization/hospital', 'CST'), actor('Organization/clinic', 'PRCP')];
    expect(decided([permitsTo(...both)])).toBe('PERMIT');
    expect(decided([permitsTo(...both)], asked({ reference: 'Organization/hospital' }))).toBe('DENY');
    expect(decided([deniesTo(actor('Organization/hospital', 'CST'))])).toBe('DENY');
    expect(decided([permitsTo(actor('Organization/hospital', 'CST'))])).toBe('DENY');
  });

  it('keeps the denials within a permit of which it cannot tell whom it means', () => {
    const provision = [
      {
        type: 'permit',
        actor: [actor('Organization/unknown')],
        provision: [{ type: 'deny', securityLabel: [label('SUD')] }],
      },
    ];
    expect(
      shown([r4({ type: 'permit', provision })], [record('sud', ['SUD'])], asked({ system: 'urn:npi', value: '1' })),
    ).toBe('');
  });
});

describe('who stands behind a name', () => {
  const role = (id: string, person: string, organisation: string, rest: object = {}) => ({
    resourceType: 'PractitionerRole',
    id,
    practitioner: { reference: `Practitioner/${person}` },
    organization: { reference: `Organization/${organisation}` },
    ...rest,
  });
  const member = (reference: string) => ({ reference });
  const all = [
    organization('hospital'),
    organization('ward', { partOf: { reference: 'Organization/hospital' } }),
    role('bob', 'bob', 'hospital'),
    role('eve', 'eve', 'hospital'),
    role('cy-day', 'cy', 'hospital'),
    role('cy-night', 'cy', 'shelter'),
    role('old', 'old', 'hospital', { active: false }),
    { resourceType: 'Practitioner', id: 'bob', identifier: [{ system: 'urn:npi', value: '7' }] },
    {
      resourceType: 'CareTeam',
      id: 'team',
      participant: [{ member: member('Practitioner/bob') }, { member: member('PractitionerRole/cy-night') }],
    },
    { resourceType: 'Group', id: 'group', member: [{ entity: member('CareTeam/team') }] },
  ];
  const actors = Object.fromEntries(all.map((each) => [`${each.resourceType}/${each.id}`, each]));

  it.each<[string, string, string, string]>([
    ['PractitionerRole/bob', 'PractitionerRole/bob', 'PERMIT', 'DENY'],
    ['PractitionerRole/bob', 'Practitioner/bob', 'PERMIT', 'DENY'],
    ['PractitionerRole/bob', 'PractitionerRole/eve', 'DENY', 'PERMIT'],
    ['PractitionerRole/bob', 'Organization/hospital', 'DENY', 'PERMIT'],
    ['Practitioner/bob', 'PractitionerRole/bob', 'PERMIT', 'DENY'],
    ['Practitioner/bob', 'CareTeam/team', 'DENY', 'DENY'],
    ['Organization/hospital', 'PractitionerRole/eve', 'PERMIT', 'DENY'],
    ['Organization/hospital', 'Practitioner/eve', 'PERMIT', 'DENY'],
    ['Organization/hospital', 'Practitioner/cy', 'DENY', 'DENY'],
    ['Organization/hospital', 'Practitioner/old', 'DENY', 'DENY'],
    ['Organization/hospital', 'Organization/ward', 'DENY', 'DENY'],
    ['Organization/ward', 'Organization/hospital', 'DENY', 'PERMIT'],
    ['CareTeam/team', 'Practitioner/cy', 'PERMIT', 'DENY'],
    ['CareTeam/team', 'Organization/shelter', 'DENY', 'PERMIT'],
    ['Group/group', 'Practitioner/bob', 'PERMIT', 'DENY'],
    ['Group/group', 'Practitioner/eve', 'DENY', 'PERMIT'],
  ])('%s named, %s asking', (named, reference, permitting, denying) => {
    expect(decided([permitsTo(actor(named))], asked({ reference }), { actors })).toBe(permitting);
    expect(decided([deniesTo(actor(named))], asked({ reference }), { actors })).toBe(denying);
  });

  it('is found by an identifier too', () => {
    const bob = asked({ system: 'urn:npi', value: '7' });
    expect(decided([permitsTo(actor('Organization/hospital'))], bob, { actors })).toBe('PERMIT');
    expect(decided([deniesTo(actor('Organization/hospital'))], bob, { actors })).toBe('DENY');
  });

  it('goes round in no circle', () => {
    const circle = {
      'Group/a': { resourceType: 'Group', id: 'a', member: [{ entity: member('Group/b') }] },
      'Group/b': { resourceType: 'Group', id: 'b', member: [{ entity: member('Group/a') }] },
    };
    expect(decided([permitsTo(actor('Group/a'))], asked({ reference: 'Group/b' }), { actors: circle })).toBe('PERMIT');
  });

  it('a resource inside the consent that nothing tells from others is denied', () => {
    expect(decided([{ ...deniesTo(actor('#o')), contained: [organization('o')] }])).toBe('DENY');
  });

  it('one named as a witness does not receive', () => {
    const both = permitsTo(actor('Organization/clinic'), actor('Organization/notary', 'WIT'));
    expect(decided([both], asked({ reference: 'Organization/notary' }))).toBe('DENY');
  });
});

describe('several consents', () => {
  const clinic = { actor: [actor('Organization/clinic')] };
  const general = (date: string) => r5('permit', [], { date });
  const refusal = (date: string, rest: object = {}) => r5('deny', [], { date, ...rest });
  const specific = (date: string, rest: object = {}) => r4({ type: 'permit', ...clinic, ...rest }, { dateTime: date });
  const sudDenied = (date: string) => r5('permit', [{ securityLabel: [label('SUD')] }], { date });

  it.each<[string, unknown[], string]>([
    ['a denial wins over an older permit', [general('2026-01-01'), refusal('2026-02-01')], 'DENY'],
    ['and over a later one that is general', [refusal('2026-01-01'), general('2026-02-01')], 'DENY'],
    ['a later permit that names the recipient lifts it', [refusal('2026-01-01'), specific('2026-02-01')], 'PERMIT'],
    ['an earlier one does not', [specific('2026-01-01'), refusal('2026-02-01')], 'DENY'],
    ['nor one of the same day', [specific('2026-01-01'), refusal('2026-01-01')], 'DENY'],
    ['nor one without a date', [refusal('2026-01-01'), { ...specific('2026-02-01'), dateTime: undefined }], 'DENY'],
    ['nor one of a year that holds both', [refusal('2026-03-01'), specific('2026')], 'DENY'],
    [
      'nor one for somebody else',
      [refusal('2026-01-01'), r4({ type: 'permit', actor: [actor('Organization/x')] }, { dateTime: '2026-02-01' })],
      'DENY',
    ],
    [
      'nor one that names less than the denial',
      [r5('permit', [{ ...clinic, purpose: purpose('TREAT') }], { date: '2026-01-01' }), specific('2026-02-01')],
      'DENY',
    ],
    [
      'but one that names as much',
      [
        r5('permit', [{ ...clinic, purpose: purpose('TREAT') }], { date: '2026-01-01' }),
        specific('2026-02-01', { purpose: purpose('TREAT') }),
      ],
      'PERMIT',
    ],
    [
      'one that does not apply says nothing',
      [general('2026-01-01'), { ...refusal('2026-02-01'), status: 'inactive' }],
      'PERMIT',
    ],
  ])('%s', (_, consents, decision) => {
    expect(decided(consents)).toBe(decision);
    expect(decided([...consents].reverse())).toBe(decision);
  });

  it('a later permit of the records that were denied opens those', () => {
    const records = [record('sud', ['SUD']), record('plain')];
    const reopened = specific('2026-02-01', { securityLabel: [label('SUD')] });
    expect(shown([sudDenied('2026-01-01'), reopened], records)).toBe('sud plain');
    expect(ask([sudDenied('2026-01-01'), reopened]).obligations).toEqual([]);
    expect(shown([sudDenied('2026-03-01'), reopened], records)).toBe('plain');
    expect(ask([sudDenied('2026-03-01'), reopened]).obligations[0].parameters).toEqual({ codes: [label('SUD')] });
    expect(shown([sudDenied('2026-01-01'), general('2026-02-01')], records)).toBe('plain');
  });

  it('a later permit of a level does not speak of what is sensitive', () => {
    const restricted = specific('2026-02-01', { securityLabel: [label('V')] });
    expect(shown([sudDenied('2026-01-01'), restricted], [record('sud', ['SUD', 'R']), record('r', ['R'])])).toBe('r');
    const some = specific('2026-02-01', { securityLabel: [label('SUD'), label('V')] });
    const both = r5('permit', [{ securityLabel: [label('SUD'), label('HIV')] }], { date: '2026-01-01' });
    expect(shown([both, some], [record('hiv', ['HIV', 'R'])])).toBe('');
  });

  it('of several permits in one the one that names the recipient counts', () => {
    const wide = r5('deny', [{ securityLabel: [label('R')] }, clinic], { date: '2026-02-01' });
    expect(shown([refusal('2026-01-01'), wide], [record('a')])).toBe('a');
  });

  it('each takes out what it denies', () => {
    const hivDenied = r5('permit', [{ securityLabel: [label('HIV')] }]);
    expect(ask([sudDenied('2026-01-01'), hivDenied]).obligations[0].parameters).toEqual({
      codes: [label('SUD'), label('HIV')],
    });
  });
});
