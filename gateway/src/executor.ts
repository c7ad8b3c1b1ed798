import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { LeadError } from '@lead-graph/schema';
import { type DocumentNode, type FormattedExecutionResult, GraphQLError, parse } from 'graphql';
import type { GatewayConfig } from './config';
import { assertWithinLimits, LIMITS } from './limits';
import type { Operation, OperationTraits } from './operation';
import type { Rates } from './rates';
import type { Supergraph } from './supergraph';
import { traitsOf } from './traits';
import { assertWrittenWithinLimits } from './written';

/** One operation as a client posts it. */
export interface GraphQLPost {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface Executor {
  execute(post: GraphQLPost, operation: Operation): Promise<FormattedExecutionResult>;
  stop(): Promise<void>;
}

/** Plans and executes operations over the supergraph. */
export async function openExecutor(
  config: GatewayConfig,
  supergraph: Supergraph,
  rates: Rates | null,
): Promise<Executor> {
  const server = new ApolloServer<{ operation: Operation }>({
    gateway: supergraph.gateway,
    introspection: !config.production,
    hideSchemaDetailsFromClientErrors: config.production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    stopOnTerminationSignals: false,
    logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    plugins: [admission(supergraph, rates)],
  });
  await server.start();
  const admitText = textAdmission();
  return {
    execute: async ({ query, variables, operationName }, operation) => {
      admitText(query);
      const { body } = await server.executeOperation(
        { query, variables, operationName },
        { contextValue: { operation } },
      );
      return body.kind === 'single'
        ? body.singleResult
        : { errors: [{ message: 'not answered in parts', extensions: { code: 'BAD_REQUEST' } }] };
    },
    stop: () => server.stop(),
  };
}

/** Of every request, whatever becomes of it. */
export const CHARGED_ON_ARRIVAL = 1;

/** Texts remembered as admitted, and the longest of them: what honest apps send comes again and again. */
const KNOWN_TEXTS = { most: 500, characters: 10_000 };

/** Before validation, which costs more than all that follows. What does not parse is left to the server to name. */
function textAdmission(): (text: string) => void {
  const known = new Set<string>();
  return (text) => {
    if (known.has(text)) return;
    const document = parsed(text);
    if (document) assertWrittenWithinLimits(document);
    if (text.length > KNOWN_TEXTS.characters) return;
    if (known.size >= KNOWN_TEXTS.most) known.clear();
    known.add(text);
  };
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

/** Before planning: what the text asks for, whether that is too much, and whether it needs a requester. */
function admission(supergraph: Supergraph, rates: Rates | null): ApolloServerPlugin<{ operation: Operation }> {
  const known = new WeakMap<DocumentNode, OperationTraits>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async (resolved) => {
        const { document, operationName, request, contextValue } = resolved;
        const { operation } = contextValue;
        const { variables = {} } = request;
        const cost = assertWithinLimits(document, operationName ?? undefined, variables, supergraph.pages);
        operation.kind = resolved.operation?.operation;
        operation.records = cost;
        let traits = known.get(document);
        if (!traits) known.set(document, (traits = traitsOf(document, supergraph.schema!, supergraph.categories)));
        operation.traits = traits;
        if (operation.requester === null && !onlyIntrospects(document))
          throw new LeadError('UNAUTHENTICATED', 'a bearer token is missing');
        rates?.charge(operation, cost - CHARGED_ON_ARRIVAL);
      },
    }),
  };
}

/** The explorer reads the schema before anyone has a token; nothing of a person is in it. */
function onlyIntrospects(document: DocumentNode): boolean {
  return document.definitions.every(
    (node) =>
      node.kind !== 'OperationDefinition' ||
      node.selectionSet.selections.every((field) => field.kind === 'Field' && field.name.value.startsWith('__')),
  );
}

function nothing(): void {}
