/** Which of two kinds of request it was, and how long its answer took, in milliseconds. */
export interface Latency {
  readonly kind: 0 | 1;
  readonly milliseconds: number;
}

/** How well one latency tells the two kinds apart: 0.5 is not at all, 0 and 1 are always. */
export interface Told {
  /** By the latency itself: the longer, the more it is of the second kind. */
  readonly byLength: number;
  /** By a classifier that learnt on one half which latencies are of which kind, asked of the other half. */
  readonly byClassifier: number;
}

/** Latencies of one bin are alike to the classifier. */
const BINS = 16;

/** The latencies in the order in which they were measured: each half holds every other one. */
export function tellApart(latencies: readonly Latency[]): Told {
  const halves = [0, 1].map((half) => latencies.filter((_, index) => index % 2 === half));
  const asked = [0, 1].map((half) => {
    const score = learnt(halves[half]!);
    return rankingOf(halves[1 - half]!.map(({ kind, milliseconds }) => ({ kind, score: score(milliseconds) })));
  });
  return {
    byLength: rankingOf(latencies.map(({ kind, milliseconds }) => ({ kind, score: milliseconds }))),
    byClassifier: (asked[0]! + asked[1]!) / 2,
  };
}

/** Standard error of either figure where the kinds are alike, with so many of each. */
export function standardErrorOf(ofEachKind: number): number {
  return Math.sqrt((2 * ofEachKind + 1) / (12 * ofEachKind * ofEachKind));
}

/** By bins of equal size: the likelihood of the second kind over that of the first. */
function learnt(latencies: readonly Latency[]): (milliseconds: number) => number {
  const sorted = latencies.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const bounds = Array.from({ length: BINS - 1 }, (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / BINS)]!);
  const binOf = (milliseconds: number): number => bounds.filter((bound) => milliseconds >= bound).length;
  const counts = Array.from({ length: BINS }, () => [1, 1] as [number, number]);
  for (const { kind, milliseconds } of latencies) counts[binOf(milliseconds)]![kind] += 1;
  return (milliseconds) => {
    const [first, second] = counts[binOf(milliseconds)]!;
    return second / first;
  };
}

interface Scored {
  readonly kind: 0 | 1;
  readonly score: number;
}

/** The chance that one of the second kind scores higher than one of the first; equal scores count half. */
function rankingOf(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let [higher, firsts] = [0, 0];
  for (let from = 0; from < sorted.length; ) {
    const tied = { first: 0, second: 0 };
    const { score } = sorted[from]!;
    for (; sorted[from]?.score === score; from += 1) tied[sorted[from]!.kind === 0 ? 'first' : 'second'] += 1;
    higher += tied.second * (firsts + tied.first / 2);
    firsts += tied.first;
  }
  return higher / (firsts * (sorted.length - firsts));
}
