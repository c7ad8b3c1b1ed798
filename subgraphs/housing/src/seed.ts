import { personRefs } from '@lead-graph/kit';
import type { DataSource } from 'typeorm';
import { NAMED } from './synthetic/named';
import { othersNumbered } from './synthetic/others';
import { rowsOfPlaces, rowsOfStories, SEED } from './synthetic/rows';

const BATCH = 500;

/** Writes synthetic rows of 60 people for a first start without any file. A second run writes nothing. */
export async function seed(db: DataSource): Promise<void> {
  const stories = [...NAMED, ...othersNumbered(5, 60)];
  const refs = await personRefs(
    db,
    SEED,
    stories.map((story) => story.person),
  );
  for (const { noun, rows } of [...rowsOfPlaces(), ...rowsOfStories(stories, refs)]) {
    for (let from = 0; from < rows.length; from += BATCH) {
      await db
        .createQueryBuilder()
        .insert()
        .into(noun)
        .values(rows.slice(from, from + BATCH))
        .orIgnore()
        .execute();
    }
  }
}
