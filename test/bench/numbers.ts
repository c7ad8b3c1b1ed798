import { type AskedSet, BUCKETS, fivesOf, SketchIndex } from '@lead-graph/policy/disclosure';
import { cpuOf } from '../promises/speed';
import { type Benchmark, type Comparison, verdict } from './benchmark';
import { interleaved } from './interleaved';
import { spreadOf } from './spread';

/** As many as one table may have. */
const CELLS = 200;

/** Numbers that were released before. */
const KEPT = [1_000, 10_000, 100_000];

/** Sets of people, their sizes drawn evenly between two bounds: the more alike, the more are compared. */
const SIZES: readonly (readonly [number, number])[] = [
  [11, 5_000],
  [11, 200],
  [11, 25],
];

/** The same draw for every index, so that each holds what the one before it does. */
function sets(count: number, [least, most]: readonly [number, number], seed: number): AskedSet[] {
  let state = seed;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
  };
  return Array.from({ length: count }, () => {
    const people = least + (draw() % (most - least + 1));
    const sketch = new Uint32Array(BUCKETS);
    for (let person = 0; person < people; person += 1) sketch[draw() % BUCKETS]! += draw();
    return { kind: 'people', people, sketch };
  });
}

function indexOf(count: number, sizes: readonly [number, number]): SketchIndex {
  const index = new SketchIndex();
  for (const { kind, people, sketch } of sets(count, sizes, 1))
    index.add({ kind, fives: fivesOf(people), sketch, released: people });
  return index;
}

function lookUp({ index, asked }: { index: SketchIndex; asked: readonly AskedSet[] }): void {
  if (asked.some((each) => index.earliest(each) !== null))
    throw new Error('a set is near another: all are drawn apart');
}

const nameOf = ([least, most]: readonly [number, number]): string => `of ${least} to ${most} people`;

export const numbers: Benchmark = {
  name: 'numbers',
  what: `CPU of looking for ${CELLS} cells among numbers that were released before, none of them near`,
  measure: async ({ rounds }, onStep = () => undefined): Promise<Comparison> => {
    const found: number[][][] = [];
    for (const kept of KEPT) {
      const systems = SIZES.map((sizes) => {
        onStep(`draws ${kept} sets ${nameOf(sizes)}`);
        return { index: indexOf(kept, sizes), asked: sets(CELLS, sizes, 2) };
      });
      found.push(await interleaved(systems, rounds, async (system) => cpuOf(() => lookUp(system))));
    }
    const [, some, most] = found as [number[][], number[][], number[][]];
    return {
      size: `${rounds} rounds of ${CELLS} sets, sizes drawn evenly`,
      systems: SIZES.map(nameOf),
      rows: KEPT.map((kept, at) => ({ what: `CPU ms, ${kept} kept`, of: found[at]!.map(spreadOf) })),
      verdicts: SIZES.map((sizes, at) =>
        verdict(
          `sets ${nameOf(sizes)}: among ten times as many, against ten times the CPU`,
          most[at]!,
          some[at]!.map((cpu) => 10 * cpu),
          1,
        ),
      ),
    };
  },
};
