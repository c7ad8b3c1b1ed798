import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateLine } from '../src/fhir';

const FOLDER = join(__dirname, '../../../../shared/data/consent/leap-cds-r4');
const CLOCK = '2024-04-26T12:00:00Z';

interface Case {
  readonly name: string;
  readonly consents?: readonly string[];
  readonly request_context?: any;
  readonly expected_decision?: string;
  readonly expected_obligations?: readonly unknown[];
  readonly mutation?: string;
}

const read = (path: string) => JSON.parse(readFileSync(join(FOLDER, 'fixtures', path), 'utf8'));
const consentNamed = (name: string) => read(`consents/r4/${name}`);

function actors() {
  return {
    'Organization/53': read('organizations/org-hl7.json'),
    'Organization/54': read('organizations/org-good-health.json'),
    'Practitioner/001': read('practitioner/practitioner-dr-bob.json'),
    'Patient/52': read('patients/patient-boris.json'),
  };
}

function mutated(consent: any, mutation: string | undefined) {
  if (mutation?.includes('now + 48h')) consent.provision.period.start = '2024-04-28T12:00:00Z';
  if (mutation?.includes('HMARKT')) {
    const [nested] = consent.provision.provision;
    delete nested.actor;
    nested.purpose = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HMARKT' }];
  }
  return consent;
}

function asR5({ patient, dateTime, organization, policyRule, provision, ...rest }: any) {
  const untyped = provision.provision?.map(({ type, ...each }: any) => each);
  const { type: decision, period } = provision;
  return { ...rest, subject: patient, date: dateTime, controller: organization, period, decision, provision: untyped };
}

function observations() {
  const [ketamine, bacteria] = ['observations-ketamine.json', 'observation-bacteria.json'].map((name) =>
    read(`observations/${name}`),
  );
  const restricted = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
  return {
    resourceType: 'Bundle',
    entry: [{ resource: { ...ketamine, meta: { security: [restricted] } } }, { resource: bacteria }],
  };
}

function questionOf({ consents = [], request_context: context, mutation }: Case) {
  const { content, ...request } = context;
  return {
    consents: consents.map((name) => mutated(consentNamed(name), mutation)),
    actors: actors(),
    request,
    ...(content && { resources: [observations()] }),
    at: CLOCK,
  };
}

const ask = (question: unknown): any => evaluateLine(JSON.stringify(question), 1, CLOCK);

if (!existsSync(FOLDER)) {
  it.skip('needs ../shared/data (absent)', () => undefined);
} else {
  const cases: readonly Case[] = JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8')).cases;
  const decidable = cases.filter(({ expected_decision }) => expected_decision);

  describe('the decisions of another evaluator of FHIR R4 consents', () => {
    it.each(decidable.map((each) => [each.name, each] as const))('%s', (_, each) => {
      const { decision, obligations } = ask(questionOf(each));
      expect(decision).toBe(each.expected_decision!.replace(/^CONSENT_/, ''));
      if (each.expected_obligations) expect(obligations).toEqual(each.expected_obligations);
    });

    it('shows of two records the one without the label', () => {
      const each = decidable.find(({ request_context }) => request_context.content)!;
      expect(ask(questionOf(each)).visible).toEqual(['Observation/f206']);
    });

    it('shows both once the consent says nothing of the label', () => {
      const each = decidable.find(({ request_context }) => request_context.content)!;
      const question = questionOf(each);
      delete question.consents[0].provision.provision;
      expect(ask(question).visible).toEqual(['Observation/f204', 'Observation/f206']);
    });

    it('reads every consent of the set', () => {
      const names = readdirSync(join(FOLDER, 'fixtures/consents/r4'));
      for (const name of names)
        expect(ask({ ...questionOf({ ...decidable[0]!, consents: [name] }) })).toHaveProperty('decision');
    });
  });

  describe('the same consents written in R5', () => {
    const written = decidable.filter((each) => !each.name.startsWith('root purpose'));

    it.each(written.map((each) => [each.name, each] as const))('%s', (_, each) => {
      const question = questionOf(each);
      const { decision, obligations } = ask({ ...question, consents: question.consents.map(asR5) });
      expect(decision).toBe(each.expected_decision!.replace(/^CONSENT_/, ''));
      if (each.expected_obligations) expect(obligations).toEqual(each.expected_obligations);
    });
  });

  describe('what another evaluator refuses', () => {
    const context = { patientId: [{ system: '1', value: '2' }], actor: [{ value: 'x' }] };
    it.each<[string, object, string]>([
      [
        'a patient by a code',
        { request: { ...context, patientId: [{ system: '1', code: '2' }] } },
        'request.patientId[0].value',
      ],
      ['another hook', { hook: 'wrongName', context }, 'hook'],
      [
        'a bundle with an empty entry',
        { hook: 'patient-consent-consult', context: { ...context, content: { resourceType: 'Bundle', entry: [{}] } } },
        'context.content.entry[0].resource',
      ],
    ])('%s', (_, question, path) => {
      expect(ask({ consents: [], ...question })).toEqual({ error: { line: 1, path, message: expect.any(String) } });
    });
  });
}
