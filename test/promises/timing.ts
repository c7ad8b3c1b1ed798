import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { standardErrorOf, type Told, tellApart } from '../silence/classifier';
import { type Contest, openContests } from '../silence/contests';
import { latenciesOf } from '../silence/latencies';
import { EarlyAnswer, filterAfterwards } from '../silence/sabotage';
import { count, type Promised } from './promise';

/** How far from 0.5 a figure may be; with few requests chance alone goes further, by so many standard errors at most. */
const APART = 0.02;
const STANDARD_ERRORS = 4;

/** Requests of each kind asked of a sabotaged build. */
export const SABOTAGED = 60;

/** Latencies of whole requests over HTTP, the two kinds of each contest in random order, the contests side by side. */
export const timing: Promised = {
  name: 'timing',
  what: `from how long an answer took nobody can tell what was withheld: a classifier stays at 0.50 ± ${APART}`,
  fullSize: 10_000,
  async measure(size, done) {
    const early = new EarlyAnswer();
    const graph = await openTestGraph({ observe: undefined, wrapSend: early.wrapSend });
    try {
      const contests = await openContests(graph, size);
      const told = await sideBySide(graph, contests, size, done);
      const twins = await sabotaged(graph, contests, early);
      return {
        size: `${count(size)} requests of either kind in each of ${contests.length} contests`,
        figure: [
          ...told.map((each, index) => `${contests[index]!.name}: ${shown(each)}`),
          ...Object.entries(twins).map(([name, each]) => `${name}: ${shown(each)}`),
        ].join('; '),
        holds:
          told.every((each) => isSilent(each, size)) && !Object.values(twins).some((each) => isSilent(each, SABOTAGED)),
      };
    } finally {
      await graph.stop();
    }
  },
};

function sideBySide(
  graph: TestGraph,
  contests: readonly Contest[],
  size: number,
  done?: (part: number) => void,
): Promise<Told[]> {
  let asked = 0;
  const more = (requests: number): void => done?.((asked += requests) / 2 / contests.length);
  return Promise.all(contests.map(async (each) => tellApart(await latenciesOf(graph, each, size, 7, more))));
}

async function sabotaged(graph: TestGraph, [rows, hidden]: readonly Contest[], early: EarlyAnswer) {
  const restore = filterAfterwards(graph);
  const filtered = tellApart(await latenciesOf(graph, rows!, SABOTAGED, 8));
  restore();
  early.in(graph);
  const hasty = tellApart(await latenciesOf(graph, hidden!, SABOTAGED, 8));
  return { 'withheld rows left out after they were read': filtered, 'an unknown id answered early': hasty };
}

/** True when neither figure tells the kinds apart. */
export function isSilent({ byLength, byClassifier }: Told, ofEachKind: number): boolean {
  const bound = Math.max(APART, STANDARD_ERRORS * standardErrorOf(ofEachKind));
  return [byLength, byClassifier].every((figure) => Math.abs(figure - 0.5) <= bound);
}

function shown({ byLength, byClassifier }: Told): string {
  return `${byLength.toFixed(3)} by length, ${byClassifier.toFixed(3)} by classifier`;
}
