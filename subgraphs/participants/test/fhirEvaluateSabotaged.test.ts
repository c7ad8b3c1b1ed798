import { actor, AT, concept, label, purpose, r4, r5, record, REQUEST, span, type } from './fhirEvaluateQuestion';

const FOLDER = '../src/fhir/evaluate';

/** The evaluator with one function of one file replaced; `replace` gets the one that is there. */
function sabotaged(file: string, name: string, replace: (real: any) => any): (question: object) => any {
  let evaluateLine: any;
  jest.isolateModules(() => {
    jest.doMock(`${FOLDER}/${file}`, () => {
      const real = jest.requireActual(`${FOLDER}/${file}`);
      return { ...real, [name]: replace(real[name]) };
    });
    evaluateLine = require('../src/fhir').evaluateLine;
  });
  jest.dontMock(`${FOLDER}/${file}`);
  return (question) => evaluateLine(JSON.stringify(question), 1, AT);
}

const question = (
  consents: object[],
  request: object = {},
  resources: object[] = [record('a')],
  actors: object = {},
) => ({
  consents,
  actors,
  resources,
  request: { ...REQUEST, ...request },
  at: AT,
});
const operations = r5('deny', [{ purpose: purpose('HOPERAT') }]);
const substance = r5('permit', [{ securityLabel: [label('SUD')] }]);
const toStranger = { actor: [actor('Organization/unknown')] };
const stranger = r5('deny', [toStranger]);
const inRole = (id: string, person: string) => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: `Practitioner/${person}` },
  organization: { reference: 'Organization/clinic' },
});
const roles = { 'PractitionerRole/one': inRole('one', 'p'), 'PractitionerRole/two': inRole('two', 'q') };
const written = r5('deny', [{ actor: [actor('Organization/clinic'), actor('Practitioner/p', 'AUT')] }]);
const code = { coding: [{ system: 'http://loinc.org', code: '1' }] };
const bundled = (rest: object) => ({ resourceType: 'Bundle', entry: [{ resource: { ...record('a'), ...rest } }] });
const encounter = {
  fullUrl: 'urn:uuid:e',
  resource: { resourceType: 'Encounter', id: 'e', meta: { security: [label('R')] } },
};
const notTheEncounter = { data: [{ meaning: 'related', reference: { reference: 'Encounter/e' } }] };
const byIdentifier = { actor: [{ system: 'urn:npi', value: '1' }] };

const byReference = (reference: string) => ({ actor: [{ reference }] });
const OPTIN = { policyRule: concept('OPTIN', 'http://terminology.hl7.org/CodeSystem/v3-ActCode') };

