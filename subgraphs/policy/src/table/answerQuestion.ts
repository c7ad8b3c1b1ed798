import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, DataCategory, LeadError } from '@lead-graph/schema';
import { Cells } from '../count/cells';
import { Evaluation } from '../count/evaluate';
import { membersFor } from '../count/owners';
import { codesOf, type OwnedFact } from '../count/plan';
import { type Asker, BudgetSpent, release, strictest, type TrueCell, type TrueTable } from '../disclosure';
import { descriptionOf } from '../dimensions';
import { FACTS } from '../facts';
import { MEASURES } from '../measures';
import type { Measure } from '../measures/measure';
import { wordedOf } from '../measures/worded';
import { askerOf } from '../question/asker';
import type { Question } from '../question/question';
import type { PolicyQuestionInput } from '../question/questionInput';
import { today } from '../question/today';
import { type Asked, dateOf, understood } from '../question/understood';
import { countingOf, releasesOf } from '../releases/counter';
import { cellOf } from './cellOf';
import { notesOf } from './notesOf';
import { PolicyTable } from './policyTable';
import { withRelativeRates } from './relativeRates';
import { sourcesOf } from './sourcesOf';
import { wordsOf } from './wordsOf';

/** Cells that one agreement, or an organisation without one, may have in all. */
const MOST_CELLS_IN_ALL = 200_000;

/** Counts of people with such records are hidden up to twenty. */
const SENSITIVE: ReadonlySet<DataCategory> = new Set([DataCategory.SUD_P2, DataCategory.VSP, DataCategory.COMP]);
const SENSITIVE_THRESHOLD = 20;

/** A question with the words that go beside its table. */
export interface Worded {
  readonly asked: Asked;
  readonly measure: Measure | null;
  readonly agreement: string | null;
}

/** Counts, protects, keeps, and only then answers. */
export async function answerQuestion(input: PolicyQuestionInput, context: SubgraphContext): Promise<PolicyTable> {
  const asker = askerOf(context, input.agreement ? [input.agreement] : []);
  const worded = wordedOf(input, MEASURES);
  const question = understood(worded.asked, FACTS);
  const id = randomUUID();
  const asOf = today();
  const evaluation = new Evaluation(question, FACTS, asOf);
  const facts = worded.measure?.wholly ? [] : [...evaluation.plan.facts.values()];
  const counted = await countedCells(evaluation, question, worded, context);
  const method = releasesOf(context).method;
  const released = await release(
    tableOf(counted.cells, question, facts),
    budgetOf(worded, asker.organization, id),
    method,
    releasesOf(context).log,
  );
  if (released instanceof BudgetSpent)
    throw new BadUserInput(
      'agreement',
      `its budget is spent: ${released.spent} of ${released.budget} cells, and this table has ${released.asked}`,
    );
  const cells = withRelativeRates(released.cells.map(cellOf), worded);
  const table: PolicyTable = Object.assign(new PolicyTable(), {
    id,
    ...wordsOf(worded, question),
    question: JSON.stringify(worded.asked),
    asOf: dateOf(asOf),
    askedAt: new Date(),
    agreement: worded.agreement,
    notes: notesOf(worded, question, cells, asOf),
    dimensions: worded.asked.by.map(({ dimension, at }, each) => ({
      name: dimension,
      description: descriptionOf(dimension),
      at: at ?? null,
      codes: [...codesOf(question.by[each]!, question, FACTS)],
    })),
    sources: sourcesOf(facts).map((each) => ({ ...each, reported: each.agency !== counted.silent })),
    cells,
    method: { ...released.method, legend: [...released.method.legend] },
  });
  await keepTable(table, worded, context);
  return table;
}

async function countedCells(
  evaluation: Evaluation,
  question: Question,
  { agreement, measure }: Worded,
  { call, config, authorization }: SubgraphContext,
): Promise<{ cells: TrueCell[]; silent: string | null }> {
  if (measure?.wholly) return { cells: absentCells(question, 'NOT_COLLECTED'), silent: null };
  try {
    const agreements = agreement === null ? [] : [agreement];
    const asker = { authorization: authorization!, purpose: call.purpose!, agreements, measure: measure?.name ?? null };
    return {
      cells: evaluation.count(await membersFor(evaluation.plan, asker, countingOf(config)), true),
      silent: null,
    };
  } catch (error) {
    if (!(error instanceof LeadError) || error.code !== 'SUBGRAPH_UNAVAILABLE') throw error;
    return { cells: absentCells(question, 'DID_NOT_REPORT'), silent: `${error.extensions.service}` };
  }
}

/** Every cell of a table for which nobody was counted. */
function absentCells(question: Question, absent: NonNullable<TrueCell['absent']>): TrueCell[] {
  const codes = question.by.map((each) => codesOf(each, question, FACTS));
  const nobody = new Cells(codes, Buffer.alloc(0), { parts: 0, sums: [], median: false }, true).cells();
  return nobody.map((cell) => ({ ...cell, absent }));
}

function tableOf(cells: readonly TrueCell[], question: Question, facts: readonly OwnedFact[]): TrueTable {
  const sensitive = facts.some(({ categories }) => categories.some((each) => SENSITIVE.has(each)));
  return {
    cells,
    universe: cells.find(({ codes }) => codes.every((code) => code === null))!.all,
    measure: JSON.stringify(question.count),
    unit: question.index.which === 'EACH' ? 'EPISODE' : 'PERSON',
    threshold: strictest(sensitive ? [SENSITIVE_THRESHOLD] : []),
  };
}

function budgetOf({ agreement }: Worded, organization: string | null, question: string): Asker {
  return { agreement: agreement ?? `organization:${organization}`, question, budget: MOST_CELLS_IN_ALL };
}

async function keepTable(
  table: PolicyTable,
  { asked, agreement }: Worded,
  { db, requester, call }: SubgraphContext,
): Promise<void> {
  await db.query(
    `INSERT INTO released_table (id, question, agreement, account, organization, purpose, "table") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [table.id, asked, agreement, requester!.id, requester!.organization, call.purpose, table],
  );
}
