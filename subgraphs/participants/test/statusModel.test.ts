import { ProgramStatus } from '../src/codes/programStatus';
import { assertMayFollow, MAY_FOLLOW, mayFollow } from '../src/program/statusModel';

const STATUSES = Object.values(ProgramStatus);

/** Written apart from the table: `from to` of every step there is. */
const STEPS = new Set(
  `REFERRED SCREENED
   SCREENED DECLINED
   SCREENED INELIGIBLE
   SCREENED ACCEPTED
   ACCEPTED INTAKE_IN_PROGRESS
   INTAKE_IN_PROGRESS ENROLLED
   ENROLLED ACTIVE
   ACTIVE INACTIVE
   INACTIVE ACTIVE
   ACTIVE DECEASED
   ACTIVE WITHDREW_BY_REQUEST
   ACTIVE MOVED_TRANSFERRED
   INACTIVE DECEASED
   INACTIVE WITHDREW_BY_REQUEST
   INACTIVE MOVED_TRANSFERRED
   DECEASED ACTIVE
   WITHDREW_BY_REQUEST ACTIVE
   MOVED_TRANSFERRED ACTIVE`
    .split('\n')
    .map((line) => line.trim()),
);

const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const));

/** Pairs that a model allows and should not, or the other way round. */
function wrongOf(allows: (from: ProgramStatus, to: ProgramStatus) => boolean): string[] {
  return PAIRS.filter(([from, to]) => allows(from, to) !== STEPS.has(`${from} ${to}`)).map((pair) => pair.join(' '));
}

describe('the status model', () => {
  it('allows the steps there are, and of all other pairs none', () => {
    expect(PAIRS).toHaveLength(144);
    expect(wrongOf(mayFollow)).toEqual([]);
  });

  it('would be found out if it let everything through, or one step more (sabotaged)', () => {
    expect(wrongOf(() => true)).toHaveLength(144 - STEPS.size);
    expect(wrongOf((from, to) => mayFollow(from, to) || `${from} ${to}` === 'ACTIVE DECLINED')).toEqual([
      'ACTIVE DECLINED',
    ]);
  });

  it('knows no way out of the program that is not a fact of life, and none without a way back', () => {
    const after = new Set<ProgramStatus>([ProgramStatus.ENROLLED]);
    for (const status of after) for (const next of MAY_FOLLOW[status]) after.add(next);
    after.delete(ProgramStatus.ENROLLED);
    expect([...after].sort()).toEqual(['ACTIVE', 'DECEASED', 'INACTIVE', 'MOVED_TRANSFERRED', 'WITHDREW_BY_REQUEST']);
    for (const status of after) {
      if (status !== ProgramStatus.ACTIVE) expect(MAY_FOLLOW[status]).toContain(ProgramStatus.ACTIVE);
    }
  });

  it('says what may come before, and not what somebody is', () => {
    const refused = () => assertMayFollow(ProgramStatus.WITHDREW_BY_REQUEST, ProgramStatus.INACTIVE);
    expect(refused).toThrow(
      expect.objectContaining({ code: 'TRANSITION_FORBIDDEN', message: '`INACTIVE` may follow `ACTIVE` only' }),
    );
  });
});
