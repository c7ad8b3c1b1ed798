import type { TestSubgraph } from '@lead-graph/kit/testing';
import { WASHINGTON } from '@lead-graph/schema';
import { ROSA, SAM, THEO } from '../src/seed/people';
import { openCore } from './build';
import { Workflow } from './workflow';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';

let core: TestSubgraph;
let workflow: Workflow;
let rosas: string;
beforeAll(async () => {
  core = await openCore();
  workflow = new Workflow(core);
  [{ id: rosas }] = await core.db.query(
    `SELECT id FROM consent WHERE "participantId" = $1 AND type = 'ROI_MULTIPARTY' LIMIT 1`,
    [ROSA],
  );
});
afterAll(() => core?.close());

const ask = (query: string, variables: Record<string, unknown>, as = 'rosa-quinn') =>
  core.ask(query, { as, purpose: as === 'rosa-quinn' || as === 'sam-rivera' ? 'PATRQT' : 'DIVOPS', variables });

const PAGE =
  'query ($id: ID!, $language: FormLanguage) { consentForm(id: $id, language: $language) { language html } }';
const RECEIPT = `query ($id: ID!, $language: FormLanguage) { consentReceipt(id: $id, language: $language) {
  schemaVersion recordId type givenBy givenAt noticeVersion howToWithdraw lawfulBasis expiry endsAt withdrawnAt
  controllers { code words } lines { effect recipients { code } categories { code words } purposes { code words } withdrawn { at } } } }`;
const FHIR = 'query ($id: ID!, $version: FhirVersion!) { consentAsFhir(id: $id, version: $version) }';
const RECORD = `mutation ($participantId: ID!, $resource: String!, $attested: Boolean!) {
  recordFhirConsent(participantId: $participantId, resource: $resource, attested: $attested) { consentId } }`;

const READS: readonly (readonly [string, string])[] = [
  ['the form', PAGE],
  ['the receipt', RECEIPT],
  ['the FHIR resource', FHIR],
];

