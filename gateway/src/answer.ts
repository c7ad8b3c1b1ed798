import { AGENCIES, NOTICE_TEXT, type Obligation, REDISCLOSURE_WORDS, REMEDY } from '@lead-graph/schema';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Operation } from './operation';

/** Extensions of an error that may leave beside its code. */
const LEAVING = ['service', 'argument', 'allowed', 'defects'] as const;

/** What the caller receives: what was executed, errors by allow-list, and extensions of our own making only. */
export function answerBody(result: FormattedExecutionResult, operation: Operation): string {
  const told = distinct((result.errors ?? []).map((error) => outward(error, operation)));
  const errors = result.data === undefined ? told : inOrder(told);
  return JSON.stringify({
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors.length > 0 ? { errors } : {}),
    extensions: {
      requestId: operation.requestId,
      agencies: availability(operation),
      ...notices(operation),
      ...terms(operation),
    },
  });
}

export function refusalBody(error: GraphQLFormattedError, requestId: string): string {
  return JSON.stringify({ errors: [outward(error, null)], extensions: { requestId } });
}

/** INVARIANT: no text of a subgraph's own errors, no address and no stack leaves; only codes that REMEDY lists. */
function outward(error: GraphQLFormattedError, operation: Operation | null): GraphQLFormattedError {
  const code = String(error.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  const known = Object.hasOwn(REMEDY, code) && code !== 'INTERNAL_SERVER_ERROR';
  const mayName = operation !== null && !operation.traits.throughPersonLink && error.path;
  return {
    message: known ? error.message : 'the graph could not answer',
    ...(mayName ? { path: error.path } : {}),
    ...(known && error.locations && operation === null ? { locations: error.locations } : {}),
    extensions: {
      code: known ? code : 'INTERNAL_SERVER_ERROR',
      ...Object.fromEntries(
        LEAVING.flatMap((key) =>
          known && error.extensions?.[key] !== undefined ? [[key, error.extensions[key]]] : [],
        ),
      ),
      remedy: REMEDY[(known ? code : 'INTERNAL_SERVER_ERROR') as keyof typeof REMEDY],
    },
  };
}

function distinct(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

/** INVARIANT: in the same order whoever answered first; which agency was quicker would be a word about its rows. */
function inOrder(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const keyed = errors.map((error) => ({ error, key: `${error.path?.join(' ') ?? ''} ${JSON.stringify(error)}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ error }) => error);
}

function availability(operation: Operation): Record<string, string> {
  return Object.fromEntries(
    AGENCIES.map(({ name }) => [name, operation.unavailable.has(name) ? 'UNAVAILABLE' : 'AVAILABLE']),
  );
}

/** Texts that must travel with what was released, whatever the caller selected. */
function notices(operation: Operation): { notices?: { obligation: Obligation; text: string }[] } {
  const owed = new Set([...operation.released.values()].flatMap((release) => release.obligations));
  const texts = [...owed].flatMap((obligation) =>
    NOTICE_TEXT[obligation] ? [{ obligation, text: NOTICE_TEXT[obligation]! }] : [],
  );
  return texts.length > 0 ? { notices: texts } : {};
}

const HELD_BY_THE_CORE = AGENCIES.filter(({ core }) => core).flatMap(({ categories }) => categories);

/** What the reader may do next with what was released, and what the consent covers: once for each that differs. */
function terms({ terms, released }: Operation): { terms?: object[] } {
  const shown = new Set([...HELD_BY_THE_CORE, ...[...released.values()].map(({ category }) => category)]);
  const owed = terms
    .filter(({ category }) => shown.has(category))
    .map((each) => ({ ...each, words: REDISCLOSURE_WORDS[each.redisclosure] }));
  const different = [...new Map(owed.map((each) => [JSON.stringify(each), each])).values()];
  return different.length > 0 ? { terms: different } : {};
}
