import type { Cut } from '@lead-graph/policy/disclosure';
import { type Draw, seededDraw } from '../../oracles/generators/draw';
import type { Guessed } from './differencing';
import { type Build, Defender } from './defender';
import { type Person, personWith } from './population';
import { blind, likeliest, priorOf, type Target } from './target';

/** Ways in which a group is divided and added up again. */
const PARTITIONS = 200;
const PARTS = 4;
const GROUP = 400;

/** Whether somebody is in the target. */
const MARK = 0;

interface Averaged extends Guessed {
  /** Of the estimates, in the mean. */
  readonly squaredError: number;
}

/**
 * A group, and the group without the target, are each divided by 200 other attributes; the parts' numbers add up to
 * 200 numbers of each, whose means differ by the target, but for what no averaging takes away.
 */
export async function byAverages(
  targets: number,
  build: Build,
  seed: number,
  done?: (targets: number) => void,
): Promise<Averaged> {
  const draw = seededDraw(seed);
  const estimates: { readonly target: Target; readonly estimate: number }[] = [];
  for (let each = 0; each < targets; each += 1) {
    const people = 1 + draw.below(10);
    const estimate = await estimateOf(people, build, draw);
    estimates.push({ target: { cut: [], people }, estimate });
    done?.(each + 1);
  }
  const sizes = estimates.map(({ target }) => target);
  const prior = priorOf(sizes);
  const noise = (2 * PARTS * Math.max(build.noiseVariance, 1e-3)) / PARTITIONS;
  const right = estimates.filter(
    ({ target, estimate }) => likeliest(estimate, noise, build.weightVariance, prior) === target.people,
  );
  const squaredError =
    estimates.reduce((sum, { target, estimate }) => sum + (estimate - target.people) ** 2, 0) / targets;
  return { right: right.length / targets, blind: blind(sizes), squaredError };
}

async function estimateOf(people: number, build: Build, draw: Draw): Promise<number> {
  const defender = new Defender(groupWith(people, draw), build);
  const whole = await mean([], 1, defender);
  const without = await mean([{ dimension: MARK, codes: [0] }], 1 + PARTITIONS, defender);
  return whole - without;
}

function groupWith(people: number, draw: Draw): Person[] {
  return Array.from({ length: GROUP }, (_, each) => {
    const attributes = Array.from({ length: 2 * PARTITIONS }, () => draw.below(PARTS));
    return personWith([each < people ? 1 : 0, ...attributes], draw);
  });
}

/** Of the sums over as many partitions; each of the two groups has partitions of its own, whose parts are not alike. */
async function mean(cut: Cut, firstAttribute: number, defender: Defender): Promise<number> {
  let sum = 0;
  for (let each = 0; each < PARTITIONS; each += 1) {
    const parts = (await defender.ask({ cut, by: [firstAttribute + each] })).filter(
      (told) => told.cut.length > cut.length,
    );
    for (const { released } of parts) sum += typeof released === 'number' ? released : 0;
  }
  return sum / PARTITIONS;
}
