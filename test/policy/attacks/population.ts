import { Atoms } from '@lead-graph/policy/disclosure';
import { type Draw, seededDraw } from '../../oracles/generators/draw';

/** A made-up person: a code for each dimension, and the words nobody but the core has. */
export interface Person {
  readonly codes: readonly number[];
  readonly recordKey: number;
  readonly weightWord: number;
  readonly sketchKey: number;
  readonly bucket: number;
}

/** How many codes each dimension has. The last two are there to be asked about in ever other ways. */
export const CODES = [4, 6, 5, 4] as const;

export const ATOMS = new Atoms(CODES);

const WORD = 2 ** 32;

/** Codes are unevenly common, so that many combinations have 1 to 10 people. */
export function drawPeople(size: number, seed: number): Person[] {
  const draw = seededDraw(seed);
  return Array.from({ length: size }, () =>
    personWith(
      CODES.map((codes) => uneven(codes, draw)),
      draw,
    ),
  );
}

export function personWith(codes: readonly number[], draw: Draw): Person {
  const word = (): number => draw.below(WORD);
  return { codes, recordKey: word(), weightWord: word(), sketchKey: word(), bucket: word() };
}

/** Each code is about half as common as the one before. */
function uneven(codes: number, draw: Draw): number {
  const chance = draw.below(2 ** codes - 1) + 1;
  return codes - 1 - Math.floor(Math.log2(chance));
}
