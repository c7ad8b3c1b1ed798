import { countRefusedFrom } from '@lead-graph/kit';
import { Evaluation, membersFor } from '@lead-graph/policy/count';
import { Purpose } from '@lead-graph/schema';
import { SYNTHETIC_FACTS, SyntheticOwners } from './counter/syntheticOwners';
import { AS_OF, QUESTIONS } from '../bench/policy/questions';
import { Population } from './synthetic/population';

const [QUESTION] = Object.values(QUESTIONS);

describe('what an owner lets nobody count', () => {
  let owners: SyntheticOwners;
  const plan = new Evaluation(QUESTION!, SYNTHETIC_FACTS, AS_OF).plan;
  const asked = (measure: string | null) =>
    membersFor(plan, { authorization: '', purpose: Purpose.HRESCH, agreements: [], measure }, owners.counting);

  beforeEach(async () => {
    owners = await SyntheticOwners.holding(new Population(500));
  });

  it('is a measure by its name, and no other', async () => {
    owners.refused.push('arrests');
    expect((await asked('referrals')).count).toBeGreaterThan(0);
    expect((await asked(null)).count).toBeGreaterThan(0);
    await expect(asked('arrests')).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });

  it('is a fact, whoever asks for it by whatever measure', async () => {
    const [, [column]] = [...plan.columns].find(([owner]) => owner !== 'participants')!;
    owners.refused.push(column!.fact);
    await expect(asked(null)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });
});

describe('COUNT_REFUSED', () => {
  it('names facts of the owner and measures', () => {
    expect(countRefusedFrom('housing', 'move-in, days-to-intake')).toEqual(['move-in', 'days-to-intake']);
    expect(countRefusedFrom('housing', undefined)).toEqual([]);
  });

  it.each([
    ['move-inn', /`move-inn`, which is no fact or total of `housing` and no measure; perhaps `move-in`/],
    ['arrest', /`arrest`, which is no fact or total of `housing`/],
  ])('keeps a subgraph from starting where it names `%s`', (names, said) => {
    expect(() => countRefusedFrom('housing', names)).toThrow(said);
  });
});
