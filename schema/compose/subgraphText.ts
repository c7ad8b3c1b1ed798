import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  GraphQLError,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  Source,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { Agency } from '../src/agencies';
import { type Finding, fileOf } from './finding';

/** One subgraph's schema as its package builds it. */
export interface SubgraphText {
  /** As in schema/agencies.json. */
  readonly name: string;
  readonly sdl: string;
}

/** One subgraph's schema while it is checked. */
export interface SubgraphDocument {
  readonly agency: Agency;
  readonly document: DocumentNode;
}

export type FieldHolder = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The parsed schema, or the one finding that it does not parse. */
export function parsed({ name, sdl }: SubgraphText): DocumentNode | Finding {
  try {
    return parse(new Source(sdl, fileOf(name)));
  } catch (error) {
    const [location] = error instanceof GraphQLError ? (error.locations ?? []) : [];
    const { line, column } = location ?? { line: 1, column: 1 };
    return {
      code: 'SDL_SYNTAX',
      file: fileOf(name),
      line,
      column,
      text: sdl.split('\n')[line - 1]?.trim() ?? '',
      what: `the schema does not parse: ${(error as Error).message.replace(/^Syntax Error: /, '').replace(/\.$/, '')}`,
      why: 'what cannot be read cannot be checked, and is not served',
      fix: 'write it by `npx leadgraph compose`, not by hand',
    };
  }
}

export function typesIn(document: DocumentNode): TypeDefinitionNode[] {
  return document.definitions.filter(isTypeDefinition);
}

/** Everything that has fields with arguments: object types and interfaces. */
export function fieldHoldersIn(document: DocumentNode): FieldHolder[] {
  return document.definitions.filter(
    (node): node is FieldHolder =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

/** Every object type of this name: one, unless the schema repeats it. */
export function objectTypesNamed(document: DocumentNode, name: string): ObjectTypeDefinitionNode[] {
  return document.definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === name,
  );
}

export function directivesNamed(
  node: { readonly directives?: readonly ConstDirectiveNode[] },
  name: string,
): ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

/** The directives of a field as text, sorted: two that mean the same read the same. */
export function directiveTexts(field: FieldDefinitionNode): string[] {
  return (field.directives ?? []).map((directive) => print(directive)).sort();
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function isTypeDefinition(node: DefinitionNode): node is TypeDefinitionNode {
  return node.kind !== Kind.DIRECTIVE_DEFINITION && /TypeDefinition$/.test(node.kind);
}

/** A directive's definition as text, without what people read. */
export function bareText(node: DirectiveDefinitionNode): string {
  return print({ ...node, description: undefined });
}
