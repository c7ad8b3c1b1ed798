import { type CountAnswer, type Counting, type FactsHeader, frameOf, readFrame } from '@lead-graph/kit';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { BY_HOUSING, countedInGraph } from './counter/countedInGraph';
import { resealed } from './counter/resealed';

type Send = Counting['send'];

let graph: TestGraph;
let honest: Send;

beforeAll(async () => {
  graph = await openTestGraph();
  honest = graph.configs.policy!.counting!.send;
}, 120_000);
afterAll(() => graph?.stop());
afterEach(() => sendBy(honest));

function sendBy(send: Send): void {
  Object.assign(graph.configs.policy!.counting!, { send });
}

/** From now on housing answers so. */
function housing(answers: Send): void {
  sendBy((owner, request) => (owner === 'housing' ? answers(owner, request) : honest(owner, request)));
}

const changed =
  (change: (answer: Buffer) => Buffer): Send =>
  async (owner, request) => {
    const answer = await honest(owner, request);
    return { ...answer, body: change(answer.body) };
  };

/** An answer of housing with another header, or other rows, sealed as housing seals it. */
const reframed =
  (change: (header: FactsHeader, parts: Buffer[]) => [object, Uint8Array[]]): Send =>
  async (owner, request) => {
    const { keys } = graph.configs.policy!.counting!;
    return resealed({ keys, send: honest }, owner, request, (frame) => {
      const { header, parts } = readFrame<FactsHeader>(frame);
      return frameOf(...change(header, parts));
    });
  };

const says =
  (status: number, body: string): Send =>
  () =>
    Promise.resolve({ status, body: Buffer.from(body) } satisfies CountAnswer);

const TABLE = `query ($question: PolicyQuestionInput!) {
  policyTable(question: $question) {
    sources { agency reported }
    cells { codes all { value mark } part { value mark } share { value mark } }
  }
}`;

/** Of the core's facts and of housing's. */
const QUESTION = {
  measure: 'days-to-intake',
  period: { from: '2018-01-01', to: '2026-12-31' },
  by: [{ dimension: 'housing-status', at: 182 }],
};

interface Asked {
  readonly errors?: readonly { extensions: { code: string } }[];
  readonly reported: Record<string, boolean>;
  /** Of all numbers of all cells. */
  readonly marks: ReadonlySet<string | null>;
  readonly numbers: readonly (number | null)[];
}

async function asked(): Promise<Asked> {
  const { body } = await graph.ask('analyst-penn', 'HRESCH', TABLE, { question: QUESTION });
  const { sources = [], cells = [] } = body.data?.policyTable ?? {};
  const all = cells.flatMap((cell: any) => [cell.all, cell.part, cell.share]).filter(Boolean);
  return {
    ...(body.errors ? { errors: body.errors } : {}),
    reported: Object.fromEntries(sources.map(({ agency, reported }: any) => [agency, reported])),
    marks: new Set(all.map(({ mark }: any) => mark)),
    numbers: all.map(({ value }: any) => value),
  };
}

async function expectSilence(): Promise<void> {
  const { errors, reported, marks, numbers } = await asked();
  expect(errors).toBeUndefined();
  expect(reported).toEqual({ housing: false, participants: true });
  expect([...marks]).toEqual(['DID_NOT_REPORT']);
  expect(new Set(numbers)).toEqual(new Set([null]));
}

async function expectNumbers(): Promise<void> {
  const { reported, numbers, marks } = await asked();
  expect(reported).toEqual({ housing: true, participants: true });
  expect(marks.has('DID_NOT_REPORT')).toBe(false);
  expect(Math.max(...numbers.map(Number))).toBeGreaterThan(20);
}

