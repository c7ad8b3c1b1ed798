import type { Evaluation, Members } from '../count';
import { NONE } from '../count/cells';
import type { EventsOf, Window } from '../question/question';

/** Events that a row tells of. */
export type Outcome = EventsOf & Window & { readonly name: string };

/** Draws the rows of an extract from members. Obligation: made before the plan of the evaluation is read. */
export class Drawing {
  private readonly outcomes: readonly ((member: number, day: number) => (string | null)[])[];

  constructor(
    private readonly evaluation: Evaluation,
    /** Codes of each dimension. */
    private readonly codes: readonly (readonly string[])[],
    outcomes: readonly Outcome[],
    /** Day up to which there are records. */
    asOf: number,
  ) {
    const { reading } = evaluation;
    this.outcomes = outcomes.map(({ name: _, from, to, ...events }) => {
      const found = reading.events(events, { from, to });
      const first = reading.firstDay(events, { from, to });
      return (member, day) => {
        const began = first(member, day);
        const whole = day + to <= asOf ? 'YES' : 'NO';
        return [`${found(member, day, day + to)}`, began === NONE ? null : `${began - day}`, whole];
      };
    });
  }

  /** INVARIANT: of days a row has the year of the index event, its quarter where that is asked for, and distances from it. */
  rowsOf(members: Members): { readonly rows: (string | null)[][]; readonly people: number } {
    const rows: (string | null)[][] = [];
    const people = new Set<string>();
    this.evaluation.each(members, (member, day, at) => {
      const person = `p${members.secrets.toString('hex', 8 * member, 8 * member + 8)}`;
      people.add(person);
      const year = `${new Date(day * 86_400_000).getUTCFullYear()}`;
      const shown = this.codes.map((codes, each) => codes[at[each]!]!);
      rows.push([person, year, ...shown, ...this.outcomes.flatMap((outcome) => outcome(member, day))]);
    });
    return { rows: rows.sort(([one], [other]) => (one! < other! ? -1 : 1)), people: people.size };
  }
}
