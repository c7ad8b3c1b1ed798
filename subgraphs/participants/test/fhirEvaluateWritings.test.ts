import { evaluateLine } from '../src/fhir';
import {
  actor,
  AT,
  concept,
  decided,
  label,
  purpose,
  r4,
  r5,
  record,
  REQUEST,
  shown,
  span,
  type,
} from './fhirEvaluateQuestion';

const OPTIN = { policyRule: concept('OPTIN', 'http://terminology.hl7.org/CodeSystem/v3-ActCode') };
const clinic = { actor: [actor('Organization/clinic', 'PRCP')] };
const visit = { resourceType: 'Encounter', id: 'visit' };

describe('an app that is let in for some records, under a policy that permits', () => {
  const permits = (...more: object[]) =>
    r4({ period: span('2026-06-10'), provision: [{ type: 'permit', class: [type('Encounter')] }, ...more] }, OPTIN);

  it('gets those', () => {
    expect(shown([permits()], [visit, record('a')])).toBe('visit');
    expect(decided([permits()], { class: ['Encounter'] })).toBe('PERMIT');
    expect(decided([permits()], { class: ['Observation'] })).toBe('DENY');
  });

  it('gets the rest too where something else is denied', () => {
    const denial = { type: 'deny', securityLabel: [label('R')] };
    expect(shown([permits(denial)], [visit, record('a'), record('r', ['R'])])).toBe('visit a');
  });

  it('is one of those the root names', () => {
    const consent = r4({ ...clinic, provision: [{ type: 'permit', class: [type('Encounter')] }] }, OPTIN);
    expect(shown([consent], [visit, record('a')])).toBe('visit');
    expect(shown([consent], [visit], { actor: [{ reference: 'Organization/other' }] })).toBe('');
  });
});

describe('payment withheld but for claims, marketing and restricted records withheld', () => {
  const consent = r5('permit', [
    { purpose: purpose('HMARKT') },
    { securityLabel: [label('R')] },
    { purpose: purpose('HPAYMT'), provision: [{ resourceType: [type('Claim'), type('Account')] }] },
  ]);
  const records = [{ resourceType: 'Claim', id: 'c' }, { ...record('r', ['R']), resourceType: 'Claim' }, record('o')];

  it.each([
    ['TREAT', 'c o'],
    ['HPAYMT', 'c'],
    ['HMARKT', ''],
  ])('%s', (purposeOfUse, ids) => {
    expect(shown([consent], records, { purposeOfUse })).toBe(ids);
  });
});

describe('what forms leave behind', () => {
  it('an empty reference names nobody', () => {
    const empty = { actor: [{ ...actor('x'), reference: { reference: '' } }] };
    expect([decided([r5('deny', [empty])]), decided([r5('permit', [empty])])]).toEqual(['DENY', 'DENY']);
  });

  it.each<[string, unknown]>([
    ['a consent', { ...r5('permit'), date: null, period: null, provision: null, contained: null, controller: null }],
    ['half a period', r5('permit', [], { period: { start: null, end: '2026-12-31' } })],
    ['a root', { ...r4(undefined, OPTIN), provision: null }],
    ['a filter', r5('deny', [{ actor: null, expression: null, data: null, purpose: purpose('TREAT') }])],
  ])('null in %s is nothing', (_, consent) => {
    expect(decided([consent])).toBe('PERMIT');
  });

  it('null in a request is nothing', () => {
    const rest = { actors: null, resources: null };
    expect(decided([r5('permit')], { category: null, class: null, securityLabel: null }, rest)).toBe('PERMIT');
  });

  it('a code without its system is one of the actions', () => {
    expect(decided([r4({ type: 'permit', action: [{ coding: [{ code: 'access' }] }] })])).toBe('PERMIT');
    expect(decided([r4({ type: 'permit', action: [{ coding: [{ code: 'correct' }] }] })])).toBe('NO_CONSENT');
  });
});

describe('consents as a search returns them', () => {
  const found = { resourceType: 'Bundle', type: 'searchset', entry: [{ fullUrl: 'urn:uuid:1', resource: r5('deny') }] };
  const heard = (consents: unknown): any => evaluateLine(JSON.stringify({ consents, request: REQUEST, at: AT }), 1, AT);

  it('count, in the place of the list and in it', () => {
    expect([heard(found).decision, heard([r5('permit'), found]).decision]).toEqual(['DENY', 'DENY']);
  });

  it('are consents', () => {
    const other = { ...found, entry: [{ resource: { resourceType: 'Patient' } }] };
    expect(heard(other).error.path).toBe('consents.entry[0].resource.resourceType');
  });
});
