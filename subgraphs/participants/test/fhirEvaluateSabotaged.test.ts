import { actor, AT, label, purpose, r5, record, REQUEST, span } from './fhirEvaluateQuestion';

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

const question = (consents: object[], request: object = {}, resources: object[] = [record('a')]) => ({
  consents,
  resources,
  request: { ...REQUEST, ...request },
  at: AT,
});
const operations = r5('deny', [{ purpose: purpose('HOPERAT') }]);
const substance = r5('permit', [{ securityLabel: [label('SUD')] }]);
const stranger = r5('deny', [{ actor: [actor('Organization/unknown')] }]);
const byIdentifier = { actor: [{ system: 'urn:npi', value: '1' }] };

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
