import { Dice } from './dice';
import { factNamed } from './facts';
import { History } from './history';
import { type Batch, Column } from './rows';

/** In one batch: a few hundred thousand rows at most. */
const PEOPLE_IN_A_BATCH = 65_536;

/** Synthetic people, each of whom may be in facts of all agencies under one number. */
export class Population {
  /**
   * The same `people` and `seed` are the same population; a smaller one is the beginning of a larger. Where days are
   * `daysApart`, much falls on one day and much on the ends of windows.
   */
  constructor(
    readonly people: number,
    readonly seed = 1,
    readonly daysApart = 1,
  ) {}

  /** All rows of one fact, in the order of people, days and codes. */
  async *batchesOf(name: string): AsyncGenerator<Batch> {
    const fact = factNamed(name);
    const attributes = Object.keys(fact.attributes).length;
    const history = new History(new Dice(this.seed), this.daysApart);
    const column = new Column();
    for (let from = 0; from < this.people; from += PEOPLE_IN_A_BATCH) {
      const to = Math.min(this.people, from + PEOPLE_IN_A_BATCH);
      column.clear();
      for (let person = from; person < to; person += 1) column.add(person, history.draw(fact, person));
      yield column.batch(attributes);
    }
  }
}
