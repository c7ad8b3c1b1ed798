import { LeadError } from '@lead-graph/schema';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
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

/** Refuses an operation that asks for too much, before anything is planned. */
export function assertWithinLimits(
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>>,
): void {
  const operation = operationOf(document, operationName);
  if (!operation) return;
  const tally = new Tally(document, variables);
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
        for (const argument of selection.arguments ?? [])
          if (argument.name.value === 'first') this.participants += this.numberOf(argument.value);
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

  private numberOf(value: { kind: string; value?: unknown; name?: { value: string } }): number {
    const given = value.kind === Kind.VARIABLE ? this.variables[value.name!.value] : value.value;
    const number = Number(given);
    return Number.isFinite(number) && number > 0 ? number : 0;
  }
}
