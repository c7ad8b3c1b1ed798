import type { TrueCell } from '../disclosure';
import type { Question } from '../question/question';
import { Cells } from './cells';
import { type Measured, measuredBy } from './measured';
import type { Members } from './owners';
import { codesOf, type OwnedFact, type Plan } from './plan';
import { type CodeOf, type Holds, Reading } from './reading';
import { Wider } from './wider';

/** Filters and conditions of a cohort have the bits up to here, those of a part the bits after it. */
const PART_BITS = 20;

/** A question with everything it reads, ready for members. */
export class Evaluation {
  readonly reading: Reading;
  private readonly cohort: readonly Holds[];
  private readonly filters: readonly { code: CodeOf; allowed: Uint8Array }[];
  private readonly by: readonly CodeOf[];
  private readonly codes: readonly (readonly string[])[];
  private readonly measured: Measured;

  /** `asOf`: the day up to which time at risk is counted. */
  constructor(
    private readonly question: Question,
    facts: readonly OwnedFact[],
    asOf: number,
  ) {
    this.reading = new Reading(question, facts);
    this.cohort = question.cohort.map((each) => this.reading.holds(each));
    this.filters = question.filters.map(({ dimension, codes }) => {
      const known = codesOf(dimension, question, facts);
      const allowed = Uint8Array.from(known, (code) => (codes.includes(code) ? 1 : 0));
      return { code: this.reading.code(dimension), allowed };
    });
    this.by = question.by.map((each) => this.reading.code(each));
    this.codes = question.by.map((each) => codesOf(each, question, facts));
    this.measured = measuredBy(question.count, this.reading, asOf);
  }

  get plan(): Plan {
    return this.reading.plan;
  }

  /** Goes over everybody once; a second time where some group of the table is empty. `margins`: totals too. */
  count(members: Members, margins: boolean): TrueCell[] {
    const cells = new Cells(this.codes, members.secrets, this.measured, margins);
    this.over(members, (member, day, event, at) => {
      if (!this.leftOut(member, day, event)) cells.add(at, member, this.measured.of(member, day));
    });
    return cells.cells(margins && cells.someEmpty ? this.narrowest(cells, members) : undefined);
  }

  /** Each index event in the cohort, member by member. `at` is the same array again and again: a code of each dimension. */
  each(members: Members, tell: (member: number, day: number, at: Int32Array) => void): void {
    this.over(members, (member, day, event, at) => {
      if (!this.leftOut(member, day, event)) tell(member, day, at);
    });
  }

  /** Index events of the period: an owner may write another day in a row. `at` is the same array again and again: the cell of this index event. */
  private over(
    { count, columns }: Members,
    each: (member: number, day: number, event: number, at: Int32Array) => void,
  ): void {
    const { start, days } = this.reading.bind(columns);
    const { from: first, to: last } = this.question.index;
    const at = new Int32Array(this.by.length);
    for (let member = 0; member < count; member++)
      for (let event = start[member]!; event < start[member + 1]!; event++) {
        const day = days[event]!;
        if (day < first || day > last) continue;
        for (let dimension = 0; dimension < this.by.length; dimension++)
          at[dimension] = this.by[dimension]!(member, day, event);
        each(member, day, event, at);
      }
  }

  private leftOut(member: number, day: number, event: number): boolean {
    for (const { code, allowed } of this.filters) if (allowed[code(member, day, event)] === 0) return true;
    for (const holds of this.cohort) if (!holds(member, day)) return true;
    return false;
  }

  /** Of the groups around those that are empty, how few people the smallest has that is not empty. */
  private narrowest(cells: Cells, members: Members): (cell: number) => TrueCell['narrowest'] {
    const { part, later } = this.measured;
    const around = { all: new Wider(cells.size), part: new Wider(cells.size), later: new Wider(cells.size) };
    this.over(members, (member, day, event, at) => {
      const failed = this.failed(member, day, event);
      for (const cell of cells.numbersOf(at)) {
        around.all.add(cell, failed);
        if (part.length > 0) around.part.add(cell, failed | failedOf(part, member, day, PART_BITS));
        if (later.length > 0) around.later.add(cell, failed | failedOf(later, member, day, PART_BITS));
      }
    });
    return (cell) => ({
      all: around.all.narrowest(cell),
      part: around.part.narrowest(cell),
      later: around.later.narrowest(cell),
    });
  }

  /** A bit for each filter and condition of the cohort that leaves this index event out. */
  private failed(member: number, day: number, event: number): number {
    let failed = 0;
    for (let each = 0; each < this.filters.length; each++) {
      const { code, allowed } = this.filters[each]!;
      if (allowed[code(member, day, event)] === 0) failed |= 1 << each;
    }
    return failed | failedOf(this.cohort, member, day, this.filters.length);
  }
}

function failedOf(conditions: readonly Holds[], member: number, day: number, from: number): number {
  let failed = 0;
  for (let each = 0; each < conditions.length; each++)
    if (!conditions[each]!(member, day)) failed |= 1 << (from + each);
  return failed;
}
