import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a value is what a place of the question asks for; `entities`: how many the question is about. */
export type Shape = (value: unknown, entities: number) => boolean;

/**
 * Tells whether a subgraph's data is what was asked of it, by the schema that was composed: lists where lists are due,
 * values of their enumeration, nothing null or missing that may not be. A partner that runs another schema is found out
 * here, before its answer is joined with the others'. Worked out once for each document.
 */
export function shapeOf(document: DocumentNode, schema: GraphQLSchema): Shape {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? node : []));
  const root = operation && schema.getRootType(operation.operation);
  return root ? new Shapes(schema, fragments).ofObject(root, operation.selectionSet) : isNothing;
}

class Shapes {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: readonly FragmentDefinitionNode[],
  ) {}

  ofObject(type: GraphQLObjectType, set: SelectionSetNode): Shape {
    const parts = set.selections.flatMap((selection) => this.ofSelection(type, selection) ?? []);
    return (value, entities) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      parts.every((part) => part(value, entities));
  }

  /** Null where nothing is asked of this type for certain. */
  private ofSelection(type: GraphQLObjectType, selection: SelectionNode): Shape | null {
    if (selection.kind === Kind.FIELD) return this.ofField(type, selection);
    if (selection.directives?.length) return null;
    const { typeCondition, selectionSet } =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.fragments.find(({ name }) => name.value === selection.name.value)!;
    return (typeCondition?.name.value ?? type.name) === type.name ? this.ofObject(type, selectionSet) : null;
  }

  private ofField(type: GraphQLObjectType, field: FieldNode): Shape {
    const name = (field.alias ?? field.name).value;
    const mayLack = Boolean(field.directives?.length);
    const shape = this.ofValue(type, field);
    return (parent, entities) => {
      const value = Object.hasOwn(parent as object, name) ? (parent as Record<string, unknown>)[name] : undefined;
      return value === undefined ? mayLack : shape(value, entities);
    };
  }

  private ofValue(type: GraphQLObjectType, { name, selectionSet }: FieldNode): Shape {
    if (name.value === '__typename')
      return (value) => typeof value === 'string' && this.schema.getType(value) !== undefined;
    if (name.value === '_entities') return this.ofEntities(selectionSet!);
    const declared = type.getFields()[name.value];
    return declared ? this.ofType(declared.type, selectionSet) : isNothing;
  }

  /** Each is null, or of the type whose fragment asks for it; where several ask, by its own word. */
  private ofEntities(set: SelectionSetNode): Shape {
    const asked = new Set(
      set.selections.flatMap((each) =>
        each.kind === Kind.INLINE_FRAGMENT && each.typeCondition ? each.typeCondition.name.value : [],
      ),
    );
    const shapes = new Map<GraphQLObjectType, Shape>();
    const shapeFor = (name: string): Shape => {
      const type = this.schema.getType(name);
      if (!isObjectType(type)) return isNothing;
      const shape = shapes.get(type) ?? this.ofObject(type, set);
      shapes.set(type, shape);
      return shape;
    };
    const only = asked.size === 1 ? shapeFor([...asked][0]!) : null;
    return (value, entities) =>
      Array.isArray(value) &&
      value.length === entities &&
      value.every((entity) => entity === null || (only ?? shapeFor(String(entity?.__typename)))(entity, entities));
  }

  private ofType(type: GraphQLOutputType, set: SelectionSetNode | undefined): Shape {
    if (isNonNullType(type)) {
      const shape = this.ofPresent(type.ofType, set);
      return (value, entities) => value !== null && shape(value, entities);
    }
    const shape = this.ofPresent(type, set);
    return (value, entities) => value === null || shape(value, entities);
  }

  private ofPresent(type: GraphQLOutputType, set: SelectionSetNode | undefined): Shape {
    if (isListType(type)) {
      const shape = this.ofType(type.ofType, set);
      return (value, entities) => Array.isArray(value) && value.every((each) => shape(each, entities));
    }
    if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
    if (isScalarType(type)) return SCALARS[type.name] ?? isText;
    return isObjectType(type) && set !== undefined ? this.ofObject(type, set) : isNothing;
  }
}

const isNothing: Shape = () => false;

const isText: Shape = (value) => typeof value === 'string';

/** Those that are not told by texts; what a proof is worth is for the agency to say that it is made for. */
const SCALARS: Readonly<Record<string, Shape>> = {
  ConsentProof: () => true,
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};
