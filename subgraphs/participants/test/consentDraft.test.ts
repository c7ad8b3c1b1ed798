import type { TestSubgraph } from '@lead-graph/kit/testing';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { ROSA, SAM, THEO } from '../src/seed/people';
import { openCore, openCoreWithout } from './build';
import { Workflow } from './workflow';

const WAIT = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';

type Person = readonly [name: string, purpose: 'DIVOPS' | 'PATRQT'];
const ITO: Person = ['case-manager-ito', 'DIVOPS'];
const SAM_HIMSELF: Person = ['sam-rivera', 'PATRQT'];

/** The mutations of a form that is not signed yet. */
const formsOf = (core: TestSubgraph) => {
  const call = async (query: string, variables: object, [as, purpose]: Person) =>
    core.ask(query, { as, purpose, variables: { ...variables } });
  return {
    draft: (participantId: string, input: object, person = ITO) =>
      call(
        'mutation ($participantId: ID!, $input: DraftConsentInput!) { draftConsent(participantId: $participantId, input: $input) { consentId missing { element paragraph message } } }',
        { participantId, input },
        person,
      ),
    amend: (id: string, input: object, person = ITO) =>
      call(
        'mutation ($id: ID!, $input: DraftConsentInput!) { amendDraft(id: $id, input: $input) { consentId missing { element paragraph } } }',
        { id, input },
        person,
      ),
    sign: (id: string, change: object = {}, person = ITO) =>
      call(
        'mutation ($id: ID!, $signature: SignatureInput!) { signConsent(id: $id, signature: $signature) { consentId } }',
        { id, signature: { ...SIGNATURE, ...change } },
        person,
      ),
    reaffirm: (id: string, attested: boolean, person = ITO) =>
      call(
        'mutation ($id: ID!, $attested: Boolean!) { reaffirmConsent(id: $id, attested: $attested) { consentId reaffirmedAt } }',
        { id, attested },
        person,
      ),
  };
};

const SIGNATURE = { signedAt: '2026-10-03T00:00:00Z', attested: true, method: 'ON_SCREEN', copyGiven: true };
const WHOLE = {
  type: 'ROI_MULTIPARTY',
  disclosers: ['pda', 'reach'],
  lines: [{ recipients: ['spd'], categories: ['PROG'], purposes: ['DIVOPS'] }],
  statements: ['REVOCATION'],
  expiry: 'AT',
  endsAt: '2031-10-01T00:00:00Z',
};

let core: TestSubgraph;
let forms: ReturnType<typeof formsOf>;
let workflow: Workflow;
beforeAll(async () => {
  core = await openCore();
  forms = formsOf(core);
  workflow = new Workflow(core);
});
afterAll(() => core?.close());

const rowOf = async (id: string) => (await core.db.query('SELECT * FROM consent WHERE id = $1', [id]))[0];
const drafted = async (input: object, participant = THEO): Promise<string> => {
  const { data, errors } = await forms.draft(participant, input);
  expect(errors).toBeUndefined();
  return data.draftConsent.consentId;
};
const codeOf = ({ errors }: Awaited<ReturnType<TestSubgraph['ask']>>) => errors?.[0]?.extensions.code;

describe('a form that is not signed yet', () => {
  it('may lack anything, and names every element it lacks with its paragraph', async () => {
    const { data } = await forms.draft(THEO, { type: 'ROI_MULTIPARTY' });
    const missing = data.draftConsent.missing.map(({ element, paragraph }: any) => `${paragraph} ${element}`);
    expect(missing.sort()).toEqual([
      '2.31(a)(2) disclosers',
      '2.31(a)(3) lines',
      '2.31(a)(6) statements',
      '2.31(a)(7) expiry',
      '2.31(a)(8), (9) signedAt',
    ]);
  });

  it('names what is wrong within a line', async () => {
    const { data } = await forms.draft(THEO, {
      ...WHOLE,
      lines: [{ recipients: ['landlord'], categories: ['SUD_CN'] }],
    });
    const missing = data.draftConsent.missing.map(({ element, paragraph }: any) => `${paragraph} ${element}`);
    expect(missing.sort()).toEqual([
      '2.31(a)(4) lines[0].recipients',
      '2.31(a)(5) lines[0].purposes',
      '2.31(a)(8), (9) signedAt',
      '2.31(b) lines[0].categories',
    ]);
  });

  it('has its kind from the start', async () => {
    expect(codeOf(await forms.draft(THEO, {}))).toBe('BAD_USER_INPUT');
  });

  it('is filled in step by step: what is not sent stays, and null empties it', async () => {
    const { lines, ...rest } = WHOLE;
    const id = await drafted(rest);
    const left = async (input: object) =>
      (await forms.amend(id, input)).data.amendDraft.missing.map(({ element }: any) => element);
    expect(await left({ lines })).toEqual(['signedAt']);
    expect(await left({ disclosers: null })).toEqual(['disclosers', 'signedAt']);
    expect(await left({ disclosers: ['pda'] })).toEqual(['signedAt']);
  });

  it('shares nothing, and is not among the consents', async () => {
    const id = await drafted({ ...WHOLE, lines: [{ ...WHOLE.lines[0], recipients: ['kcso'] }] });
    expect(await workflow.sees(THEO, 'deputy-hale')).toBeNull();
    expect(await rowOf(id)).toBeUndefined();
  });

  it("is nobody's whom the caller may not know of, and is like one that is not there", async () => {
    const id = await drafted(WHOLE);
    const bell: Person = ['case-manager-bell', 'DIVOPS'];
    for (const ask of [
      (each: string) => forms.amend(each, {}, bell),
      (each: string) => forms.sign(each, {}, bell),
      (each: string) => forms.sign(each, {}, SAM_HIMSELF),
    ]) {
      expect(codeOf(await ask(id))).toBe('NOT_FOUND');
      expect((await ask(id)).errors).toEqual((await ask(UNKNOWN)).errors);
    }
    expect(codeOf(await forms.draft(ROSA, WHOLE, bell))).toBe('NOT_FOUND');
    expect(codeOf(await forms.draft(ROSA, WHOLE, ['officer-reyes', 'DIVOPS']))).toBe('FORBIDDEN');
  });
});

