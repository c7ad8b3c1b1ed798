import type { TestSubgraph } from '@lead-graph/kit/testing';
import { purposeOf } from '@lead-graph/schema';
import { ROSA } from '../src/seed/people';
import { codeOf, takesALease } from './acts';
import { openCore, openCoreWithout } from './build';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const MINOR = '22222222-0000-4000-8000-000000000001';
const MOTHER = { as: 'mother-vega', purpose: 'PATRQT' } as const;
const ADMINISTRATOR = { as: 'administrator-kaur' } as const;
const MINORS_OWN = {
  as: { sub: 'leo-vega', role: 'PARTICIPANT' as never, organization: null },
  purpose: 'PATRQT',
} as const;

/** A birthday so many years ago; a day less, and it is still to come. */
const years = (count: number, days = 0): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCFullYear(day.getUTCFullYear() - count);
  return day.toISOString().slice(0, 10);
};

async function addMinor(of: TestSubgraph): Promise<void> {
  await of.db.query(
    `INSERT INTO participant (id, "preferredName", "familyName", "dateOfBirth", account) VALUES ($1, 'Leo', 'Vega', $2, 'leo-vega')`,
    [MINOR, years(17)],
  );
}

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
  await addMinor(core);
});
afterAll(() => core?.close());
beforeEach(() => core.db.query(`UPDATE participant SET "dateOfBirth" = $1 WHERE id = $2`, [years(17), MINOR]));

const RECORD =
  'mutation ($input: RecordRepresentativeInput!) { recordRepresentative(input: $input) { representativeId } }';
const record = (change: object = {}, asker: { as: string } = ADMINISTRATOR, of = core) => {
  const input = { participantId: MINOR, kind: 'PARENT', account: 'mother-vega', ...change };
  return of.ask(RECORD, { ...asker, variables: { input } });
};
const recorded = async (change: object = {}, of = core): Promise<string> =>
  (await record({ startsAt: '2020-01-01T00:00:00Z', ...change }, ADMINISTRATOR, of)).data.recordRepresentative
    .representativeId;
const end = (id: string, of = core) =>
  of.ask('mutation ($id: ID!) { endRepresentative(id: $id) { basisId endedAt } }', {
    ...ADMINISTRATOR,
    variables: { id },
  });
const reads = async (asker: typeof MOTHER | typeof MINORS_OWN, of = core) => {
  const query = 'query ($id: ID!) { participant(id: $id) { access { category permitted } } }';
  const { data } = await of.ask(query, { ...asker, variables: { id: MINOR } });
  return data.participant?.access.flatMap((each: any) => (each.permitted ? [each.category] : [])) ?? null;
};

const release = (participantId: string, change: object = {}) => ({
  participantId,
  type: 'ROI_MULTIPARTY',
  disclosers: ['pda', 'reach', 'ets'],
  lines: [{ recipients: ['spd'], categories: ['PROG'], purposes: ['DIVOPS'] }],
  statements: ['REVOCATION'],
  expiry: 'AT',
  endsAt: '2031-10-01T00:00:00Z',
  signedAt: '2026-01-03T00:00:00Z',
  ...change,
});
const sign = (input: object, asker: typeof MOTHER | typeof MINORS_OWN) =>
  core.ask('mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consentId } }', {
    ...asker,
    variables: { input },
  });
const revoke = (id: string, of = core) =>
  of.ask('mutation ($id: ID!) { revokeConsent(id: $id) { consentId } }', { ...MOTHER, variables: { id } });

/** What the minor signed alone, for treatment records. */
const ownConsent = (of: TestSubgraph) =>
  of.db.query(
    `WITH c AS (INSERT INTO consent ("participantId", type, status, disclosers, "signedAt", "startsAt", expiry, "endsAt")
       VALUES ($1, 'ROI_MULTIPARTY', 'ACTIVE', '{ets}', now(), now(), 'AT', '2031-01-01') RETURNING id)
     INSERT INTO provision ("consentId", effect, recipients, categories, purposes)
       SELECT id, 'PERMIT', '{reach}', '{SUD_P2}', '{DIVOPS}' FROM c`,
    [MINOR],
  );

