import {
  actor,
  ask,
  concept,
  decided,
  label,
  purpose,
  r4,
  r5,
  record,
  shown,
  span,
  type,
} from './fhirEvaluateQuestion';

const OPTIN = { policyRule: concept('OPTIN', 'http://terminology.hl7.org/CodeSystem/v3-ActCode') };
const OPTOUT = { policyRule: concept('OPTOUT', 'http://terminology.hl7.org/CodeSystem/v3-ActCode') };
const clinic = { actor: [actor('Organization/clinic')] };
const police = { actor: [actor('Organization/police')] };

describe('the base of a consent', () => {
  it.each<[string, unknown, string]>([
    ['an R5 permit', r5('permit'), 'PERMIT'],
    ['an R5 denial', r5('deny'), 'DENY'],
    ['no R5 decision, whatever is beneath', { ...r5('permit', [clinic]), decision: undefined }, 'DENY'],
    ['an R4 root permit', r4({ type: 'permit' }), 'PERMIT'],
    ['an R4 root denial', r4({ type: 'deny' }), 'DENY'],
    ['opted in', r4(undefined, OPTIN), 'PERMIT'],
    ['opted out', r4(undefined, OPTOUT), 'DENY'],
    ['a policy nobody knows', r4({}, { policyRule: concept('OPTIN', 'http://example.org/policies') }), 'DENY'],
    ['a policy nobody knows, with a permit beneath', r4({ provision: [{ type: 'permit', ...clinic }] }), 'PERMIT'],
    ['opted in, but for somebody else', r4({ ...police }, OPTIN), 'PERMIT'],
    ['opted in, but for this one', r4({ ...clinic }, OPTIN), 'DENY'],
    ['opted in, a denial of this one at the root', r4({ type: 'deny', ...clinic }, OPTIN), 'DENY'],
    ['opted in, permits only beneath', r4({ ...clinic, provision: [{ type: 'permit', ...police }] }, OPTIN), 'DENY'],
    ['opted in for treatment', r4({ purpose: purpose('TREAT') }, OPTIN), 'PERMIT'],
    ['opted in for payment', r4({ purpose: purpose('HPAYMT') }, OPTIN), 'NO_CONSENT'],
    ['opted out of what another holds', r4({ actor: [actor('Organization/x', 'CST')] }, OPTOUT), 'DENY'],
    [
      'a policy of IHE that denies',
      r4(undefined, { policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-deny' }] }),
      'DENY',
    ],
    [
      'agreement to a policy of IHE that denies',
      r4({ type: 'permit' }, { policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-deny' }] }),
      'DENY',
    ],
    [
      'rejection of a policy of IHE that permits',
      r4({ type: 'deny' }, { policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-all-normal' }] }),
      'DENY',
    ],
  ])('%s', (_, consent, decision) => {
    expect(decided([consent])).toBe(decision);
  });

  it('breaks the glass where the policy leaves that open', () => {
    const consent = r4(undefined, { policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-break-glass-only' }] });
    expect(['TREAT', 'ETREAT', 'BTG'].map((purposeOfUse) => decided([consent], { purposeOfUse }))).toEqual([
      'DENY',
      'DENY',
      'PERMIT',
    ]);
  });

  it('cannot be read where it stands in another resource', () => {
    const elsewhere = { provisionReference: [{ reference: 'Permission/p' }] };
    expect([decided([r5('permit', [], elsewhere)]), decided([r5('deny', [], elsewhere)])]).toEqual([
      'NO_CONSENT',
      'DENY',
    ]);
  });

  it.each([
    ['regular', 'a c'],
    ['sensitive', 'a b c'],
  ])('shows between payers what the policy %s says', (policy, ids) => {
    const uri = `http://hl7.org/fhir/us/davinci-hrex/StructureDefinition-hrex-consent.html#${policy}`;
    const payers = [actor('Organization/old', 'performer'), actor('Organization/clinic')];
    const consent = r4({ type: 'permit', actor: payers, action: [concept('disclose')] }, { policy: [{ uri }] });
    const records = [record('a', ['N']), record('b', ['SUD', 'R']), record('c')];
    expect(shown([consent], records)).toBe(ids);
    expect(decided([consent], { actor: [{ reference: 'Organization/old' }] })).toBe('NO_CONSENT');
  });

  it('shows what is normal under a policy of what is normal', () => {
    const consent = r4(undefined, { policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-basic-normal' }] });
    expect(shown([consent], [record('a', ['N']), record('b', ['R']), record('c')])).toBe('a c');
    expect(decided([consent], { purposeOfUse: 'HRESCH' })).toBe('NO_CONSENT');
  });
});

describe('whether a consent counts at all', () => {
  it.each(['draft', 'proposed', 'rejected', 'inactive', 'not-done', 'entered-in-error', 'unknown'])(
    'not when %s',
    (status) => {
      expect(decided([{ ...r5('permit'), status }])).toBe('NO_CONSENT');
    },
  );

  it.each<[string, object, string, string]>([
    ['ends on this day', span('2026-01-01', '2026-06-10'), '2026-06-10T23:59:59Z', 'PERMIT'],
    ['ended on the day before', span('2026-01-01', '2026-06-09'), '2026-06-10T00:00:00Z', 'NO_CONSENT'],
    ['ends this month', span('2026-01', '2026-06'), '2026-06-30T23:00:00Z', 'PERMIT'],
    ['ends this very second', span(undefined, '2026-06-10T12:00:00Z'), '2026-06-10T12:00:00Z', 'PERMIT'],
    ['ended a second ago', span(undefined, '2026-06-10T12:00:00Z'), '2026-06-10T12:00:01Z', 'NO_CONSENT'],
    ['starts tomorrow', span('2026-06-11'), '2026-06-10T12:00:00Z', 'NO_CONSENT'],
    ['starts today where it is asked', span('2026-06-10'), '2026-06-10T00:30:00+09:00', 'PERMIT'],
    [
      'ended by the clock of another place',
      span(undefined, '2026-06-10T12:00:00-07:00'),
      '2026-06-10T18:59:59Z',
      'PERMIT',
    ],
  ])('a period that %s', (_, period, at, decision) => {
    expect(decided([r5('permit', [], { period })], {}, { at })).toBe(decision);
    expect(decided([r4({ type: 'permit', period })], {}, { at })).toBe(decision);
  });

  it.each<[string, object, object, string]>([
    ['the same patient', {}, {}, 'PERMIT'],
    ['somebody else', { subject: { reference: 'Patient/other' } }, {}, 'NO_CONSENT'],
    ['another identifier of one system', {}, { patientId: [{ system: 'urn:mrn', value: '8' }] }, 'NO_CONSENT'],
    ['the identifier of the resource', {}, { patientId: [{ system: 'urn:mrn', value: '7' }] }, 'PERMIT'],
    ['an identifier of another system', {}, { patientId: [{ system: 'urn:other', value: '8' }] }, 'PERMIT'],
    ['the resource behind an address', { subject: { reference: 'urn:uuid:1' } }, {}, 'PERMIT'],
    ['a reference written as a value', {}, { patientId: [{ value: 'Patient/rosa' }] }, 'PERMIT'],
    ['another reference written as a value', {}, { patientId: [{ value: 'Patient/other' }] }, 'NO_CONSENT'],
  ])('of %s', (_, rest, request, decision) => {
    const actors = {
      'urn:uuid:1': { resourceType: 'Patient', id: 'rosa' },
      'Patient/rosa': { resourceType: 'Patient', id: 'rosa', identifier: [{ system: 'urn:mrn', value: '7' }] },
    };
    expect(decided([r5('permit', [], rest)], request, { actors })).toBe(decision);
  });

  it.each<[string, object, object, string]>([
    ['the scope asked for', {}, {}, 'PERMIT'],
    [
      'research, asked for privacy',
      { category: [concept('research', 'http://terminology.hl7.org/CodeSystem/consentscope')] },
      {},
      'NO_CONSENT',
    ],
    [
      'privacy by its category alone',
      { category: [concept('INFA', 'http://terminology.hl7.org/CodeSystem/v3-ActCode')] },
      {},
      'PERMIT',
    ],
    [
      'the notice of how privacy is kept',
      { category: [concept('npp', 'http://terminology.hl7.org/CodeSystem/consentcategorycodes')] },
      {},
      'PERMIT',
    ],
    ['a category nobody knows', { category: [concept('x', 'http://example.org')] }, {}, 'NO_CONSENT'],
    [
      'a category nobody knows, and no category asked for',
      { category: [concept('x', 'http://example.org')] },
      { category: [] },
      'PERMIT',
    ],
    ['the scope asked for under its R4 name', {}, { category: undefined, scope: 'patient-privacy' }, 'PERMIT'],
    ['another scope asked for', {}, { category: undefined, scope: 'research' }, 'NO_CONSENT'],
  ])('about %s', (_, rest, request, decision) => {
    expect(decided([r5('permit', [], rest)], request)).toBe(decision);
  });

  it('applies a denial whose category cannot be told', () => {
    expect(decided([r5('deny', [], { category: [concept('x', 'http://example.org')] })])).toBe('DENY');
  });
});

describe('provisions', () => {
  const deep = (...levels: object[]): object =>
    levels.reduceRight((inner: any, each) => ({ ...each, ...(inner && { provision: [inner] }) }), undefined as any);

  it('alternate by depth in R5', () => {
    const sud = { securityLabel: [label('SUD')] };
    const chains = [[clinic], [clinic, { purpose: purpose('TREAT') }], [clinic, { purpose: purpose('TREAT') }, clinic]];
    expect(chains.map((each) => decided([r5('permit', [deep(...each)])]))).toEqual(['DENY', 'PERMIT', 'DENY']);
    expect(chains.map((each) => decided([r5('deny', [deep(...each)])]))).toEqual(['PERMIT', 'DENY', 'PERMIT']);
    expect(decided([r5('deny', [deep(clinic, sud, { purpose: purpose('TREAT') })])])).toBe('PERMIT');
  });

  it('keep their own type in R4, and have the other where they say none', () => {
    expect(decided([r4({ type: 'deny', provision: [{ type: 'deny', ...clinic }] })])).toBe('DENY');
    expect(decided([r4({ type: 'deny', provision: [{ ...clinic }] })])).toBe('PERMIT');
    expect(decided([r4({ type: 'permit', provision: [{ type: 'permit', ...clinic }] })])).toBe('PERMIT');
  });

  it('side by side: a denial decides, however deep a permit lies beside it', () => {
    const lifted = { ...clinic, provision: [{ purpose: purpose('TREAT') }] };
    expect(decided([r5('permit', [clinic, lifted])])).toBe('DENY');
    expect(decided([r5('permit', [lifted])])).toBe('PERMIT');
  });

  it('side by side: what one opens again the other still denies', () => {
    const reopened = { purpose: purpose('TREAT'), provision: [{ class: [type('Observation')] }] };
    const consent = r5('permit', [reopened, { securityLabel: [label('PSY')] }]);
    expect(shown([consent], [record('a'), record('b', ['PSY'])])).toBe('a');
    expect(ask([consent]).obligations.map((each: any) => each.parameters)).toEqual([
      { exceptAnyOfCodes: [type('Observation')] },
      { codes: [label('PSY')] },
    ]);
  });

  it('join their filters by AND, and what one filter lists by OR', () => {
    const both = {
      actor: [actor('Organization/police'), actor('Organization/clinic')],
      purpose: purpose('HPAYMT', 'TREAT'),
    };
    expect(decided([r5('deny', [both])])).toBe('PERMIT');
    expect(decided([r5('deny', [both])], { purposeOfUse: 'HMARKT' })).toBe('DENY');
    expect(decided([r5('deny', [both])], { actor: [{ reference: 'Organization/other' }] })).toBe('DENY');
  });

  it('hold in their own period', () => {
    expect(decided([r5('permit', [{ ...clinic, period: span('2026-01-01', '2026-05-31') }])])).toBe('PERMIT');
    expect(decided([r5('permit', [{ ...clinic, period: span('2026-01-01', '2026-06-30') }])])).toBe('DENY');
  });

  it.each<[string, object[], string, string]>([
    ['to access', [concept('access')], 'PERMIT', 'DENY'],
    ['to correct', [concept('correct')], 'DENY', 'PERMIT'],
    ['of an unknown kind', [concept('read', 'http://example.org')], 'DENY', 'DENY'],
    ['in words alone', [{ text: 'look at' }], 'DENY', 'DENY'],
  ])('with an action %s open nothing else, and deny what cannot be told', (_, action, permitting, denying) => {
    expect(decided([r5('deny', [{ action }])])).toBe(permitting);
    expect(decided([r5('permit', [{ action }])])).toBe(denying);
  });

  it.each([
    ['an expression', { expression: { language: 'text/cql', expression: 'true' } }],
    ['an extension that may change them', { modifierExtension: [{ url: 'http://example.org', valueBoolean: true }] }],
  ])('with %s open nothing, and deny', (_, unread) => {
    expect(decided([r5('deny', [{ ...clinic, ...unread }])])).toBe('DENY');
    expect(decided([r5('permit', [{ ...police, ...unread }])])).toBe('PERMIT');
    expect(decided([r5('permit', [{ ...clinic, ...unread }])])).toBe('DENY');
  });

  it('a root that names some content is silent on the rest', () => {
    expect(decided([r4({ type: 'deny', class: [type('Observation')] })])).toBe('NO_CONSENT');
    expect(decided([r4({ type: 'deny', class: [type('Observation')] })], { class: ['Observation'] })).toBe('DENY');
    expect(decided([r4({ type: 'permit', class: [type('Observation')] })], { class: ['Encounter'] })).toBe(
      'NO_CONSENT',
    );
  });

  it('a permit beneath a permit of some labels adds its own', () => {
    const consent = r4({
      type: 'permit',
      securityLabel: [label('N')],
      provision: [{ type: 'permit', ...clinic, securityLabel: [label('PSY')] }],
    });
    const records = [record('plain'), record('psy', ['PSY', 'R']), record('hiv', ['HIV', 'R'])];
    expect(shown([consent], records)).toBe('plain psy');
    expect(shown([consent], records, { actor: [{ reference: 'Organization/police' }] })).toBe('plain');
    expect(ask([consent]).obligations[0].parameters).toEqual({ exceptAnyOfCodes: [label('N'), label('PSY')] });
  });
});
