import type { TestSubgraph } from '@lead-graph/kit/testing';
import { ROSA, SAM } from '../src/seed/people';
import { codeOf, takesALease } from './acts';
import { openCore, openCoreWithout } from './build';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const MANAGER = { as: 'case-manager-ito' } as const;
const HERSELF = { as: 'rosa-quinn', purpose: 'PATRQT' } as const;
type Asker = { as: string; purpose?: 'PATRQT' | 'DIVOPS' };

let core: TestSubgraph;
beforeAll(async () => {
  core = await openCore();
});
afterAll(() => core?.close());
afterEach(() => core.db.query('DELETE FROM restriction'));

const RECORD = 'mutation ($input: RecordRestrictionInput!) { recordRestriction(input: $input) { restrictionId } }';
const record = (input: object, asker: Asker = MANAGER, of = core) =>
  of.ask(RECORD, { ...asker, variables: { input: { participantId: ROSA, attested: true, ...input } } });
const end = (id: string, asker: Asker = MANAGER) =>
  core.ask('mutation ($id: ID!) { endRestriction(id: $id) { basisId endedAt } }', { ...asker, variables: { id } });
const consentOf = async (participantId: string, of = core) => {
  const text = `SELECT id FROM consent WHERE "participantId" = $1 AND type = 'ROI_MULTIPARTY'`;
  return (await of.db.query(text, [participantId]))[0].id as string;
};
const permitted = async (as: string, of = core) => {
  const query = 'query ($id: ID!) { participant(id: $id) { access { category permitted } } }';
  const { data } = await of.ask(query, { as, variables: { id: ROSA } });
  return data.participant?.access.flatMap((each: any) => (each.permitted ? [each.category] : [])) ?? null;
};
const oral = async (change: object = {}) => ({ kind: 'ORAL_REVOCATION', consentId: await consentOf(ROSA), ...change });

describe('a consent taken back by word of mouth', () => {
  it('is honoured at once, whole, whoever heard it, and acknowledged when that is so everywhere', async () => {
    expect(await permitted('officer-reyes')).toContain('PROG');
    const input = await oral();
    await takesALease(() => record({ ...input, recipients: null, holders: null }));
    expect(await permitted('officer-reyes')).toBeNull();
  });

  it('is honoured for the recipients and categories it names, and for no others', async () => {
    await record(await oral({ recipients: ['kcha'], categories: ['HMIS'] }), HERSELF);
    expect(await permitted('housing-okoro')).not.toContain('HMIS');
    expect(await permitted('housing-okoro')).toContain('IDENT');
    expect(await permitted('officer-reyes')).toContain('PROG');
  });

  it('ends for staff once it is in writing, and for the participant at any time', async () => {
    const { data } = await record(await oral());
    const id = data.recordRestriction.restrictionId;
    expect(codeOf(await end(id))).toBe('CONFLICT');
    expect(codeOf(await end(id, { as: 'sam-rivera', purpose: 'PATRQT' }))).toBe('NOT_FOUND');
    expect(codeOf(await end(id, HERSELF))).toBeUndefined();
    expect(await permitted('officer-reyes')).toContain('PROG');
    const again = await record(await oral());
    await core.db.query('UPDATE consent SET "revokedAt" = now() WHERE id = $1', [await consentOf(ROSA)]);
    const ended = await end(again.data.recordRestriction.restrictionId, { as: 'administrator-kaur' });
    await core.db.query('UPDATE consent SET "revokedAt" = NULL WHERE id = $1', [await consentOf(ROSA)]);
    expect(ended.errors).toBeUndefined();
  });

  it('would be acknowledged too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const input = { kind: 'ORAL_REVOCATION', consentId: await consentOf(ROSA, hasty) };
      await expect(takesALease(() => record(input, MANAGER, hasty))).rejects.toThrow();
    } finally {
      await hasty.close();
    }
  });
});

describe('a limit that a holder agreed to', () => {
  const agreed = { kind: 'AGREED', holders: ['kcha'], recipients: ['reach'], categories: ['HMIS'] };

  it("takes the holder's rows out, and is on the graph for the participant and who may read as much", async () => {
    await record(agreed);
    const query = 'query ($id: ID!) { participant(id: $id) { restrictions { kind holders categories consentId } } }';
    const shown = async (asker: Asker) =>
      (await core.ask(query, { ...asker, variables: { id: ROSA } })).data.participant.restrictions;
    const whole = { kind: 'AGREED', holders: ['kcha'], categories: ['HMIS'], consentId: null };
    expect(await shown(HERSELF)).toEqual([whole]);
    expect(await shown(MANAGER)).toEqual([whole]);
    expect(await shown({ as: 'officer-reyes' })).toBeNull();
    await core.db.query(`UPDATE restriction SET categories = '{SUD_CN}'`);
    expect([await shown(HERSELF), await shown(MANAGER)]).toEqual([[{ ...whole, categories: ['SUD_CN'] }], []]);
  });

  it('is recorded by staff, who say who agreed and that they have it', async () => {
    expect(codeOf(await record(agreed, HERSELF))).toBe('BAD_USER_INPUT');
    for (const change of [{ holders: undefined }, { attested: false }, { holders: ['nobody'] }, { recipients: ['x'] }])
      expect(codeOf(await record({ ...agreed, ...change }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await record({ ...agreed, consentId: await consentOf(ROSA) }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await record({ kind: 'ORAL_REVOCATION' }))).toBe('BAD_USER_INPUT');
  });
});

describe('a limit', () => {
  it('is not for police, nor of somebody one may not know of', async () => {
    expect(codeOf(await record(await oral(), { as: 'officer-reyes' }))).toBe('FORBIDDEN');
    const refused = async (participantId: string) => {
      core.statements();
      const { errors } = await record({ ...(await oral()), participantId }, { as: 'case-manager-bell' });
      return { errors, statements: core.statements() };
    };
    const hidden = await refused(ROSA);
    expect(hidden.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await refused(UNKNOWN)).toEqual(hidden);
  });

  it("is not of somebody else's consent", async () => {
    const input = { kind: 'ORAL_REVOCATION', consentId: await consentOf(SAM) };
    const none = { kind: 'ORAL_REVOCATION', consentId: UNKNOWN };
    expect((await record(input)).errors).toEqual((await record(none)).errors);
    expect(codeOf(await record(input))).toBe('NOT_FOUND');
  });
});