describe('a mother', () => {
  it('acts for her seventeen-year-old while it is on file, and does not read what the minor holds alone', async () => {
    expect(await reads(MOTHER)).toBeNull();
    const id = await recorded();
    const read = await reads(MOTHER);
    expect(read).toEqual(expect.arrayContaining(['PROG', 'IDENT']));
    for (const category of ['SUD_P2', 'MH', 'HMIS', 'LOCATION', 'STI']) expect(read).not.toContain(category);
    expect(await reads(MINORS_OWN)).toEqual(expect.arrayContaining(['SUD_P2', 'MH']));
    const first = await takesALease(() => end(id));
    expect(await reads(MOTHER)).toBeNull();
    expect((await takesALease(() => end(id))).data).toEqual(first.data);
  });

  it('stops being one on the eighteenth birthday, without anybody doing anything', async () => {
    const id = await recorded();
    await core.db.query(`UPDATE participant SET "dateOfBirth" = $1 WHERE id = $2`, [years(18, 2), MINOR]);
    expect(await reads(MOTHER)).not.toBeNull();
    await core.db.query(`UPDATE participant SET "dateOfBirth" = $1 WHERE id = $2`, [years(18, -2), MINOR]);
    expect(await reads(MOTHER)).toBeNull();
    await end(id);
  });

  it('signs as a representative, by her own relation, and takes that back', async () => {
    const id = await recorded();
    const signedBy = { signedBy: 'REPRESENTATIVE', representativeId: id };
    expect(codeOf(await sign(release(MINOR), MOTHER))).toBe('BAD_USER_INPUT');
    const stranger = { ...signedBy, representativeId: UNKNOWN };
    expect(codeOf(await sign(release(MINOR, stranger), MOTHER))).toBe('BAD_USER_INPUT');
    const { data } = await sign(release(MINOR, signedBy), MOTHER);
    expect(await seenBy('officer-reyes')).toEqual({ id: MINOR });
    expect(codeOf(await revoke(data.recordConsent.consentId))).toBeUndefined();
    expect(await seenBy('officer-reyes')).toBeNull();
    expect(codeOf(await sign(release(ROSA, signedBy), MOTHER))).toBe('NOT_FOUND');
    await end(id);
  });

  it('neither reads nor takes back what the minor signed alone', async () => {
    const id = await recorded();
    const lines = [{ recipients: ['reach'], categories: ['SUD_P2'], purposes: ['DIVOPS'] }];
    const { data, errors } = await sign(release(MINOR, { lines }), MINORS_OWN);
    expect(errors).toBeUndefined();
    const query = 'query ($id: ID!) { participant(id: $id) { consents { id } representatives { id kind } } }';
    const shown = async (asker: typeof MOTHER | typeof MINORS_OWN) =>
      (await core.ask(query, { ...asker, variables: { id: MINOR } })).data.participant;
    const own = { id: data.recordConsent.consentId };
    expect((await shown(MINORS_OWN)).consents).toContainEqual(own);
    expect((await shown(MOTHER)).consents).not.toContainEqual(own);
    expect((await shown(MOTHER)).representatives).toContainEqual({ id, kind: 'PARENT' });
    expect((await revoke(own.id)).errors).toEqual((await revoke(UNKNOWN)).errors);
    await end(id);
  });

  it('would take it back, if nobody asked how old the minor is (sabotaged)', async () => {
    const open = await openCoreWithout('../src/engine/signature', { ageAt: () => 'ADULT' });
    try {
      await addMinor(open);
      await recorded({ kind: 'GUARDIAN' }, open);
      await ownConsent(open);
      const [{ id }] = await open.db.query('SELECT id FROM consent WHERE "participantId" = $1', [MINOR]);
      expect(codeOf(await revoke(id, open))).toBeUndefined();
    } finally {
      await open.close();
    }
  });

  it('would read them, if she were taken for the minor (sabotaged)', async () => {
    const open = await openCoreWithout('../src/bases/themself', { isThemself: () => true });
    try {
      await addMinor(open);
      await recorded({}, open);
      await ownConsent(open);
      const query = 'query ($id: ID!) { participant(id: $id) { consents { lines { categories } } } }';
      const { data } = await open.ask(query, { ...MOTHER, variables: { id: MINOR } });
      expect(data.participant.consents).toEqual([{ lines: [{ categories: ['SUD_P2'] }] }]);
    } finally {
      await open.close();
    }
  });
});

async function seenBy(as: string) {
  const { data } = await core.ask('query ($id: ID!) { participant(id: $id) { id } }', { as, variables: { id: MINOR } });
  return data.participant;
}

describe('who acts for somebody', () => {
  it('is recorded by administrators alone, for participants alone', async () => {
    expect(codeOf(await record({}, { as: 'case-manager-ito' }))).toBe('FORBIDDEN');
    expect(codeOf(await record({ participantId: UNKNOWN }))).toBe('NOT_FOUND');
    expect(codeOf(await end(UNKNOWN))).toBe('NOT_FOUND');
  });

  it.each([
    ['the participant', { account: 'leo-vega' }],
    ['a program director with an account', { kind: 'PROGRAM_DIRECTOR' }],
    ['somebody for no time', { startsAt: '2026-01-02T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' }],
  ])('is not %s', async (_, change) => {
    expect(codeOf(await record(change))).toBe('BAD_USER_INPUT');
  });
});

describe('a code narrower than a purpose', () => {
  it.each([
    ['FAMRQT', 'PATRQT'],
    ['PWATRNY', 'PATRQT'],
    ['TRAIN', 'HOPERAT'],
    ['COVERAGE', 'HPAYMT'],
    ['POPHLTH', 'TREAT'],
    ['BTG', 'ETREAT'],
  ])('%s is decided as %s', (code, purpose) => expect(purposeOf(code)).toBe(purpose));

  it('is none of law, government or fraud, nor of support', () => {
    expect(['GOV', 'FRAUD', 'SUPNWK', 'toString'].map(purposeOf)).toEqual([null, null, null, null]);
    expect(purposeOf('HLEGAL')).toBe('HLEGAL');
  });
});
