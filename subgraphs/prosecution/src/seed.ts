import { personRefs } from '@lead-graph/kit';
import type { DataSource } from 'typeorm';
import { sowAction, sowEpisode, sowWarrant } from './seed/around';
import { NAMED } from './seed/named';
import { randomPerson } from './seed/random';
import { type Gathered, Sower } from './seed/sower';
import { sowCase } from './seed/story';

const PERSONS = 60;
const BATCH = 200;

/** Synthetic cases of synthetic people, for a first start without any file: always the same, but for the references. */
export async function seed(db: DataSource): Promise<void> {
  const gathered: Gathered = new Map();
  const persons = Array.from({ length: PERSONS }, (_, index) => `seed-${index + 1}`);
  const references = await personRefs(db, 'seed', persons);
  for (const [index, person] of persons.entries()) gatherPerson(index + 1, references.get(person)!, gathered);
  for (const [noun, rows] of gathered) {
    for (let from = 0; from < rows.length; from += BATCH)
      await db.getRepository(noun).insert(rows.slice(from, from + BATCH));
  }
}

function gatherPerson(number: number, personRef: string, gathered: Gathered): void {
  const sower = new Sower(gathered, personRef, number);
  const { cases, warrants = [], episodes = [], actions = [] } = NAMED[number - 1] ?? randomPerson(number);
  for (const each of cases) sowCase(each, sower);
  for (const each of warrants) sowWarrant(each, sower);
  for (const each of episodes) sowEpisode(each, sower);
  for (const each of actions) sowAction(each, sower);
}
