import { AS_OF, QUESTIONS } from '../bench/policy/questions';
import { countedBy } from '../policy/counter/ourCounter';
import { SyntheticOwners } from '../policy/counter/syntheticOwners';
import { difference } from '../policy/oracle/compare';
import { drawQuestion, questionsOfEveryKind } from '../policy/oracle/drawQuestion';
import { DuckdbWarehouse } from '../policy/oracle/duckdb';
import { FACTS } from '../policy/synthetic/facts';
import { Population } from '../policy/synthetic/population';
import { count, type Promised } from './promise';

const DRAWN = 20;

/** Share of the work that is bringing facts into memory. */
const LOADING = 0.3;

/** With what protects people left out of the answers, of the same synthetic people. */
export const counting: Promised = {
  name: 'counting',
  what: 'the counter counts what a warehouse that holds everything counts',
  fullSize: 1_000_000,
  async measure(size, done) {
    const population = new Population(size, 1, 10);
    const loading = (facts: number, of: number) => done?.((facts / of) * LOADING * size);
    const owners = await SyntheticOwners.holding(population, undefined, size, loading);
    const warehouse = await DuckdbWarehouse.open();
    try {
      for (const { name } of FACTS) await warehouse.load(name, population.batchesOf(name));
      const drawn = Array.from({ length: DRAWN }, (_, seed) => drawQuestion(seed));
      const questions = [...Object.values(QUESTIONS), ...questionsOfEveryKind(), ...drawn];
      const differences: string[] = [];
      let cells = 0;
      for (const [asked, question] of questions.entries()) {
        const ours = await countedBy(owners, question, AS_OF);
        const found = difference(ours, await warehouse.ask(question, AS_OF));
        if (found) differences.push(found);
        cells += ours.length;
        done?.((LOADING + (1 - LOADING) * ((asked + 1) / questions.length)) * size);
      }
      return {
        size: `${count(size)} synthetic people, ${questions.length} questions, ${count(cells)} cells`,
        figure: `${differences.length} questions differ${differences[0] ? `; first: ${differences[0]}` : ''}`,
        holds: differences.length === 0 && cells > 0,
      };
    } finally {
      warehouse.close();
    }
  },
};
