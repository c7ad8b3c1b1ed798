import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export interface Question {
  readonly document: DocumentNode;
  /** How many entities it asks for. */
  readonly entities: number;
}

/**
 * Whether a subgraph's data is what was asked of it, by the schema that was composed: lists where lists are due, values
 * of their enumeration, nothing null or missing that may not be. A partner that runs another schema is found out here,
 * before its answer is joined with the others'.
 */
export function answersQuestion(data: unknown, question: Question, schema: GraphQLSchema): boolean {
  const { document } = question;
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const root = operation && schema.getRootType(operation.operation);
  return root ? new Shape(schema, fragments, question).isOf(root, data, operation.selectionSet) : false;
}

type Fragments = ReadonlyMap<string, { selectionSet: SelectionSetNode; typeCondition: { name: { value: string } } }>;

class Shape {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly question: Question,
  ) {}

  isOf(type: GraphQLObjectType, value: unknown, set: SelectionSetNode): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields = value as Record<string, unknown>;
    return set.selections.every((selection) => {
      if (selection.directives?.length && selection.kind !== Kind.FIELD) return true;
      if (selection.kind === Kind.FIELD) return this.hasField(type, fields, selection);
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value)!;
      const condition = fragment.typeCondition?.name.value ?? type.name;
      return condition !== type.name || this.isOf(type, fields, fragment.selectionSet);
    });
  }

  private hasField(type: GraphQLObjectType, fields: Record<string, unknown>, field: FieldNode): boolean {
    const name = (field.alias ?? field.name).value;
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) return Boolean(field.directives?.length);
    if (field.name.value === '__typename') return typeof value === 'string' && this.schema.getType(value) !== undefined;
    if (field.name.value === '_entities') return this.areEntities(value, field.selectionSet!);
    const declared = type.getFields()[field.name.value];
    return declared !== undefined && this.fits(declared.type, value, field.selectionSet);
  }

  /** Each is null, or of the type whose fragment asks for it; where several ask, by its own word. */
  private areEntities(value: unknown, set: SelectionSetNode): boolean {
    const asked = set.selections.flatMap((each) =>
      each.kind === Kind.INLINE_FRAGMENT && each.typeCondition ? [each.typeCondition.name.value] : [],
    );
    return (
      Array.isArray(value) &&
      value.length === this.question.entities &&
      value.every((entity) => {
        if (entity === null) return true;
        const type = this.schema.getType(new Set(asked).size === 1 ? asked[0]! : String(entity?.__typename));
        return isObjectType(type) && this.isOf(type, entity, set);
      })
    );
  }

  private fits(type: GraphQLOutputType, value: unknown, set: SelectionSetNode | undefined): boolean {
    if (isNonNullType(type)) return value !== null && this.fits(type.ofType, value, set);
    if (value === null) return true;
    if (isListType(type)) return Array.isArray(value) && value.every((each) => this.fits(type.ofType, each, set));
    if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
    if (isScalarType(type)) return isOfScalar(type.name, value);
    return isObjectType(type) && set !== undefined && this.isOf(type, value, set);
  }
}

/** Scalars of our own are texts; what a proof is worth is for the agency to say that it is made for. */
function isOfScalar(name: string, value: unknown): boolean {
  if (name === 'ConsentProof') return true;
  if (name === 'Int') return Number.isInteger(value);
  if (name === 'Float') return typeof value === 'number';
  if (name === 'Boolean') return typeof value === 'boolean';
  return typeof value === 'string' || (name === 'ID' && Number.isInteger(value));
}
