import { openTestGraph, type TestGraph, withoutId } from '../graph/openGraph';
import { isSilent, SABOTAGED } from '../promises/timing';
import { type Latency, tellApart } from './classifier';
import { type Contest, openContests } from './contests';
import { randomFrom } from './drawOperation';
import { latenciesOf } from './latencies';
import { EarlyAnswer, filterAfterwards } from './sabotage';

/** Of each kind; `npm run prove -- timing` asks 10,000. */
const EACH = 100;

/** Of each kind, the quickest of which is looked at. */
const QUICKEST_OF = 20;

/** Of subgraphs/participants/src/decision/beat.ts, less one that a timer may be early. */
const BEAT_MILLISECONDS = 31;

const early = new EarlyAnswer();
let graph: TestGraph;
let contests: Contest[];

beforeAll(async () => {
  graph = await openTestGraph({ observe: undefined, wrapSend: early.wrapSend });
  contests = await openContests(graph, EACH);
});
afterAll(() => graph?.stop());

const told = async (contest: Contest, each: number) => tellApart(await latenciesOf(graph, contest, each, 7));

describe('how long an answer took', () => {
  it('does not tell what was withheld', async () => {
    const all = await Promise.all(
      contests.map(async (contest) => ({ contest: contest.name, ...(await told(contest, EACH)) })),
    );
    expect(all.filter((each) => !isSilent(each, EACH))).toEqual([]);
  });

  it('would tell of withheld rows that are left out after they were read', async () => {
    const restore = filterAfterwards(graph);
    const figures = await told(contests[0]!, SABOTAGED).finally(restore);
    expect(isSilent(figures, SABOTAGED)).toBe(false);
  });

  it('would tell of a hidden participant where an unknown id is answered early', async () => {
    const restore = early.in(graph);
    const figures = await told(contests[1]!, SABOTAGED).finally(restore);
    expect(isSilent(figures, SABOTAGED)).toBe(false);
  });

  it('is that of the beat for whoever is not shown, and for nobody else', async () => {
    const quickest = async (contest: Contest, kind: 0 | 1) => {
      const latencies = await latenciesOf(graph, contest, QUICKEST_OF, 9);
      return Math.min(...latencies.filter((each) => each.kind === kind).map(({ milliseconds }) => milliseconds));
    };
    const [rows, hidden] = contests as [Contest, Contest];
    for (const kind of [0, 1] as const) expect(await quickest(hidden, kind)).toBeGreaterThan(BEAT_MILLISECONDS);
    expect(await quickest(rows, 0)).toBeLessThan(BEAT_MILLISECONDS);
  });

  it('is measured between answers that are the same bytes, but for ids and days', async () => {
    for (const { as, query, asked } of contests) {
      const answers = await Promise.all(asked.map(([variables]) => graph.ask(as, 'DIVOPS', query, variables)));
      const [first, second] = answers.map((answer) => withoutId(answer).replace(IDS_AND_DAYS, '#'));
      expect(second).toBe(first);
      expect(answers.map(({ text }) => text.length)).toEqual([answers[0]!.text.length, answers[0]!.text.length]);
    }
  });
});

const IDS_AND_DAYS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d/g;

describe('the classifier', () => {
  const random = randomFrom(3);
  const drawn = (of: (kind: 0 | 1) => number): Latency[] =>
    Array.from({ length: 4_000 }, (_, index) => {
      const kind = (random() < 0.5 ? 1 : 0) as 0 | 1;
      return { kind, milliseconds: of(kind) + index / 1e6 };
    });

  it('tells nothing of kinds that are alike', () => {
    const { byLength, byClassifier } = tellApart(drawn(() => 4 + random()));
    expect(Math.abs(byLength - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(byClassifier - 0.5)).toBeLessThan(0.04);
  });

  it('tells a longer kind by its length, and one that is as long on average by its spread', () => {
    expect(tellApart(drawn((kind) => 4 + random() + kind / 5)).byLength).toBeGreaterThan(0.6);
    const spread = tellApart(drawn((kind) => 4 + (random() - 0.5) * (1 + kind)));
    expect(Math.abs(spread.byLength - 0.5)).toBeLessThan(0.04);
    expect(spread.byClassifier).toBeGreaterThan(0.6);
  });
});
