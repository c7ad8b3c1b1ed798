import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { Agency } from '@lead-graph/schema';
import {
  type DefinitionNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  print,
} from 'graphql';
import { buildSchema, type ClassType, createResolversMap, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import { GUARD } from './guarded';
import { disclosuresOf } from './ledger/disclosures';

/** What every subgraph says of Federation and of our own directive. */
const HEADER = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@external", "@inaccessible", "@shareable", "@composeDirective"])
  @link(url: "https://lead-graph.example/lead/v1.0", import: ["@category"])
  @composeDirective(name: "@category")

"""The categories of data a field carries: one of the lists, whole, must be permitted to the reader."""
directive @category(anyOf: [[String!]!]!) on FIELD_DEFINITION
`;

export interface SubgraphSchema {
  readonly schema: GraphQLSchema;
  /** As committed under schema/sdl. */
  readonly sdl: string;
}

/** Builds what a subgraph serves from its classes. Fails where a field of `Participant` has no guard. */
export async function subgraphSchema(
  agency: Agency,
  types: readonly ClassType[],
  resolvers: readonly ClassType[],
): Promise<SubgraphSchema> {
  const own = ownLog(agency, types);
  readPlainly();
  const built = await buildSchema({
    resolvers: [...resolvers, ...own.map(({ resolver }) => resolver)] as unknown as NonEmptyArray<ClassType>,
    orphanedTypes: [...types, ...own.map(({ type }) => type)],
    skipCheck: true,
    validate: { forbidUnknownValues: false },
  });
  if (!agency.core) assertGuarded(agency, built);
  const document = federated(agency, parse(printSchemaWithDirectives(built)));
  const sdl = `${HEADER}\n${print(document)}\n`;
  return {
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: createResolversMap(built) as never }]),
    sdl,
  };
}

/**
 * A field that is only read off its row needs no resolver: what executes reads it in place, and waits for nothing there.
 * INVARIANT: whatever stands between a row and its reader, a mask, a role or a getter, keeps its resolver.
 */
function readPlainly(): void {
  const { fields, middlewares } = getMetadataStorage();
  for (const field of fields) {
    const { target, name, schemaName, roles } = field;
    const masked = middlewares.some((each) => each.target === target && each.fieldName === name);
    field.simple = !masked && !roles && !(name in target.prototype) && name === schemaName;
  }
}

/** Every agency that holds records says of itself who read them. */
function ownLog(agency: Agency, types: readonly ClassType[]) {
  const participant = types.find(({ name }) => name === 'Participant');
  return agency.core || !participant ? [] : [disclosuresOf(agency, participant)];
}

function assertGuarded(agency: Agency, schema: GraphQLSchema): void {
  const participant = schema.getType('Participant');
  if (!isObjectType(participant)) return;
  for (const field of Object.values(participant.getFields())) {
    const own = field.name === agency.reference || field.name === agency.proof;
    if (!own && field.extensions[GUARD] !== true)
      throw new Error(
        `${agency.name}: field \`Participant.${field.name}\` has no guard; add @Guarded(<Noun>) to its resolver`,
      );
  }
}

/** Definitions that Federation brings itself, and the order in which people read the rest. */
function federated(agency: Agency, document: DocumentNode): DocumentNode {
  const definitions = document.definitions
    .filter((node) => node.kind !== Kind.DIRECTIVE_DEFINITION && node.kind !== Kind.SCHEMA_DEFINITION)
    .map(nullableRoots)
    .map((node) => (agency.core ? node : requiringProof(agency, node)))
    .sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)));
  return { ...document, definitions };
}

/** A root field that fails is null, and takes none of the others with it. */
function nullableRoots(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || node.name.value !== 'Query') return node;
  const fields = node.fields?.map((field) =>
    field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : field,
  );
  return { ...node, fields };
}

function requiringProof(agency: Agency, node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || node.name.value !== 'Participant') return node;
  const requires = `@requires(fields: "${agency.proof}")`;
  const fields = node.fields?.map((field) => {
    const guarded = field.directives?.some((directive) => directive.name.value === 'category');
    return guarded ? { ...field, directives: [...(field.directives ?? []), directiveFrom(requires)] } : field;
  });
  return { ...node, fields };
}

function directiveFrom(text: string): ConstDirectiveNode {
  const [type] = parse(`type T ${text} { f: ID }`).definitions;
  return (type as { directives: readonly ConstDirectiveNode[] }).directives[0]!;
}

function rank(node: DefinitionNode): number {
  const order = ['Query', 'Mutation', 'Participant', 'PersonLink'].indexOf(nameOf(node));
  return order === -1 ? 10 : order;
}

function nameOf(node: DefinitionNode): string {
  return 'name' in node && node.name ? node.name.value : '';
}
