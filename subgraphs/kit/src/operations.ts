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
  type VariableDefinitionNode,
  visit,
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
    const compiled = mayBeCompiled(schema, document) ? compileQuery(schema, document, operationName) : null;
    if (compiled && isCompiledQuery(compiled))
      return (context, variables) => compiled.query(undefined, context, variables);
    return (contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues });
  }
}

/** Texts, which the compiler can be made to run; and directives, of which it forgets some where a field is asked for twice. */
const LEFT_TO_GRAPHQL: ReadonlySet<string> = new Set([
  Kind.STRING,
  Kind.FLOAT,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.DIRECTIVE,
]);

/**
 * Whether an operation may be compiled. INVARIANT: no word of a caller's becomes code but the names of variables, fragments
 * and the operation. And each variable is a scalar, or a list of them, that must be given: compiled, what is left out would
 * be null, and some inputs would be refused.
 */
export function mayBeCompiled(schema: GraphQLSchema, document: DocumentNode): boolean {
  let may = true;
  visit(document, {
    enter: (node) => {
      if (LEFT_TO_GRAPHQL.has(node.kind)) may = false;
      if (node.kind === Kind.FIELD && node.alias) may = false;
      if (node.kind === Kind.VARIABLE_DEFINITION && !isGivenScalar(schema, node)) may = false;
    },
  });
  return may;
}

function isGivenScalar(schema: GraphQLSchema, { type, defaultValue }: VariableDefinitionNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE && !defaultValue && isScalarType(schema.getType(nameOf(type)));
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
