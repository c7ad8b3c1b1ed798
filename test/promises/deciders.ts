import { decide, decideAll } from '@lead-graph/participants/engine';
import { DataCategory, type RowFacts, withinScopes } from '@lead-graph/schema';
import { cedarPermits, cedarStatus } from '../oracles/cedar/decider';
import { difference } from '../oracles/compare';
import { type Draw, seededDraw } from '../oracles/generators/draw';
import { type DrawnCase, drawCase } from '../oracles/generators/drawCase';
import type { Engine } from '../oracles/mutants/mutatedEngine';
import { judgeEach, throughParticipant } from '../oracles/reference/reference';
import { rowsOf } from '../oracles/reference/rows';
import { count, type Promised } from './promise';

export const REAL_ENGINE: Engine = { decide, decideAll };

/** Three deciders that share no code: the engine, a slow reference, and the law as Cedar policies. */
export const deciders: Promised = {
  name: 'deciders',
  what: 'engine, slow reference and Cedar decide alike',
  fullSize: 1_000_000,
  measure(size, done) {
    const { decisions, permits, apart } = compareDeciders(size, REAL_ENGINE, done);
    const share = Math.round((100 * permits) / decisions);
    return {
      size: `${count(decisions)} decisions, each of all its sample rows and of one row by Cedar`,
      figure: `${count(apart.length)} disagreements, ${share} % permits${apart.length > 0 ? `; first: ${apart[0]}` : ''}`,
      holds: apart.length === 0,
    };
  },
};

interface Compared {
  readonly decisions: number;
  readonly permits: number;
  readonly apart: readonly string[];
}

export function compareDeciders(size: number, engine: Engine, done?: (part: number) => void): Compared {
  const apart: string[] = [];
  let decisions = 0;
  let permits = 0;
  for (let seed = 1; decisions < size; seed += 1) {
    const draw = seededDraw(seed);
    const drawn = drawCase(draw);
    const { question, bases, rules, at } = drawn.asked;
    const all = engine.decideAll(question, bases, rules, at);
    permits += drawn.categories.filter((category) => all.get(category)!.effect === 'PERMIT').length;
    decisions += drawn.categories.length;
    const found = differenceFromReference(drawn, engine) ?? differenceFromCedar(drawn, engine, draw);
    if (found) apart.push(`seed ${seed}: ${found}`);
    if (seed % 1_000 === 0) done?.(decisions);
  }
  return { decisions, permits, apart };
}

/** Through `Participant`, and each category by itself. */
export function differenceFromReference({ asked, categories }: DrawnCase, engine: Engine): string | null {
  const { question, bases, rules, at } = asked;
  const all = engine.decideAll(question, bases, rules, at);
  const each = judgeEach(asked);
  const through = throughParticipant(each);
  for (const category of categories) {
    const rows = rowsOf(category, asked);
    const alone = engine.decide(category, question, bases, rules, at);
    const found =
      difference(all.get(category)!, through.get(category)!, rows) ?? difference(alone, each.get(category)!, rows);
    if (found) return `${category}, reference: ${found}`;
  }
  return null;
}

function differenceFromCedar({ asked, categories }: DrawnCase, engine: Engine, draw: Draw): string | null {
  const all = engine.decideAll(asked.question, asked.bases, asked.rules, asked.at);
  const status = cedarStatus(asked, rowsOf(DataCategory.PROG, asked));
  for (const category of categories) {
    const rows = rowsOf(category, asked);
    const row: RowFacts = rows[draw.below(rows.length)]!;
    const decision = all.get(category)!;
    const permits = decision.effect === 'PERMIT' && withinScopes(decision.scopes, row);
    if (permits !== cedarPermits({ ...asked, category }, row, status))
      return `${category}, Cedar: ${permits ? 'denies' : 'permits'} ${JSON.stringify(row)}`;
  }
  return null;
}
