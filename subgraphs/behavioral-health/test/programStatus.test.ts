import { randomUUID } from 'node:crypto';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';
import { HarmReductionContact } from '../src/harmReductionContact';
import { subgraph } from '../src/main';
import { categoryOf, SHAH, told, WARD } from './clinicians';

const WAIT = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());

async function contactOn(servicedOn: string): Promise<string> {
  const id = randomUUID();
  const whose = { organization: 'desc', sourceProgram: 'desc-clinic', obtainedVia: 'OWN_WORK', source: 'test' };
  const row = { id, localId: id, personRef: randomUUID(), kind: 'WOUND_CARE', contentHash: '', category: 'PHI' };
  await test.db.getRepository(HarmReductionContact).insert({ ...row, ...whose, servicedOn } as never);
  return id;
}

const BECOMES_PART2 = {
  program: 'desc-clinic',
  part2: true,
  holdsOutAsSud: true,
  coveredEntity: true,
  from: '2026-07-01',
};
const record = (who: string, input: object) =>
  told(test, who, ['recordProgramStatus', 'RecordProgramStatusInput'], input, 'program');

describe('a program that becomes a Part 2 program', () => {
  it('has its rows of those days relabelled, and is acknowledged a lease and a margin later, a repeat too', async () => {
    const [before, after] = [await contactOn('2026-06-30'), await contactOn('2026-07-01')];
    for (const _ of ['first', 'repeat']) {
      const started = performance.now();
      expect((await record(SHAH, BECOMES_PART2)).row).toEqual({ program: 'desc-clinic' });
      expect(performance.now() - started).toBeGreaterThanOrEqual(WAIT);
    }
    expect(await categoryOf(test, 'harm_reduction_contact', before)).toBe('PHI');
    expect(await categoryOf(test, 'harm_reduction_contact', after)).toBe('SUD_P2');
    const rows = await test.db.query(`SELECT FROM care_program_status WHERE program = 'desc-clinic' AND part2`);
    expect(rows).toHaveLength(1);
  });

  it('is of the own organisation, and ends after it begins', async () => {
    expect((await record(WARD, BECOMES_PART2)).error?.extensions.code).toBe('BAD_USER_INPUT');
    const backwards = await record(SHAH, { ...BECOMES_PART2, to: '2026-06-01' });
    expect(backwards.error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'to' });
  });
});
