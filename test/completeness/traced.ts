import {
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type NameNode,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Under this name every object says which it is. */
export const ID = '_id';

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

const TYPE_FIELD: FieldNode = { kind: Kind.FIELD, name: named('__typename') };
const ID_FIELD: FieldNode = { kind: Kind.FIELD, alias: named(ID), name: named('id') };
const NODES_FIELD: FieldNode = {
  kind: Kind.FIELD,
  alias: named('_nodes'),
  name: named('nodes'),
  selectionSet: { kind: Kind.SELECTION_SET, selections: [TYPE_FIELD, ID_FIELD] },
};

/**
 * The same operation in a form whose answer can be read without it: every object that has an id says it, every page its
 * rows, fields of a participant stand under their own names, and those of the root under names that begin with `mark`.
 */
export function traced(query: string, schema: GraphQLSchema, mark: string): string {
  const types = new TypeInfo(schema);
  const document = visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType()?.name;
        if (parent === 'Query') return { ...node, alias: named(`${mark}${(node.alias ?? node.name).value}`) };
        return parent === 'Participant' ? { ...node, alias: undefined } : undefined;
      },
      SelectionSet: {
        leave(node) {
          const type = types.getParentType();
          const fields = isObjectType(type) ? type.getFields() : {};
          const told = [...('id' in fields ? [ID_FIELD] : []), ...('nodes' in fields ? [NODES_FIELD] : [])];
          return { ...node, selections: [...node.selections, ...told] };
        },
      },
    }),
  );
  return print(document);
}
