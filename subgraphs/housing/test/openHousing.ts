import type { Answer, Proving, TestSubgraph } from '@lead-graph/kit/testing';
import { Purpose, Role } from '@lead-graph/schema';
import { type Build, build } from './build';

export type { Answer, Proving as Reader };

/** The test subgraph of one build, in this agency's words. */
export interface Housing extends Omit<TestSubgraph, 'read'> {
  readonly build: Build;
  /** As the staff of an organisation. */
  as(organization: string, query: string, variables?: object, role?: Role, purpose?: Purpose): Promise<Answer>;
  /** As the gateway asks for participants whom a proof names. */
  read(personRefs: string | readonly string[], fields: string, reader: Proving): Promise<any>;
}

export async function openHousing(using: Build = build()): Promise<Housing> {
  const test = await using.testing.openTestSubgraph(using.subgraph);
  return {
    ...test,
    build: using,
    as: (organization, query, variables = {}, role = Role.HOUSING_STAFF, purpose = Purpose.DIVOPS) => {
      const as = { sub: `${organization}-staff`, role, organization };
      return test.ask(query, { as, purpose, variables: { ...variables } });
    },
    read: async (personRefs, fields, reader) => {
      const { data, errors } = await test.read(personRefs, fields, reader);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}
