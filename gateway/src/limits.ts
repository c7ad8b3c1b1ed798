import { LeadError } from '@lead-graph/schema';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** Bounds of one operation, from its text and variables alone. */
export const LIMITS = {
  tokens: 4_000,
  /** What the standard introspection query needs. */
  depth: 15,
  aliases: 60,
  rootFields: 20,
  fields: 1_500,
  directives: 60,
  /** Participants one operation may ask for, over all its pages and aliases. */
  participants: 500,
};

/** The size of a page where `first` is left out, by name of the field; the largest where fields share a name. */
export type PageSizes = ReadonlyMap<string, number>;

export function pageSizesOf(schema: GraphQLSchema): PageSizes {
  const sizes = new Map<string, number>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const size = Number(field.args.find(({ name }) => name === 'first')?.defaultValue ?? 0);
      if (size > 0) sizes.set(field.name, Math.max(size, sizes.get(field.name) ?? 0));
    }
  }
  return sizes;
}

/**
 * Refuses an operation that asks for too much, before anything is planned; else says for how many participants it asks,
 * each field at the root counted as one.
 */
export function assertWithinLimits(
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
  pages: PageSizes = new Map(),
): number {
  const operation = operationOf(document, operationName);
  if (!operation) return 1;
  const tally = new Tally(document, { ...defaultsOf(operation), ...variables }, pages);
  tally.walk(operation.selectionSet, 1);
  const rootFields = tally.count(operation.selectionSet);
  refuseOver('depth', tally.depth, LIMITS.depth);
  refuseOver('fields', tally.fields, LIMITS.fields);
  refuseOver('aliases', tally.aliases, LIMITS.aliases);
  refuseOver('directives', tally.directives, LIMITS.directives);
  refuseOver('fields at the root', rootFields, LIMITS.rootFields);
  if (tally.participants + rootFields > LIMITS.participants)
    throw new LeadError(
      'COST_LIMIT',
      `the operation asks for more than ${LIMITS.participants} records of its root fields together`,
    );
  return tally.participants + rootFields;
}

/** What variables stand for when they are left out. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue && 'value' in defaultValue ? [[variable.name.value, defaultValue.value]] : [],
    ),
  );
}

function refuseOver(what: string, given: number, limit: number): void {
  if (given > limit)
    throw new LeadError(
      'OPERATION_TOO_LARGE',
      `the operation has more than ${limit} ${what === 'depth' ? 'levels' : what}`,
    );
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name === undefined ? operations[0] : operations.find((node) => node.name?.value === name);
}

/** Counts what an operation selects, fragments expanded each time they are spread. */
class Tally {
  depth = 0;
  fields = 0;
  aliases = 0;
  directives = 0;
  participants = 0;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly pages: PageSizes,
  ) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  /** Stops counting once any bound is passed, so that nested spreads cost no more than the bound. */
  walk(set: SelectionSetNode, level: number): void {
    this.depth = Math.max(this.depth, level);
    for (const selection of set.selections) {
      if (this.fields > LIMITS.fields || this.depth > LIMITS.depth) return;
      this.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.INLINE_FRAGMENT) this.walk(selection.selectionSet, level);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) this.spread(selection.name.value, level);
      else {
        this.fields += 1;
        if (selection.alias) this.aliases += 1;
        this.participants += this.pageOf(selection);
        if (selection.selectionSet) this.walk(selection.selectionSet, level + 1);
      }
    }
  }

  /** Fields of one selection set, fragments expanded. */
  count(set: SelectionSetNode): number {
    return set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : this.fragments.get(selection.name.value)?.selectionSet;
      return inner && sum <= LIMITS.fields ? sum + this.count(inner) : sum;
    }, 0);
  }

  private spread(name: string, level: number): void {
    const fragment = this.fragments.get(name);
    if (fragment) this.walk(fragment.selectionSet, level);
  }

  private pageOf({ name, arguments: given = [] }: FieldNode): number {
    const first = given.find((argument) => argument.name.value === 'first')?.value;
    const number = Number(first === undefined ? undefined : this.valueOf(first));
    if (Number.isFinite(number)) return Math.max(0, number);
    return this.pages.get(name.value) ?? 0;
  }

  private valueOf(value: ValueNode): unknown {
    if (value.kind === Kind.VARIABLE) return this.variables[value.name.value];
    return 'value' in value ? value.value : undefined;
  }
}
