import type { Bases } from '@lead-graph/participants/engine';
import { withinScopes } from '@lead-graph/schema';
import { type Draw, pick, seededDraw } from '../oracles/generators/draw';
import { type DrawnCase, drawCase } from '../oracles/generators/drawCase';
import { bestowed, withdrawn } from '../oracles/generators/drawChange';
import type { Engine } from '../oracles/mutants/mutatedEngine';
import { sampleRows } from '../oracles/reference/rows';
import { REAL_ENGINE } from './deciders';
import { count, type Promised } from './promise';

export const monotone: Promised = {
  name: 'monotone',
  what: 'taking back never adds a row, a further permission never removes one',
  fullSize: 100_000,
  measure(size, done) {
    const broken = breaches(size, REAL_ENGINE, done);
    return {
      size: `${count(size)} cases, half of them taken from and half given to`,
      figure: `${broken.length} violations${broken.length > 0 ? `; first: ${broken[0]}` : ''}`,
      holds: broken.length === 0,
    };
  },
};

export function breaches(size: number, engine: Engine, done?: (part: number) => void): string[] {
  const found: string[] = [];
  for (let seed = 1; seed <= size; seed += 1) {
    const draw = seededDraw(2_000_000 + seed);
    const drawn = drawCase(draw);
    const breach = seed % 2 === 0 ? whenTaken(drawn, engine, draw) : whenGiven(drawn, engine, draw);
    if (breach) found.push(`seed ${2_000_000 + seed}: ${breach}`);
    if (seed % 1_000 === 0) done?.(seed);
  }
  return found;
}

function whenTaken(drawn: DrawnCase, engine: Engine, draw: Draw): string | null {
  const [name, less] = pick(draw, withdrawn(drawn, draw));
  const gained = rowGained(drawn, drawn.asked.bases, less, engine);
  return gained && `${name} adds ${gained}`;
}

function whenGiven(drawn: DrawnCase, engine: Engine, draw: Draw): string | null {
  const [name, more] = pick(draw, bestowed(drawn, draw));
  const lost = rowGained(drawn, more, drawn.asked.bases, engine);
  return lost && `${name} removes ${lost}`;
}

/** A row that the narrower bases permit and the wider do not. */
function rowGained({ asked }: DrawnCase, wider: Bases, narrower: Bases, engine: Engine): string | null {
  const { question, rules, at } = asked;
  const rows = [...asked.rows, ...sampleRows({ question, bases: wider === asked.bases ? narrower : wider })];
  const before = engine.decideAll(question, wider, rules, at);
  for (const [category, decision] of engine.decideAll(question, narrower, rules, at)) {
    if (decision.effect === 'DENY') continue;
    const had = before.get(category)!;
    const scopes = had.effect === 'PERMIT' ? had.scopes : [];
    if (had.effect === 'DENY') return `${category}`;
    const row = rows.find((each) => withinScopes(decision.scopes, each) && !withinScopes(scopes, each));
    if (row) return `${category} ${JSON.stringify(row)}`;
  }
  return null;
}
