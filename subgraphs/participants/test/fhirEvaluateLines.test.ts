import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateLine } from '../src/fhir';
import { AT, r4, r5, REQUEST, span } from './fhirEvaluateQuestion';

const question = (rest: object = {}) => ({ consents: [r5('permit')], request: REQUEST, at: AT, ...rest });
const heard = (text: string): any => evaluateLine(text, 3, AT);
const request = (rest: object) => question({ request: { ...REQUEST, ...rest } });
const consent = (value: object) => question({ consents: [r5('permit'), value] });

describe('a line that cannot be decided', () => {
  it.each<[string, unknown, string]>([
    ['a list', [], ''],
    ['no consents', { request: REQUEST }, 'consents'],
    ['consents that are no list', question({ consents: {} }), 'consents'],
    ['no request', { consents: [] }, 'request'],
    ['a request that is text', question({ request: 'x' }), 'request'],
    ['no patient', request({ patientId: undefined }), 'request.patientId'],
    ['an empty patient', request({ patientId: [] }), 'request.patientId'],
    ['a patient without a value', request({ patientId: [{ system: 'urn:x' }] }), 'request.patientId[0].value'],
    ['a patient whose value is a number', request({ patientId: [{ value: 7 }] }), 'request.patientId[0].value'],
    ['an actor that is text', request({ actor: ['clinic'] }), 'request.actor[0]'],
    ['an actor without a value', request({ actor: [{ value: 'a' }, { system: 's' }] }), 'request.actor[1].value'],
    ['a purpose that is a number', request({ purposeOfUse: 5 }), 'request.purposeOfUse'],
    ['a purpose without a code', request({ purposeOfUse: [{ system: 's' }] }), 'request.purposeOfUse[0].code'],
    ['a category without a code', request({ category: [{ system: 's' }] }), 'request.category[0].code'],
    ['another resource', consent({ resourceType: 'Patient' }), 'consents[1].resourceType'],
    ['a consent that is nothing', question({ consents: [null] }), 'consents[0]'],
    ['no status', consent({ ...r5('permit'), status: undefined }), 'consents[1].status'],
    ['an unknown status', consent({ ...r5('permit'), status: 'ok' }), 'consents[1].status'],
    ['an unknown decision', consent(r5('maybe')), 'consents[1].decision'],
    ['an unknown type', consent(r4({ provision: [{ type: 'x' }] })), 'consents[1].provision.provision[0].type'],
    ['a consent of FHIR 3', consent({ ...r4(undefined), except: [] }), 'consents[1].except'],
    [
      'an end before the start',
      consent(r5('permit', [], { period: span('2026-02-01', '2026-01-31') })),
      'consents[1].period',
    ],
    [
      'the same beneath',
      consent(r5('permit', [{ dataPeriod: span('2026-02', '2026-01') }])),
      'consents[1].provision[0].dataPeriod',
    ],
    ['no day of the calendar', consent(r5('permit', [], { date: '2026-02-30' })), 'consents[1].date'],
    ['an actor that is no object', consent(r5('permit', [{ actor: ['x'] }])), 'consents[1].provision[0].actor[0]'],
    ['a bad instant', question({ at: 'soon' }), 'at'],
    ['an instant that is a number', question({ at: 5 }), 'at'],
    ['actors that are a list', question({ actors: [] }), 'actors'],
    ['a record that is text', question({ resources: ['x'] }), 'resources[0]'],
    ['a record without a type', question({ resources: [{ id: 'x' }] }), 'resources[0].resourceType'],
    [
      'an entry without a resource',
      question({ resources: { resourceType: 'Bundle', entry: [{}] } }),
      'resources.entry[0].resource',
    ],
    ['another hook', { hook: 'patient-view', context: REQUEST, consents: [] }, 'hook'],
  ])('names where: %s', (_, line, path) => {
    expect(heard(JSON.stringify(line))).toEqual({
      error: { line: 3, path, message: expect.stringMatching(/^[a-z].*[^.]$/) },
    });
  });

  it.each(['', '{', 'null', '"x"', '{"consents":[]}{}'])('is told apart from a decision: %s', (text) => {
    expect(heard(text)).toEqual({ error: { line: 3, path: expect.any(String), message: expect.any(String) } });
  });

  it('does not bring others down by its depth', () => {
    const deep = `${'{"provision":['.repeat(200_000)}${']}'.repeat(200_000)}`;
    const line = JSON.stringify(question());
    expect(heard(line.replace('"decision"', `"x":${deep},"decision"`))).toHaveProperty('decision', 'PERMIT');
    const error = { line: 3, path: '', message: 'expected less nesting' };
    expect(heard(line.replace('"provision":[]', `"provision":[${deep}]`))).toEqual({ error });
  });

  it('repeats nothing of what a person is called by', () => {
    const told = JSON.stringify(heard(JSON.stringify(request({ patientId: [{ system: 'Rosa', code: 'Rosa' }] }))));
    expect(told).not.toContain('Rosa');
    expect(heard(JSON.stringify(question())).why).not.toContain('rosa');
  });
});

