import { seededDraw } from '../oracles/generators/draw';
import { type DrawnCase, drawCase } from '../oracles/generators/drawCase';
import { difference } from '../oracles/compare';
import { CONSENT_MUTANTS } from '../oracles/mutants/consentMutants';
import { type Engine, mutatedEngine } from '../oracles/mutants/mutatedEngine';
import { OTHER_MUTANTS } from '../oracles/mutants/otherMutants';
import { judgeEach, throughParticipant, type Verdict } from '../oracles/reference/reference';
import { rowsOf } from '../oracles/reference/rows';
import { REAL_ENGINE } from './deciders';
import { count, type Promised } from './promise';

export const MUTANTS = [...CONSENT_MUTANTS, ...OTHER_MUTANTS];

/** Seeds of their own: the mutants die of other draws than the deciders agree on. */
const FIRST_SEED = 1_000_001;

export const mutants: Promised = {
  name: 'mutants',
  what: 'an engine with one fault in it is told from the reference',
  fullSize: 5_000,
  measure(size, done) {
    const draws = judgedDraws(size);
    const dead = MUTANTS.map((mutant, index) => {
      done?.((index * size) / MUTANTS.length);
      return { why: mutant.why, draw: killedBy(mutatedEngine(mutant), draws) };
    });
    const sound = killedBy(REAL_ENGINE, draws) === null;
    const alive = dead.filter(({ draw }) => draw === null).map(({ why }) => why);
    const latest = Math.max(...dead.map(({ draw }) => draw ?? size));
    return {
      size: `${MUTANTS.length} mutants, up to ${count(size)} draws each`,
      figure: sound ? figureOf(alive, latest) : 'the engine itself differs from the reference: a death proves nothing',
      holds: sound && alive.length === 0,
    };
  },
};

function figureOf(alive: readonly string[], latest: number): string {
  return alive.length === 0 ? `all killed, the last by draw ${count(latest)}` : `alive: ${alive.join('; ')}`;
}

interface Judged extends DrawnCase {
  readonly each: ReadonlyMap<string, Verdict>;
  readonly through: ReadonlyMap<string, Verdict>;
}

export function judgedDraws(size: number): Judged[] {
  return Array.from({ length: size }, (_, index) => {
    const drawn = drawCase(seededDraw(FIRST_SEED + index));
    const each = judgeEach(drawn.asked);
    return { ...drawn, each, through: throughParticipant(each) };
  });
}

/** The first draw, from 1, on which an engine differs from what was judged; null where none does. */
export function killedBy(engine: Engine, draws: readonly Judged[]): number | null {
  const index = draws.findIndex(({ asked, categories, each, through }) => {
    const { question, bases, rules, at } = asked;
    const decided = engine.decideAll(question, bases, rules, at);
    return categories.some((category) => {
      const rows = rowsOf(category, asked);
      const itself = engine.decide(category, question, bases, rules, at);
      return (
        difference(decided.get(category)!, through.get(category)!, rows) !== null ||
        difference(itself, each.get(category)!, rows) !== null
      );
    });
  });
  return index < 0 ? null : index + 1;
}