describe('a signature', () => {
  it('makes a form that lacks nothing a consent, with how it was signed', async () => {
    const id = await drafted(WHOLE);
    expect(codeOf(await forms.sign(id, { attested: false }))).toBe('BAD_USER_INPUT');
    expect(await workflow.sees(THEO, 'officer-reyes')).toBeNull();
    const { data } = await forms.sign(id, { witness: 'Ana Cole', interpreter: 'Luz Vega' });
    expect(data.signConsent).toEqual({ consentId: id });
    expect(await workflow.sees(THEO, 'officer-reyes')).toEqual({ id: THEO, status: 'ACTIVE' });
    expect(await rowOf(id)).toMatchObject({
      status: 'ACTIVE',
      method: 'ON_SCREEN',
      witness: 'Ana Cole',
      interpreter: 'Luz Vega',
      copyGiven: true,
      recordedBy: 'case-manager-ito',
    });
  });

  it('under a form that lacks something is refused, every defect named, and the form stays a draft', async () => {
    const id = await drafted({ ...WHOLE, statements: [], expiry: null });
    const { errors } = await forms.sign(id, { signedAt: '2999-01-01T00:00:00Z' });
    expect(errors?.[0]?.extensions.code).toBe('CONSENT_NOT_VALID');
    expect((errors![0]!.extensions.defects as any[]).map(({ element }) => element)).toEqual([
      'statements',
      'expiry',
      'signedAt',
    ]);
    expect(codeOf(await forms.amend(id, {}))).toBeUndefined();
  });

  it('is made once', async () => {
    const id = await drafted(WHOLE);
    const codes = (await Promise.all([forms.sign(id), forms.sign(id)])).map(codeOf);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(['CONFLICT', 'NOT_FOUND']).toContain(codes.find((code) => code !== undefined));
    expect(codeOf(await forms.sign(id))).toBe('NOT_FOUND');
  });

  it('of a participant is their own, and of nobody who acts for them', async () => {
    const { data } = await forms.draft(SAM, WHOLE, SAM_HIMSELF);
    const id = data.draftConsent.consentId;
    const other = { signedBy: 'REPRESENTATIVE', representativeId: UNKNOWN };
    expect(codeOf(await forms.sign(id, other, SAM_HIMSELF))).toBe('CONSENT_NOT_VALID');
    expect((await forms.sign(id, { attested: false }, SAM_HIMSELF)).data.signConsent.consentId).toBe(id);
  });

  it('by a relation that is none of the participant is refused', async () => {
    const id = await drafted(WHOLE);
    const { errors } = await forms.sign(id, { signedBy: 'REPRESENTATIVE', representativeId: UNKNOWN });
    expect((errors![0]!.extensions.defects as any[]).map(({ element }) => element)).toEqual(['representativeId']);
  });

  const DENIAL = [{ effect: 'DENY', recipients: ['kcso'], categories: ['PROG'], purposes: ['DIVOPS'] }];

  it('under a line that denies is acknowledged when that is in force everywhere', async () => {
    const id = await drafted({ ...WHOLE, lines: DENIAL });
    const started = performance.now();
    expect((await forms.sign(id)).errors).toBeUndefined();
    expect(performance.now() - started).toBeGreaterThanOrEqual(WAIT);
  });

  it('would be acknowledged too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const there = formsOf(hasty);
      const { data } = await there.draft(THEO, { ...WHOLE, lines: DENIAL });
      const started = performance.now();
      expect((await there.sign(data.draftConsent.consentId)).errors).toBeUndefined();
      expect(performance.now() - started).toBeLessThan(WAIT);
    } finally {
      await hasty.close();
    }
  });
});

describe('a consent that was signed in doubt', () => {
  it('is affirmed again by whoever heard it, once, and only where there was a doubt', async () => {
    const id = await drafted({ ...WHOLE, concerns: ['CUSTODIAL_SETTING'] });
    await forms.sign(id);
    expect(codeOf(await forms.reaffirm(id, false))).toBe('BAD_USER_INPUT');
    const first = await forms.reaffirm(id, true);
    expect(first.data.reaffirmConsent).toEqual({ consentId: id, reaffirmedAt: expect.any(String) });
    expect((await forms.reaffirm(id, true)).data).toEqual(first.data);
    const certain = await drafted(WHOLE);
    await forms.sign(certain);
    expect(codeOf(await forms.reaffirm(certain, true))).toBe('NOT_FOUND');
  });
});
