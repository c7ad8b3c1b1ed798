import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLSchema,
  isScalarType,
  Kind,
  parse,
  type TypeNode,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LeadError } from '@lead-graph/schema';
import type { SubgraphContext } from './context';

/** Operations kept: a gateway's plans repeat, so a few hundred are all there are. */
const MOST_OPERATIONS = 500;

type Variables = Readonly<Record<string, unknown>>;

type Execute = (context: SubgraphContext, variables?: Variables) => ExecutionResult | Promise<ExecutionResult>;

/** Parses and validates each operation once, and compiles it where that changes nothing. Holds texts of operations, never variables. */
export class Operations {
  private readonly known = new Map<string, Execute>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** `name`: which one, of a text that holds several. */
  prepared(query: string, name?: string): Execute {
    const key = `${name ?? ''}\n${query}`;
    const known = this.known.get(key);
    if (known) return known;
    const prepared = this.prepare(query, name);
    if (this.known.size >= MOST_OPERATIONS) this.known.clear();
    this.known.set(key, prepared);
    return prepared;
  }

  private prepare(query: string, operationName?: string): Execute {
    const { schema } = this;
    const document = parsed(query);
    const [error] = validate(schema, document);
    if (error) throw new LeadError('GRAPHQL_VALIDATION_FAILED', error.message);
    const compiled = asksPlainly(schema, document) ? compileQuery(schema, document, operationName) : null;
    if (compiled && isCompiledQuery(compiled))
      return (context, variables) => compiled.query(undefined, context, variables);
    return (contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues });
  }
}

/**
 * Whether each variable is a scalar, or a list of them, that must be given, as where a gateway asks for the records of
 * persons. Any other is left to `graphql`: compiled, what is left out would be null, and some inputs would be refused.
 */
function asksPlainly(schema: GraphQLSchema, document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.variableDefinitions?.every(({ type, defaultValue }) => {
        const named = schema.getType(nameOf(type));
        return type.kind === Kind.NON_NULL_TYPE && !defaultValue && isScalarType(named);
      }),
  );
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query);
  } catch (error) {
    throw new LeadError('GRAPHQL_PARSE_FAILED', (error as Error).message);
  }
}
