import {
  type Asker,
  asExplained,
  BudgetSpent,
  type Cut,
  drawNoiseTable,
  MemoryReleaseLog,
  type Method,
  NOISE_LAW,
  release,
  Tally,
  type Told,
  type TrueCell,
  type TrueCount,
  WEIGHT_VARIANCE,
  weightOf,
  within,
} from '@lead-graph/policy/disclosure';
import { seededDraw } from '../../oracles/generators/draw';
import type { Person } from './population';

/** People of a cut, by some of its dimensions, with all totals. */
export interface Question {
  readonly cut: Cut;
  readonly by: readonly number[];
}

/** What a build protects by; `REAL_BUILD` by all there is. */
export interface Build {
  readonly noise: Method['noise'];
  weight(person: Person): number;
  /** The word by which the same people get the same noise. */
  key(person: Person): number;
  /** The two words by which sets are found alike. */
  sketch(person: Person): readonly [key: number, bucket: number];
  /** Whether an empty cell is judged by all the wider groups it is cut out of. */
  readonly looksWider: boolean;
  /** What attackers know of it. */
  readonly noiseVariance: number;
  readonly weightVariance: number;
}

const SEED = 20_260;

export const REAL_BUILD: Build = {
  noise: drawNoiseTable(NOISE_LAW, SEED),
  weight: ({ weightWord }) => weightOf(weightWord),
  key: ({ recordKey }) => recordKey,
  sketch: ({ sketchKey, bucket }) => [sketchKey, bucket],
  looksWider: true,
  noiseVariance: NOISE_LAW.variance,
  weightVariance: WEIGHT_VARIANCE,
};

const anew = seededDraw(SEED);

/** Sabotaged: no set is found to be like an earlier one, nothing is altered; every table is suppressed by itself, and that is all. */
export const SUPPRESSION_ONLY: Build = {
  noise: { rows: [new Int16Array(256)], cycle: 1 },
  weight: () => 1,
  key: ({ recordKey }) => recordKey,
  sketch: () => [anew.below(2 ** 32), anew.below(2 ** 32)],
  looksWider: false,
  noiseVariance: 0,
  weightVariance: 0,
};

/** Sabotaged: cell keys and the log, but everybody counts for one. */
export const WITHOUT_WEIGHTS: Build = { ...REAL_BUILD, weight: () => 1, weightVariance: 0 };

/** Sabotaged: a zero is shown wherever those it is told of are many. */
export const ZEROS_SHOWN: Build = { ...REAL_BUILD, looksWider: false };

/** Sabotaged: noise is drawn anew for every question, and nothing is remembered. */
export const NOISE_DRAWN_ANEW: Build = {
  ...REAL_BUILD,
  key: () => anew.below(2 ** 32),
  sketch: SUPPRESSION_ONLY.sketch,
};

const THRESHOLD = 10;

/** What the real build tells of its own method is enough to read its numbers so. */
export const AS_EXPLAINED = asExplained({ threshold: THRESHOLD, weightVariance: WEIGHT_VARIANCE, rounding: 1 });

const ASKER: Asker = { agreement: 'evaluation', question: 'attack', budget: Infinity };

/** Answers by `release` from people it alone sees. */
export class Defender {
  private readonly log = new MemoryReleaseLog();

  constructor(
    private readonly people: readonly Person[],
    private readonly build: Build,
  ) {}

  async ask({ cut, by }: Question): Promise<Told[]> {
    const asked = this.people.filter(({ codes }) => within(codes, cut));
    const cells = cellCodes(cut, by, this.people).map((codes) => this.cell(codes, { cut, by }, asked));
    const answer = await release(
      { cells, universe: this.count(asked), measure: 'people', unit: 'PERSON', threshold: THRESHOLD },
      ASKER,
      { law: NOISE_LAW, noise: this.build.noise, rounding: 1 },
      this.log,
    );
    if (answer instanceof BudgetSpent) throw new Error('the budget of the harness is without end');
    return answer.cells.map(({ codes, all }) => ({ cut: cutBy(cut, by, codes), released: all }));
  }

  private cell(codes: readonly (string | null)[], { cut, by }: Question, asked: readonly Person[]): TrueCell {
    const itself = cutBy(cut, by, codes);
    const all = this.count(asked.filter((person) => within(person.codes, itself)));
    if (all.people > 0 || !this.build.looksWider) return { codes, all };
    return { codes, all, narrowest: { all: narrowest(itself, this.people) } };
  }

  private count(people: readonly Person[]): TrueCount {
    const tally = new Tally();
    for (const each of people) tally.add(this.build.key(each), this.build.weight(each), ...this.build.sketch(each));
    return tally.count();
  }
}

/** The fewest people, but not nobody, in a group that is cut out by some of the clauses. */
function narrowest(cut: Cut, people: readonly Person[]): number {
  const sizes = Array.from({ length: 2 ** cut.length }, (_, some) => {
    const wider = cut.filter((_, clause) => (some >> clause) & 1);
    return people.filter(({ codes }) => within(codes, wider)).length;
  });
  return Math.min(...sizes.filter((size) => size > 0));
}

/** Every combination of the codes asked for and of totals. */
function cellCodes(cut: Cut, by: readonly number[], people: readonly Person[]): (string | null)[][] {
  return by.reduce<(string | null)[][]>(
    (cells, dimension) => {
      const codes = cut.find((asked) => asked.dimension === dimension)?.codes ?? codesOf(dimension, people);
      return cells.flatMap((cell) => [...codes.map((code) => [...cell, `${code}`]), [...cell, null]]);
    },
    [[]],
  );
}

function codesOf(dimension: number, people: readonly Person[]): number[] {
  return [...new Set(people.map(({ codes }) => codes[dimension]!))].sort((a, b) => a - b);
}

function cutBy(cut: Cut, by: readonly number[], codes: readonly (string | null)[]): Cut {
  const named = by.flatMap((dimension, at) => (codes[at] == null ? [] : [{ dimension, codes: [Number(codes[at])] }]));
  return [...cut.filter(({ dimension }) => !named.some((each) => each.dimension === dimension)), ...named];
}