const BROKEN: [string, () => Send][] = [
  ['is down', () => () => Promise.reject(new Error('connect ECONNREFUSED'))],
  ['is slow', () => () => new Promise((_, late) => setTimeout(() => late(new Error('late')), 300))],
  ['fails', () => says(500, '<html>')],
  ['refuses', () => says(401, '{"errors":[]}')],
  ['answers nothing', () => says(200, '')],
  ['answers a page', () => says(200, '<html>down for maintenance</html>')],
  ['answers JSON', () => says(200, '{"errors":[{"message":"x"}]}')],
  ['answers a frame of something else', () => () => Promise.resolve({ status: 200, body: frameOf({}, []) })],
  ['answers a header alone', () => reframed((header) => [header, []])],
  ['answers no rows', () => reframed((header, [, ...rest]) => [header, [Buffer.alloc(0), ...rest]])],
  [
    'leaves out the last row',
    () => reframed((header, [rows, ...rest]) => [header, [rows!.subarray(0, -header.width), ...rest]]),
  ],
  ['leaves out a byte', () => reframed((header, [rows, ...rest]) => [header, [rows!.subarray(0, -1), ...rest]])],
  ['has a bit flipped on the way', () => changed((answer) => flipped(answer, answer.length))],
  ['is cut off', () => changed((answer) => answer.subarray(0, answer.length - 7))],
  ['says that rows are wider', () => reframed((header, parts) => [{ ...header, width: header.width + 4 }, parts])],
  ['says that rows are narrower', () => reframed((header, parts) => [{ ...header, width: 4 }, parts])],
  ['says that rows have no width', () => reframed((header, parts) => [{ ...header, width: 0 }, parts])],
  [
    'says that rows are half as wide and twice as many',
    () => reframed((header, parts) => [{ ...header, width: header.width / 2, count: header.count * 2 }, parts]),
  ],
  ['says that a row is askew', () => reframed((header, parts) => [{ ...header, width: header.width - 1 }, parts])],
  ['says that it holds fewer', () => reframed((header, parts) => [{ ...header, count: 3 }, parts])],
  [
    'answers about fewer and says so, but to the core',
    () =>
      reframed((header, [rows, ...rest]) => {
        const count = Math.floor(header.count / 2);
        return [{ ...header, count }, [rows!.subarray(0, count * header.width), ...rest]];
      }),
  ],
  ['says that it holds a number that is none', () => reframed((header, parts) => [{ ...header, count: 'all' }, parts])],
  ['has lost its word', () => reframed((header, parts) => [{ ...header, word: '' }, parts])],
];

describe('an owner that', () => {
  it.each(BROKEN)('%s makes no number, no zero and no smaller total, and answers the next time', async (_, broken) => {
    housing(broken());
    await expectSilence();
    sendBy(honest);
    await expectNumbers();
  });

  it('is down would make numbers, were its last answer kept (sabotaged)', async () => {
    let last: [object, Uint8Array[]];
    housing(reframed((header, parts) => (last = [header, parts])));
    await expectNumbers();
    housing(reframed(() => last));
    await expect(expectSilence()).rejects.toThrow();
    await expectNumbers();
  });

  it('answers makes numbers (so that the tests above can fail)', async () => {
    housing(honest);
    await expectNumbers();
  });
});

/** Housing tells the core otherwise than it answered: the core counts nobody, and there is no table. */
const CONTRADICTED: [string, () => Send][] = [
  ['with a word that was altered', () => reframed((header, parts) => [{ ...header, word: `${header.word}x` }, parts])],
  [
    'in another order than it says',
    () => reframed((header, [rows, slots, names]) => [header, [rows!, slots!, flipped(names!, 9)]]),
  ],
];

describe('an owner that answers', () => {
  it.each(CONTRADICTED)('%s is counted with nobody', async (_, broken) => {
    await newOrder();
    housing(broken());
    const { errors, numbers } = await asked();
    expect(errors).toHaveLength(1);
    expect(numbers).toEqual([]);
    sendBy(honest);
    await expectNumbers();
  });
});

/** A change at housing: everybody stands elsewhere, and the core has to be told. */
async function newOrder(): Promise<void> {
  await graph.subgraphs.housing!.db.query('UPDATE housing_enrolment SET "movedInOn" = "movedInOn"');
}

describe('a core that', () => {
  it.each<[string, Send]>([
    ['is down', () => Promise.reject(new Error('connect ECONNREFUSED'))],
    ['fails', says(500, '<html>')],
    ['answers a page', says(200, '<html>')],
    ['answers another call', changed((answer) => Buffer.from(answer.map((byte) => byte ^ 1)))],
  ])('%s makes no number', async (_, broken) => {
    sendBy((owner, request) => (owner === 'participants' ? broken : honest)(owner, request));
    const { errors, reported, marks } = await asked();
    expect(errors).toBeUndefined();
    expect(reported).toEqual({ housing: true, participants: false });
    expect([...marks]).toEqual(['DID_NOT_REPORT']);
    sendBy(honest);
    await expectNumbers();
  });
});

/** Sealed by an owner that lies: whether the table errs or is untrue is left open. */
describe('rows that an owner made up', () => {
  it.each([1, 3, 7, 64])('stop neither the counter nor the next question: one byte of %i', async (every) => {
    const truth = await countedInGraph(graph, { question: BY_HOUSING });
    housing(reframed((header, [rows, ...rest]) => [header, [flipped(rows!, every), ...rest]]));
    const { errors = [] } = await asked();
    for (const { extensions } of errors) expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    sendBy(honest);
    expect(await countedInGraph(graph, { question: BY_HOUSING })).toBe(truth);
    await expectNumbers();
  });
});

function flipped(rows: Buffer, every: number): Buffer {
  return Buffer.from(rows.map((byte, at) => (at % every === 0 ? byte ^ 0xff : byte)));
}
