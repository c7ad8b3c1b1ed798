import { placesOf } from '../oracles/mutants/mutatedEngine';
import { REAL_ENGINE } from './deciders';
import { judgedDraws, killedBy, MUTANTS, mutants } from './mutants';

describe('mutants of the engine', () => {
  it.each(MUTANTS.map((mutant) => [mutant.why, mutant]))('%s: its place stands in the source once', (_, mutant) => {
    expect(placesOf(mutant)).toBe(1);
  });

  it('are at least forty, of every rule', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40);
    const rules = new Set(MUTANTS.map(({ why }) => Number(/^R(\d+) /.exec(why)![1])));
    expect([...rules].sort((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
  });

  it('die of 5,000 draws, all', () => {
    expect(mutants.measure(5_000)).toMatchObject({ holds: true });
  });

  it('are told apart by nothing but their fault: the engine itself survives', () => {
    expect(killedBy(REAL_ENGINE, judgedDraws(1_000))).toBeNull();
  });
});