describe('a consent read as a whole', () => {
  it.each(READS)("is the participant's: %s", async (_, query) => {
    const { data, errors } = await ask(query, { id: rosas, version: 'R5' });
    expect(errors).toBeUndefined();
    expect(Object.values(data)).toEqual([expect.anything()]);
  });

  it.each(READS)('of somebody else, or that one may not read, is like one of none: %s', async (_, query) => {
    for (const as of ['sam-rivera', 'case-manager-bell']) {
      const refused = async (id: string) => (await ask(query, { id, version: 'R5' }, as)).errors;
      expect((await refused(rosas))?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(await refused(rosas)).toEqual(await refused(UNKNOWN));
      core.statements();
      await refused(rosas);
      const statements = core.statements();
      await refused(UNKNOWN);
      expect(core.statements()).toEqual(statements);
    }
    expect((await ask(query, { id: rosas, version: 'R5' }, 'officer-reyes')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('is not for staff of whom a line tells more than they may read', async () => {
    const input = {
      participantId: SAM,
      type: 'ROI_MULTIPARTY',
      disclosers: ['pda', 'desc'],
      lines: [{ recipients: ['desc'], categories: ['PROG', 'STI'], purposes: ['TREAT'] }],
      statements: ['REVOCATION'],
      expiry: 'AT',
      endsAt: '2031-10-01T00:00:00Z',
      signedAt: '2026-10-03T00:00:00Z',
    };
    const { data } = await workflow.call('recordConsent', input, 'sam-rivera', 'PATRQT');
    const id = data.recordConsent.consentId;
    for (const [, query] of READS) {
      expect((await ask(query, { id, version: 'R4' }, 'case-manager-ito')).errors?.[0]?.extensions.code).toBe(
        'NOT_FOUND',
      );
      expect((await ask(query, { id, version: 'R4' }, 'sam-rivera')).errors).toBeUndefined();
    }
  });
});

describe('a receipt', () => {
  it('says what was agreed to, with whom, for how long, how to take it back and by which notice', async () => {
    const { data } = await ask(RECEIPT, { id: rosas, language: 'es' });
    expect(data.consentReceipt).toMatchObject({
      schemaVersion: 'ISO/IEC TS 27560:2023',
      recordId: rosas,
      type: 'ROI_MULTIPARTY',
      givenBy: 'PARTICIPANT',
      givenAt: expect.any(String),
      withdrawnAt: null,
      noticeVersion: expect.stringContaining(WASHINGTON.version),
    });
    const { controllers, howToWithdraw, lines } = data.consentReceipt;
    expect(controllers).toContainEqual({ code: 'kcha', words: 'King County Housing Authority' });
    expect(howToWithdraw[0]).toContain('cambiar de opinión');
    expect(lines[0].purposes).toContainEqual({ code: 'TREAT', words: 'para atender su salud' });
  });
});

describe('a form', () => {
  it('is printed before it is signed, by whoever wrote it, with the name that they may read', async () => {
    const drafted = await ask(
      'mutation ($id: ID!, $input: DraftConsentInput!) { draftConsent(participantId: $id, input: $input) { consentId } }',
      { id: ROSA, input: { type: 'STI_EXPRESS', language: 'es' } },
    );
    const id = drafted.data.draftConsent.consentId;
    const { data } = await ask(PAGE, { id });
    expect(data.consentForm.language).toBe('es');
    expect(data.consentForm.html).toContain('Rosa Quinn');
    expect((await ask(PAGE, { id }, 'case-manager-bell')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a consent in FHIR', () => {
  /** The resource of Rosa's own consent, as it would be of another participant. */
  const resourceFor = async (participantId: string, version: string, change: (resource: any) => void = () => {}) => {
    const { data } = await ask(FHIR, { id: rosas, version });
    const resource = JSON.parse(data.consentAsFhir);
    (resource.patient ?? resource.subject).identifier.value = participantId;
    change(resource);
    return JSON.stringify(resource);
  };
  const record = (participantId: string, resource: string, attested = true) =>
    ask(RECORD, { participantId, resource, attested }, 'case-manager-ito');

  it.each(['R4', 'R5'])('is put on file as it is recorded otherwise: %s', async (version) => {
    const resource = await resourceFor(THEO, version);
    expect((await record(THEO, resource, false)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const { data, errors } = await record(THEO, resource);
    expect(errors).toBeUndefined();
    expect(await workflow.sees(THEO, 'officer-reyes')).toEqual({ id: THEO, status: 'ACTIVE' });
    const rowsOf = (id: string) =>
      core.db.query(
        `SELECT c.type, c.disclosers, c.statements, c."endsAt", v.effect, v.recipients, v.categories, v.purposes
          FROM consent c JOIN provision v ON v."consentId" = c.id WHERE c.id = $1 ORDER BY v.recipients, v.categories`,
        [id],
      );
    expect(await rowsOf(data.recordFhirConsent.consentId)).toEqual(await rowsOf(rosas));
  });

  it.each<[string, (resource: any) => void, string]>([
    ['says what none here can hold', (each) => (each.verification = [{}]), 'verification'],
    ['permits unless it denies', (each) => (each.provision.type = 'permit'), 'provision.type'],
    ['is a draft', (each) => (each.status = 'draft'), 'status'],
    ['is of somebody else', (each) => (each.patient.identifier.value = SAM), 'patient'],
    ['names no partner', (each) => (each.organization[0].identifier.value = 'landlord'), 'disclosers'],
    [
      'says nothing of how to revoke',
      (each) => (each.extension = each.extension.filter(({ url }: any) => !url.endsWith('statement'))),
      'statements',
    ],
  ])('is refused where it %s', async (_, change, element) => {
    const { errors } = await record(THEO, await resourceFor(THEO, 'R4', change));
    expect(errors?.[0]?.extensions.code).toBe('CONSENT_NOT_VALID');
    expect((errors![0]!.extensions.defects as any[]).map((each) => each.element)).toContain(element);
  });

  it('is refused where it is no JSON', async () => {
    expect((await record(THEO, '{')).errors?.[0]?.extensions).toMatchObject({ argument: 'resource' });
  });
});
