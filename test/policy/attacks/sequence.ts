import type { Cut } from '@lead-graph/policy/disclosure';
import { type Draw, pick } from '../../oracles/generators/draw';
import type { Question } from './defender';
import { CODES } from './population';
import type { Target } from './target';

/** Cuts that differ from each other by the target, each alone large: all, or all but its own code, in each dimension. */
export function around({ cut }: Target): { readonly cut: Cut; readonly sign: 1 | -1 }[] {
  return cut.reduce<{ cut: Cut; sign: 1 | -1 }[]>(
    (terms, { dimension, codes }) =>
      terms.flatMap((term) => [
        term,
        { cut: [...term.cut, { dimension, codes: allBut(dimension, codes[0]!) }], sign: term.sign === 1 ? -1 : 1 },
      ]),
    [{ cut: [], sign: 1 }],
  );
}

/** Ways to have the target as a sum and difference of cuts: some of its dimensions taken as they are, the others around. */
export function roads(target: Target): { readonly cut: Cut; readonly sign: 1 | -1 }[][] {
  return Array.from({ length: 2 ** target.cut.length - 1 }, (_, fixed) => {
    const asIs = target.cut.filter((_, dimension) => (fixed >> dimension) & 1);
    const rest = target.cut.filter((_, dimension) => !((fixed >> dimension) & 1));
    return around({ ...target, cut: rest }).map(({ cut, sign }) => ({ cut: [...asIs, ...cut], sign }));
  });
}

export function allBut(dimension: number, code: number): number[] {
  return Array.from({ length: CODES[dimension]! }, (_, each) => each).filter((each) => each !== code);
}

/** What policy staff might ask: one or two dimensions, of all or of some. */
export function plainQuestion(draw: Draw): Question {
  const dimensions = CODES.map((_, dimension) => dimension);
  const by = [...new Set([pick(draw, dimensions), pick(draw, dimensions)])];
  const filter = pick(draw, dimensions);
  if (by.includes(filter)) return { cut: [], by };
  const code = draw.below(CODES[filter]!);
  return { cut: [{ dimension: filter, codes: draw.below(2) ? [code] : allBut(filter, code) }], by };
}

export function keyOf(cut: Cut): string {
  return JSON.stringify([...cut].sort((a, b) => a.dimension - b.dimension));
}
