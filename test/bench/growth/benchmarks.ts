import type { Benchmark } from '../benchmark';
import { AXES } from './axes';
import type { Growth } from './growth';
import { measureGrowth } from './measureGrowth';

/** All of them together are `growth`. */
export const GROWTH: readonly Benchmark<Growth>[] = AXES.map((axis) => ({
  name: `growth-${axis.name}`,
  what: `what a request costs, against ${axis.input}`,
  measure: (options, onStep = () => undefined) => measureGrowth(axis, options, onStep),
}));