describe('the line that the document shows', () => {
  const text = readFileSync(join(__dirname, '../../../docs/evaluating-consents.md'), 'utf8');
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(text)![1]!);

  it('is permitted to whom it names, and to nobody else', () => {
    expect(heard(JSON.stringify(shown))).toMatchObject({ decision: 'PERMIT', visible: ['Observation/a'] });
    const another = { ...shown.request, actor: [{ reference: 'Organization/other' }] };
    expect(heard(JSON.stringify({ ...shown, request: another }))).toMatchObject({ decision: 'DENY', visible: [] });
  });
});

describe('what is tolerated', () => {
  it.each<[string, object]>([
    [
      'a hook around the request',
      { hook: 'patient-consent-consult', hookInstance: '1', context: REQUEST, consents: [r5('permit')], at: AT },
    ],
    ['one identifier without a list', request({ patientId: REQUEST.patientId[0], actor: REQUEST.actor[0] })],
    ['entries of a bundle for consents', question({ consents: [{ fullUrl: 'urn:uuid:1', resource: r5('permit') }] })],
    ['no instant: it is now', question({ at: undefined })],
    ['empty lists', request({ category: [], class: [], securityLabel: [] })],
  ])('%s', (_, line) => {
    expect(heard(JSON.stringify(line))).toMatchObject({ decision: 'PERMIT', obligations: [] });
  });
});

describe('npx leadgraph consent evaluate', () => {
  const run = (input: string) =>
    spawnSync(process.execPath, [join(__dirname, '../../kit/cli/leadgraph.js'), 'consent', 'evaluate'], {
      input,
      encoding: 'utf8',
    });
  const line = (rest: object = {}) => JSON.stringify(question(rest));

  it('answers line by line, in order, and says that some were bad', () => {
    const { stdout, status } = run(`${line()}\n{bad\n${line({ consents: [r5('deny')], resources: [] })}\n`);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each)),
    ).toEqual([
      { decision: 'PERMIT', obligations: [], why: expect.any(String) },
      { error: { line: 2, path: '', message: 'expected one JSON object' } },
      { decision: 'DENY', obligations: [], visible: [], why: expect.any(String) },
    ]);
    expect(status).toBe(4);
  });

  it('ends well where all were decided, without a last line feed and with other line ends inside a text', () => {
    const { stdout, status } = run(`${line({ note: 'one\u2028two' })}\r\n${line()}`);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect([stdout.includes('error'), status]).toEqual([false, 0]);
  });

  it('takes the moment of reading where a question bears none', () => {
    const period = span(undefined, '2999');
    const { stdout } = run(line({ at: undefined, consents: [r5('permit', [], { period })] }));
    expect(JSON.parse(stdout).decision).toBe('PERMIT');
    expect(
      JSON.parse(run(line({ at: undefined, consents: [r5('permit', [], { period: span('2999') })] })).stdout).decision,
    ).toBe('NO_CONSENT');
  });
});
