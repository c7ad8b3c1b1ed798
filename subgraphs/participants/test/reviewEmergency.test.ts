import type { TestSubgraph } from '@lead-graph/kit/testing';
import { businessDayAfter } from '../src/bases/businessDay';
import { THEO } from '../src/seed/people';
import { codeOf, takesALease } from './acts';
import { openCore, openCoreWithout } from './build';
import { type Asker, Emergencies } from './emergencies';

const UNKNOWN = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
const ADMINISTRATOR = { as: 'administrator-kaur' } as const;

let core: TestSubgraph;
let emergencies: Emergencies;
beforeAll(async () => {
  core = await openCore();
  emergencies = new Emergencies(core);
});
afterAll(() => core?.close());
afterEach(() => core.db.query('DELETE FROM emergency'));

describe('the review of an emergency', () => {
  const REVIEW =
    'mutation ($id: ID!, $finding: EmergencyFinding!) { reviewEmergency(id: $id, finding: $finding) { emergencyId finding reviewedAt } }';
  const review = (id: string, finding: string, asker: Asker = ADMINISTRATOR, of = core) =>
    of.ask(REVIEW, { ...asker, variables: { id, finding } });
  const QUEUE = '{ emergencyReviews { dueOn participantId emergency { id nature } } }';
  const due = async (asker: Asker) => (await core.ask(QUEUE, asker)).data.emergencyReviews;
  const OFFICER = { as: 'privacy-officer-dunn', purpose: 'AUDIT' } as const;

  it('is due one business day later, and is for privacy officers and administrators', async () => {
    const { emergencyId } = await emergencies.declared();
    await core.db.query(`UPDATE emergency SET "startsAt" = '2026-10-02T20:00:00Z'`);
    const expected = { dueOn: '2026-10-05', participantId: THEO, emergency: { id: emergencyId } };
    for (const asker of [ADMINISTRATOR, OFFICER]) expect(await due(asker)).toMatchObject([expected]);
    for (const as of ['case-manager-ito', 'analyst-penn', 'officer-reyes'])
      expect(codeOf(await core.ask(QUEUE, { as }))).toBe('FORBIDDEN');
    await review(emergencyId, 'JUSTIFIED', OFFICER);
    expect(await due(OFFICER)).toEqual([]);
    expect(await emergencies.reads(THEO)).toBeNull();
  });

  it('that finds it was none ends it, and is acknowledged when that is in force everywhere, a repeat too', async () => {
    const { emergencyId } = await emergencies.declared();
    expect(codeOf(await review(emergencyId, 'JUSTIFIED'))).toBeUndefined();
    expect(await emergencies.reads(THEO)).not.toBeNull();
    const first = await takesALease(() => review(emergencyId, 'NOT_JUSTIFIED'));
    expect(await emergencies.reads(THEO)).toBeNull();
    expect((await takesALease(() => review(emergencyId, 'NOT_JUSTIFIED'))).data).toEqual(first.data);
    expect(codeOf(await review(emergencyId, 'JUSTIFIED'))).toBe('CONFLICT');
    expect(codeOf(await review(UNKNOWN, 'JUSTIFIED'))).toBe('NOT_FOUND');
  });

  it('would be acknowledged too early without the wait (sabotaged)', async () => {
    const hasty = await openCoreWithout('../src/bases/leasesEnd', { leasesEnd: () => Promise.resolve() });
    try {
      const { emergencyId } = await new Emergencies(hasty).declared();
      await expect(takesALease(() => review(emergencyId, 'NOT_JUSTIFIED', ADMINISTRATOR, hasty))).rejects.toThrow();
    } finally {
      await hasty.close();
    }
  });

  it.each([
    ['a Tuesday', '2026-09-29T20:00:00Z', '2026-09-30'],
    ['a Friday', '2026-10-02T20:00:00Z', '2026-10-05'],
    ['a Friday night that is Saturday elsewhere', '2026-10-03T05:00:00Z', '2026-10-05'],
    ['a Sunday', '2026-10-04T20:00:00Z', '2026-10-05'],
  ])('of one on %s', (_, at, on) => {
    expect(businessDayAfter(new Date(at))).toBe(on);
  });
});
