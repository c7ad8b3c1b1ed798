import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, type ClassType, createResolversMap, type NonEmptyArray } from 'type-graphql';

/** What one agency's subgraph is made of. */
export interface SubgraphParts {
  readonly types: readonly ClassType[];
  readonly entities: readonly ClassType[];
  readonly resolvers: readonly ClassType[];
  /** Resolvers of references, by type. */
  readonly references: Readonly<Record<string, object>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`;

/** As TypeGraphQL documents a subgraph of Federation 2. */
export async function federatedSchema(parts: SubgraphParts): Promise<{ schema: GraphQLSchema; sdl: string }> {
  const built = await buildSchema({
    resolvers: parts.resolvers as unknown as NonEmptyArray<ClassType>,
    orphanedTypes: [...parts.types],
    skipCheck: true,
    validate: false,
  });
  const sdl = `${LINK}\n${printSchemaWithDirectives(built)}`;
  const resolvers = createResolversMap(built) as Record<string, object>;
  for (const [type, more] of Object.entries(parts.references)) resolvers[type] = { ...resolvers[type], ...more };
  return { schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]), sdl };
}
