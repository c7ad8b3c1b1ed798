import { actor, concept, decided, label, purpose, r4, r5, record, shown, span, type } from './fhirEvaluateQuestion';

const treatment = { purpose: purpose('TREAT') };
const clinic = { actor: [actor('Organization/clinic')] };
const unknown = { actor: [actor('Organization/unknown')] };
const byIdentifier = { actor: [{ system: 'urn:npi', value: '1' }] };
const sud = { securityLabel: [label('SUD')] };
const records = [record('sud', ['SUD']), record('plain')];
const chain = (...levels: object[]): any =>
  levels.reduceRight<any>((inner, each) => ({ ...each, ...(inner && { provision: [inner] }) }), undefined);

describe('where it cannot be told whether a provision reaches', () => {
  it('a permit deep within it opens nothing', () => {
    expect(decided([r5('deny', [chain(unknown, {}, treatment)])], byIdentifier)).toBe('DENY');
    expect(decided([r5('deny', [chain(clinic, {}, treatment)])])).toBe('PERMIT');
  });

  it('a permit within a denial opens only what is open around it', () => {
    const within = { type: 'deny', ...unknown, provision: [{ type: 'permit', ...treatment }] };
    expect(decided([r4({ type: 'deny', provision: [within] })], byIdentifier)).toBe('DENY');
    expect(decided([r4({ type: 'permit', provision: [within] })], byIdentifier)).toBe('PERMIT');
  });

  it('its denials count, however deep', () => {
    const consent = r4({
      type: 'permit',
      provision: [{ type: 'permit', ...unknown, provision: [chain({}, {}, sud)] }],
    });
    expect(shown([consent], records, byIdentifier)).toBe('plain');
  });
});

describe('where it cannot be told whether a consent applies', () => {
  const general = r5('permit');
  const denial = { type: 'deny', ...sud };

  it.each<[string, object]>([
    ['whom it is for', r4({ type: 'permit', ...unknown, provision: [denial] })],
    ['what it is about', r5('permit', [sud], { category: [concept('x', 'http://example.org')] })],
    ['whether it has begun', r5('permit', [sud], { period: span('2026-06-10T12:00') })],
  ])('its denials count and nothing else of it: %s', (_, consent) => {
    const rest = { at: '2026-06-10' };
    expect(decided([consent], byIdentifier, rest)).toBe('NO_CONSENT');
    expect(shown([general, consent], records, byIdentifier, rest)).toBe('plain');
  });

  it('a denial of some records says nothing of others', () => {
    const consent = r4({ type: 'deny', ...unknown, class: [type('Encounter')] });
    expect(decided([consent], byIdentifier)).toBe('NO_CONSENT');
    expect(shown([general, consent], [...records, { resourceType: 'Encounter', id: 'e' }], byIdentifier)).toBe(
      'sud plain',
    );
  });

  it('a denial of everything denies', () => {
    expect(decided([general, r4({ type: 'deny', ...unknown })], byIdentifier)).toBe('DENY');
    expect(
      decided([r4({ type: 'deny', ...unknown, provision: [{ type: 'permit', ...treatment }] })], byIdentifier),
    ).toBe('NO_CONSENT');
  });
});

describe('whoever says less', () => {
  const filters = [treatment, clinic, sud, { class: [type('Observation')] }, { purpose: purpose('HPAYMT') }, unknown];
  const trees = filters.flatMap((one) =>
    filters.flatMap((two) => filters.flatMap((three) => [[chain(one, two, three)], [one, chain(two, three)]])),
  );
  const consents = trees.flatMap((tree) => [r5('permit', tree), r5('deny', tree)]);
  const asking = [
    { purposeOfUse: 'TREAT' },
    { purposeOfUse: 'HPAYMT' },
    { purposeOfUse: 'HMARKT' },
    { actor: [{ reference: 'Organization/other' }] },
  ];
  const ids = (consent: object, request: object) => shown([consent], records, request).split(' ').filter(Boolean);

  it.each<[string, object, object[]]>([
    ['no purpose', { purposeOfUse: [] }, asking.slice(0, 3)],
    ['no requester', { actor: [] }, [{}, asking[3]!]],
  ])('sees no more: %s', (_, less, more) => {
    const wider = consents.filter((consent) =>
      more.some((each) => !ids(consent, less).every((id) => ids(consent, each).includes(id))),
    );
    expect(wider).toEqual([]);
  });
});
