import { type Counting, type FactsHeader, frameOf, readFrame } from '@lead-graph/kit';
import type { Question } from '@lead-graph/policy';
import { Evaluation, membersFor } from '@lead-graph/policy/count';
import { LeadError, Purpose } from '@lead-graph/schema';
import { AS_OF, QUESTIONS } from '../bench/policy/questions';
import { resealed } from './counter/resealed';
import { SYNTHETIC_FACTS, SyntheticOwners } from './counter/syntheticOwners';
import { Population } from './synthetic/population';

const PEOPLE = 300;
/** In the program or not: what an owner would like to know of them. */
const PERSON = 17;

const population = new Population(PEOPLE, 8, 10);

const INDEX = QUESTIONS['charges before and after supportive housing, by age']!.index;
/** Everything that reads what housing says of somebody: of their state, and of their index event. */
const ASKED: Readonly<Record<string, Question>> = {
  state: QUESTIONS['precinct, last encounter and housing at the last contact of 2024']!,
  index: {
    ...QUESTIONS['charges before and after supportive housing, by age']!,
    by: [{ kind: 'INDEX', attribute: 'project' }, { kind: 'QUARTER' }],
  },
  median: {
    index: { ...INDEX, which: 'EACH' },
    cohort: [],
    count: { kind: 'MEDIAN_DAYS', fact: 'charge', where: {}, from: 0, to: 365 },
    by: [{ kind: 'YEAR' }, { kind: 'INDEX', attribute: 'project' }],
    filters: [],
  },
  rate: {
    index: INDEX,
    cohort: [],
    count: { kind: 'RATE', fact: 'living-situation', where: {}, from: 0, to: 365, until: [] },
    by: [{ kind: 'INDEX', attribute: 'project' }],
    filters: [],
  },
};

/** What housing writes in the row of that person, whatever is true of them. */
const WRITTEN: Readonly<Record<string, (width: number) => Buffer>> = {
  'a slot that is not there': (width) => Buffer.alloc(width, 255),
  'the last slot and a secret that is none': (width) =>
    Buffer.from([255, 0, 0, 0, ...new Array(width).fill(9)]).subarray(0, width),
  'more events than a row holds': (width) => Buffer.alloc(width, 254),
  'a code that there is not': (width) =>
    Buffer.from([1, 0x30, 0x4d, 200, ...new Array(width).fill(0)]).subarray(0, width),
  'a day long after': (width) => Buffer.from([1, 255, 127, 1, ...new Array(width).fill(0)]).subarray(0, width),
  'a day long before': (width) => Buffer.from([1, 0, 128, 1, ...new Array(width).fill(0)]).subarray(0, width),
};

/** Changes the one row under its mask, as who knows what it says can. */
function writing(owners: SyntheticOwners, question: Question, written: (width: number) => Buffer): Counting {
  const { columns } = new Evaluation(question, SYNTHETIC_FACTS, AS_OF).plan;
  const table = owners.tables.get('housing')!;
  const send: Counting['send'] = async (owner, request) => {
    if (owner !== 'housing') return owners.counting.send(owner, request);
    return resealed(owners.counting, owner, request, (frame) => {
      const { header, parts } = readFrame<FactsHeader>(frame);
      const [rows, ...rest] = parts as [Buffer, ...Buffer[]];
      const { rows: truth } = table.pack(columns.get('housing')!, 'PLACES');
      const from = owners.placeAt('housing', PERSON) * header.width;
      const wish = written(header.width);
      const changed = Buffer.from(rows);
      for (let at = 0; at < header.width; at += 1) changed[from + at]! ^= truth[from + at]! ^ wish[at]!;
      return frameOf(header, [changed, ...rest]);
    });
  };
  return { ...owners.counting, send };
}

type Members = Awaited<ReturnType<typeof membersFor>>;

/** Whether there is a table at all, or what there is instead. */
async function outcome(
  question: Question,
  counting: Counting,
  check: (members: Members) => void = () => undefined,
): Promise<string> {
  const evaluation = new Evaluation(question, SYNTHETIC_FACTS, AS_OF);
  try {
    const members = await membersFor(
      evaluation.plan,
      { authorization: '', purpose: Purpose.HRESCH, agreements: [], measure: null },
      counting,
    );
    check(members);
    const cells = evaluation.count(members, true);
    return cells.every(({ all, median }) => Number.isFinite(all.people + (median ?? 0))) ? 'a table' : 'no numbers';
  } catch (error) {
    return error instanceof LeadError ? error.code : String(error);
  }
}

const cases = Object.keys(ASKED).flatMap((asked) => Object.keys(WRITTEN).map((written) => [asked, written] as const));

/**
 * Whether a table comes at all is told to whoever asked, unaltered by any noise: it must not hang on the row of one person,
 * or an owner that knows an analyst learns who is counted, one person a question.
 */
describe('whether there is a table', () => {
  it.each(cases)('does not hang on who is counted: %s, %s', async (asked, written) => {
    const owners = await SyntheticOwners.holding(population);
    const counting = writing(owners, ASKED[asked]!, WRITTEN[written]!);
    const counted = await outcome(ASKED[asked]!, counting);
    owners.leftOut.add(PERSON);
    expect([counted, await outcome(ASKED[asked]!, counting)]).toEqual(['a table', 'a table']);
  });

  it('would, were days checked of those who are counted (sabotaged)', async () => {
    const question = ASKED.index!;
    const check = ({ columns }: Members) => {
      for (const { days } of columns.get('housing')!)
        if (days.some((day) => day > AS_OF)) throw new LeadError('SUBGRAPH_UNAVAILABLE', 'late');
    };
    const owners = await SyntheticOwners.holding(population);
    const counting = writing(owners, question, WRITTEN['a day long after']!);
    const counted = await outcome(question, counting, check);
    owners.leftOut.add(PERSON);
    expect([counted, await outcome(question, counting, check)]).toEqual(['SUBGRAPH_UNAVAILABLE', 'a table']);
  });
});