describe('every protection is missed where it is taken out', () => {
  it.each<[string, object, string, string, (real: any) => any]>([
    [
      'operations are not proceedings',
      question([operations], { purposeOfUse: 'HLEGAL' }),
      'purposes',
      'purposeMatch',
      (real) => (listed: unknown, asked: unknown) => real(listed, asked, 'deny'),
    ],
    [
      'a denial of SUD is one of ETH',
      question([substance], {}, [record('a', ['ETH'])]),
      'labels',
      'coversLabels',
      (real) => (listed: unknown, labels: unknown) => real(listed, labels, 'permit'),
    ],
    [
      'whom nobody can look up is not permitted',
      question([stranger], byIdentifier),
      'match',
      'every',
      (real) => (matches: string[]) => real(matches.map((each) => (each === 'unknown' ? 'yes' : each))),
    ],
    [
      'a denial wins for each record',
      question([r5('permit'), substance], {}, [record('a', ['SUD'])]),
      'combine',
      'effectOf',
      () => (verdicts: any[]) => verdicts[0].effect,
    ],
    [
      'a consent ends',
      question([r5('permit', [], { period: span('2025', '2025') })]),
      'periods',
      'inForce',
      () => () => 'yes',
    ],
    [
      'a consent is of one patient',
      question([r5('permit')], { patientId: [{ value: 'Patient/x' }] }),
      'actors',
      'samePatient',
      () => () => 'yes',
    ],
    [
      'a record without a date is not within a period',
      question([r5('permit', [{ dataPeriod: span('2025', '2025') }])]),
      'content',
      'recordMatch',
      (real) =>
        (...facts: unknown[]) =>
          real(...facts) === 'unknown' ? 'no' : real(...facts),
    ],
    [
      'only what is asked for is shown',
      question([r5('permit')], { class: ['Encounter'] }),
      'content',
      'isAskedFor',
      () => () => true,
    ],
    [
      'a colleague is not the person in the role',
      question(
        [r5('deny', [{ actor: [actor('PractitionerRole/one')] }])],
        byReference('PractitionerRole/two'),
        undefined,
        roles,
      ),
      'acquaintance',
      'within',
      (real) => (reference: string, resource: any) => [...real(reference, resource), resource.organization],
    ],
    [
      'a denial of an organisation is one of whoever works there',
      question(
        [r5('permit', [{ actor: [actor('Organization/clinic')] }])],
        byReference('Practitioner/p'),
        undefined,
        roles,
      ),
      'acquaintance',
      'around',
      () => () => [],
    ],
    [
      'a permit within what may not reach',
      question(
        [r5('deny', [{ ...toStranger, provision: [{ provision: [{ purpose: purpose('TREAT') }] }] }])],
        byIdentifier,
      ),
      'match',
      'every',
      (real) => (matches: string[]) => real(matches.map((each) => (each === 'unknown' ? 'yes' : each))),
    ],
    [
      'a denial within a consent that may not apply',
      question(
        [
          r5('permit'),
          r4({ type: 'permit', ...toStranger, provision: [{ type: 'deny', securityLabel: [label('SUD')] }] }),
        ],
        byIdentifier,
        [record('a', ['SUD'])],
      ),
      'opinion',
      'opinionOn',
      (real) =>
        (root: any, ...rest: unknown[]) =>
          root.actors.length > 0 ? null : real(root, ...rest),
    ],
    ['a permit of what somebody wrote', question([written]), 'actors', 'isAuthor', () => () => false],
    [
      'permits alone, under a policy that permits',
      question([r4({ provision: [{ type: 'permit', class: [type('Encounter')] }] }, OPTIN)]),
      'rootR4',
      'readRootR4',
      (real) =>
        (consent: any, ...rest: unknown[]) =>
          real({ ...consent, provision: { ...consent.provision, type: 'permit' } }, ...rest),
    ],
    [
      'a record refers to what it is with by where that stands',
      question([r5('permit', [notTheEncounter, { securityLabel: [label('R')] }])], {}, [
        { ...bundled({ encounter: { reference: 'urn:uuid:e' } }) },
        { resourceType: 'Bundle', entry: [encounter] },
      ]),
      'references',
      'namesIn',
      () => () => [],
    ],
    [
      'a prescription is of the medication it refers to',
      question(
        [r5('permit', [{ code: [code] }])],
        {},
        [record('a', [], { medicationReference: { reference: 'Medication/m' } })],
        { 'Medication/m': { resourceType: 'Medication', id: 'm', code } },
      ),
      'references',
      'referencesUnder',
      () => () => [],
    ],
  ])('%s', (_, asked, file, name, replace) => {
    expect(sabotaged(file, name, (real) => real)(asked).visible).toEqual([]);
    expect(sabotaged(file, name, replace)(asked).visible).toEqual(['Observation/a']);
  });

  it('a denial wins', () => {
    const permitsOnly = (real: any) => (verdicts: any[]) => real(verdicts.filter(({ effect }) => effect === 'permit'));
    const asked = question([r5('permit'), r5('deny')]);
    expect(sabotaged('combine', 'together', (real) => real)(asked).decision).toBe('DENY');
    expect(sabotaged('combine', 'together', permitsOnly)(asked).decision).toBe('PERMIT');
  });
});
