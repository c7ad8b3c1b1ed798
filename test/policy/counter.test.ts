import { AS_OF, QUESTIONS } from '../bench/policy/questions';
import { countedBy } from './counter/ourCounter';
import { SyntheticOwners } from './counter/syntheticOwners';
import { difference } from './oracle/compare';
import { drawQuestion, questionsOfEveryKind } from './oracle/drawQuestion';
import { DuckdbWarehouse } from './oracle/duckdb';
import { FACTS } from './synthetic/facts';
import { Population } from './synthetic/population';

const PEOPLE = 3_000;
const DRAWN = 60;

const population = new Population(PEOPLE, 1, 10);
let owners: SyntheticOwners;
let warehouse: DuckdbWarehouse;

beforeAll(async () => {
  owners = await SyntheticOwners.holding(population);
  warehouse = await DuckdbWarehouse.open();
  for (const { name } of FACTS) await warehouse.load(name, population.batchesOf(name));
}, 60_000);
afterAll(() => warehouse?.close());

const questions = [
  ...Object.values(QUESTIONS),
  ...questionsOfEveryKind(),
  ...Array.from({ length: DRAWN }, (_, seed) => drawQuestion(seed)),
];

describe('the counter and a warehouse that holds everything', () => {
  it.each(questions.map((question, at) => [at, question] as const))('count alike: question %i', async (_, question) => {
    const [ours, theirs] = [await countedBy(owners, question, AS_OF), await warehouse.ask(question, AS_OF)];
    expect(difference(ours, theirs)).toBeNull();
  });
});
