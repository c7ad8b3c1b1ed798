import type { TestSubgraph } from '@lead-graph/kit/testing';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { ROSA, SAM, THEO } from '../src/seed/people';
import { openCore, openCoreWithout } from './build';
import { Workflow } from './workflow';

const WAIT = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';

let core: TestSubgraph;
let workflow: Workflow;
beforeAll(async () => {
  core = await openCore();
  workflow = new Workflow(core);
});
afterAll(() => core?.close());

const release = (participantId: string, line: object = {}) => ({
  participantId,
  type: 'ROI_MULTIPARTY',
  disclosers: ['pda', 'reach'],
  lines: [{ recipients: ['spd'], categories: ['PROG'], purposes: ['DIVOPS'], ...line }],
  statements: ['REVOCATION'],
  expiry: 'AT',
  endsAt: '2031-10-01T00:00:00Z',
  signedAt: '2026-10-03T00:00:00Z',
});
const attested = (participantId: string) => ({ ...release(participantId), attested: true });

/** How long a call took, in milliseconds, and what came. */
async function timed<T>(call: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  return [await call(), performance.now() - started];
}

const ownConsents = async (id: string) =>
  (await core.db.query('SELECT id FROM consent WHERE "participantId" = $1 ORDER BY "signedAt", id', [id])).map(
    (row: any) => row.id,
  );

describe('a consent', () => {
  it('is recorded by staff who saw the signature, and opens what it names at once', async () => {
    expect(await workflow.sees(THEO, 'officer-reyes')).toBeNull();
    expect(await workflow.codeOf('recordConsent', release(THEO))).toBe('BAD_USER_INPUT');
    const [receipt, milliseconds] = await timed(() => workflow.done('recordConsent', attested(THEO)));
    expect(milliseconds).toBeLessThan(WAIT);
    expect(await workflow.sees(THEO, 'officer-reyes')).toEqual({ id: THEO, status: 'ACTIVE' });
    const [row] = await core.db.query('SELECT "recordedBy", statements FROM consent WHERE id = $1', [
      receipt.consentId,
    ]);
    expect(row).toEqual({ recordedBy: 'case-manager-ito', statements: ['REVOCATION'] });
  });

  it('is recorded by participants for themselves, and for nobody else', async () => {
    const record = (id: string) => workflow.call('recordConsent', release(id), 'sam-rivera', 'PATRQT');
    expect((await record(ROSA)).errors).toEqual((await record(UNKNOWN)).errors);
    expect((await record(ROSA)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await record(SAM)).data.recordConsent.consentId).toEqual(expect.any(String));
  });

  it('with a line that denies is acknowledged when that is in force everywhere', async () => {
    const denial = release(SAM, { effect: 'DENY', categories: ['PROG', 'IDENT'] });
    const [{ errors }, milliseconds] = await timed(() =>
      workflow.call('recordConsent', denial, 'sam-rivera', 'PATRQT'),
    );
    expect(errors).toBeUndefined();
    expect(milliseconds).toBeGreaterThanOrEqual(WAIT);
    expect(await workflow.sees(SAM, 'officer-reyes')).toBeNull();
  });

  it('is not for police, nor for staff who may not know of the participant', async () => {
    expect(await workflow.codeOf('recordConsent', attested(ROSA), 'officer-reyes')).toBe('FORBIDDEN');
    expect(await workflow.codeOf('recordConsent', attested(ROSA), 'case-manager-bell')).toBe('NOT_FOUND');
  });
});

describe('a consent that ends at an event', () => {
  const untilExit = { expiry: 'EVENT', endsAt: undefined, expiryEvent: 'EXIT_FROM_INTERIM_HOUSING' };

  it('holds until the event is recorded, and not after', async () => {
    const input = {
      ...attested(THEO),
      ...untilExit,
      lines: [{ recipients: ['kcso'], categories: ['PROG'], purposes: ['DIVOPS'] }],
    };
    const { consentId } = await workflow.done('recordConsent', input);
    expect(await workflow.sees(THEO, 'deputy-hale')).not.toBeNull();
    const [{ data }, milliseconds] = await timed(() =>
      workflow.ending('recordConsentEvent', consentId, 'case-manager-ito'),
    );
    expect(data.recordConsentEvent).toEqual({ consentId, endedAt: expect.any(String) });
    expect(milliseconds).toBeGreaterThanOrEqual(WAIT);
    expect(await workflow.sees(THEO, 'deputy-hale')).toBeNull();
  });

  it('is no other consent', async () => {
    const [consent] = await ownConsents(ROSA);
    const { errors } = await workflow.ending('recordConsentEvent', consent, 'rosa-quinn', 'PATRQT');
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a revocation', () => {
  it('is in force when it is acknowledged, a lease and a margin later, and a repeat says the same as late', async () => {
    const [consent] = await ownConsents(ROSA);
    expect(await workflow.sees(ROSA, 'officer-reyes')).not.toBeNull();
    const revoke = () => workflow.ending('revokeConsent', consent, 'rosa-quinn', 'PATRQT');
    const [first, milliseconds] = await timed(revoke);
    expect(first.data.revokeConsent).toEqual({ consentId: consent, revokedAt: expect.any(String) });
    expect(milliseconds).toBeGreaterThanOrEqual(WAIT);
    expect(await workflow.sees(ROSA, 'officer-reyes')).toBeNull();
    const [again, repeated] = await timed(revoke);
    expect(again.data).toEqual(first.data);
    expect(repeated).toBeGreaterThanOrEqual(WAIT);
  });

  it("of somebody else's consent is like one of none", async () => {
    const [consent] = await ownConsents(ROSA);
    for (const [as, purpose] of [
      ['sam-rivera', 'PATRQT'],
      ['case-manager-bell', 'DIVOPS'],
    ] as const) {
      const refused = async (id: string) => (await workflow.ending('revokeConsent', id, as, purpose)).errors;
      expect(await refused(consent)).toEqual(await refused(UNKNOWN));
      core.statements();
      await refused(consent);
      const statements = core.statements();
      await refused(UNKNOWN);
      expect(core.statements()).toEqual(statements);
    }
    const police = await workflow.ending('revokeConsent', consent, 'officer-reyes');
    expect(police.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('would be acknowledged too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const [consent] = await ownConsents(ROSA);
      const [{ errors }, milliseconds] = await timed(() =>
        new Workflow(hasty).ending('revokeConsent', consent, 'rosa-quinn', 'PATRQT'),
      );
      expect(errors).toBeUndefined();
      expect(milliseconds).toBeLessThan(WAIT);
    } finally {
      await hasty.close();
    }
  });
});
