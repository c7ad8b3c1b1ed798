import { type Cut, within } from '@lead-graph/policy/disclosure';
import { CODES, type Person } from './population';

/** A cell that must not be told, and how many are in it. */
export interface Target {
  readonly cut: Cut;
  readonly people: number;
}

const TOO_FEW = 10;

/** Cells of 1 to 10 people, by the first three dimensions. */
export function protectedCells(people: readonly Person[]): Target[] {
  const [one, two, three] = CODES.map((codes) => Array.from({ length: codes }, (_, code) => code));
  const cuts = one!.flatMap((a) => two!.flatMap((b) => three!.map((c) => cellOf([a, b, c]))));
  return cuts
    .map((cut) => ({ cut, people: people.filter(({ codes }) => within(codes, cut)).length }))
    .filter((cell) => cell.people > 0 && cell.people <= TOO_FEW);
}

function cellOf(codes: readonly number[]): Cut {
  return codes.map((code, dimension) => ({ dimension, codes: [code] }));
}

/** The share of targets that is right for whoever always says the commonest size. */
export function blind(targets: readonly Target[]): number {
  const sizes = priorOf(targets);
  return Math.max(...sizes);
}

/** How common each size is, from 0 to 10 people; the attacker is taken to know it. */
export function priorOf(targets: readonly Target[]): number[] {
  return Array.from(
    { length: TOO_FEW + 1 },
    (_, size) => targets.filter(({ people }) => people === size).length / targets.length,
  );
}

/** The likeliest size where an estimate has the variance `noise`, and that of the weights of so many people on top. */
export function likeliest(estimate: number, noise: number, weightVariance: number, prior: readonly number[]): number {
  const likelihood = prior.map((share, size) => {
    const variance = noise + size * weightVariance;
    return size === 0 ? 0 : (share / Math.sqrt(variance)) * Math.exp(-((estimate - size) ** 2) / (2 * variance));
  });
  return likelihood.reduce((best, each, size) => (each > likelihood[best]! ? size : best), 1);
}
