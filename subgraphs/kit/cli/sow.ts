import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { Subgraph, SubgraphDefinition } from '../src/subgraph';

/** Fills empty databases with synthetic people, once, and pairs what each agency calls them. */
export async function sow(
  definitions: ReadonlyMap<string, SubgraphDefinition>,
  subgraphs: Readonly<Record<string, Subgraph>>,
  step: (name: string) => void,
): Promise<void> {
  for (const [name, { seed }] of definitions) {
    const { db } = subgraphs[name]!;
    if (seed && (await once(db, 'seed', () => seed(db)))) step(`synthetic records of ${name}`);
  }
  for (const [core, { pair }] of definitions) {
    const { db } = subgraphs[core]!;
    if (pair && (await once(db, 'pair', () => pairAll(db, pair, subgraphs)))) step('references paired');
  }
}

async function pairAll(
  core: DataSource,
  pair: NonNullable<SubgraphDefinition['pair']>,
  subgraphs: Readonly<Record<string, Subgraph>>,
): Promise<void> {
  for (const { name } of RECORD_AGENCIES) {
    const people: { localId: string; personRef: string }[] = await subgraphs[name]!.db.query(
      `SELECT "localId", "personRef" FROM person WHERE source = 'seed'`,
    );
    await pair(core, name, new Map(people.map(({ localId, personRef }) => [localId, personRef])));
  }
}

/** True when the step was done now; a step that fails is done again at the next start. */
async function once(db: DataSource, step: string, run: () => Promise<void>): Promise<boolean> {
  const [done] = await db.query('SELECT 1 FROM installation WHERE step = $1', [step]);
  if (done) return false;
  await run();
  await db.query('INSERT INTO installation (step) VALUES ($1)', [step]);
  return true;
}
