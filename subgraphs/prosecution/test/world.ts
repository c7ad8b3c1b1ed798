import type { Importer, Subgraph, SubgraphDefinition } from '@lead-graph/kit';
import { type Answer, type Asking, openTestSubgraph, type TestFiles, type TestImport } from '@lead-graph/kit/testing';
import type { DataCategory, Purpose, Recipient, Scope } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';

/** The test subgraph in this agency's words. */
export interface World {
  readonly subgraph: Subgraph;
  readonly db: DataSource;
  /** As one of the named personas, for their own agency's door. */
  ask(persona: string, query: string, variables?: Asking['variables'], purpose?: Purpose): Promise<Answer>;
  /** As the gateway, with a proof that grants this recipient these categories of the person known under this number. */
  read(number: string, categories: readonly DataCategory[], fields: string, reader?: Reader): Promise<any>;
  import(importer: Importer, files: TestFiles): Promise<TestImport>;
  referenceOf(number: string, source?: string): Promise<string>;
  close(): Promise<void>;
}

export interface Reader {
  readonly recipient?: Recipient;
  readonly purpose?: Purpose;
  readonly scope?: Scope;
  readonly source?: string;
}

export async function openWorld(definition: SubgraphDefinition): Promise<World> {
  const test = await openTestSubgraph(definition);
  const referenceOf = (number: string, source = 'kcpao') => test.referenceOf(number, source);
  return {
    ...test,
    referenceOf,
    ask: (persona, query, variables, purpose) => test.ask(query, { as: persona, variables, purpose }),
    read: async (number, categories, fields, { source, scope = {}, ...reader } = {}) => {
      const grants = Object.fromEntries(categories.map((category) => [category, [scope]]));
      const { data, errors } = await test.read(await referenceOf(number, source), fields, { ...reader, grants });
      if (errors) throw new Error(errors[0]!.message);
      return data;
    },
  };
}
