import type { Subgraph, SubgraphDefinition } from '../src/subgraph';

/** Fills empty databases with synthetic people, once, and pairs what each agency calls them. */
export async function sow(definitions: ReadonlyMap<string, SubgraphDefinition>, subgraphs: Readonly<Record<string, Subgraph>>, step: (name: string) => void): Promise<void> {
  for (const [name, definition] of definitions) {
    const { db } = subgraphs[name]!;
    const [done] = await db.query(`SELECT 1 FROM installation WHERE step = 'seed'`);
    if (done || !definition.seed) continue;
    await definition.seed(db);
    await db.query(`INSERT INTO installation (step) VALUES ('seed')`);
    step(`synthetic records of ${name}`);
  }
}
