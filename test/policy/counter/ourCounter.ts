import type { Question } from '@lead-graph/policy';
import { Evaluation, membersFor } from '@lead-graph/policy/count';
import { Purpose } from '@lead-graph/schema';
import type { TrueCell } from '@lead-graph/policy/disclosure';
import type { Cell, Cells } from '../oracle/cells';
import { SYNTHETIC_FACTS, type SyntheticOwners } from './syntheticOwners';

const ASKER = { authorization: '', purpose: Purpose.HRESCH, agreements: [], measure: null };

/** The counter of the graph over synthetic owners, with what protects people left out of its answer. */
export async function countedBy(
  owners: SyntheticOwners,
  question: Question,
  asOf: number,
  margins = false,
): Promise<Cells> {
  const evaluation = new Evaluation(question, SYNTHETIC_FACTS, asOf);
  const members = await membersFor(evaluation.plan, ASKER, owners.counting);
  return evaluation.count(members, margins).map((cell) => plainCell(cell, question));
}

function plainCell({ codes, all, part, later, sums, median }: TrueCell, { count }: Question): Cell {
  const sum = (name: string) => sums?.find((each) => each.name === name)?.total;
  return {
    by: codes,
    people: all.persons!,
    units: all.people,
    ...(part ? { part: part.people, partPeople: part.persons } : {}),
    ...(later ? { laterPart: later.people, laterPartPeople: later.persons } : {}),
    ...(sum('events') === undefined ? {} : { events: sum('events') }),
    ...(sum('eventsAfter') === undefined ? {} : { eventsAfter: sum('eventsAfter') }),
    ...(sum('personDays') === undefined ? {} : { personDays: sum('personDays') }),
    ...(count.kind === 'MEDIAN_DAYS' ? { median: median ?? null } : {}),
  };
}
