import type { DataCategory, ErrorCode, Obligation } from '@lead-graph/schema';
import { type GraphQLSchema, visit } from 'graphql';
import { answersQuestion, type Question } from './answerShape';
import type { Terms } from './operation';

/** What one subgraph answered, as far as it is believed. */
export interface SubgraphAnswer {
  readonly data: unknown;
  readonly errors?: readonly SubgraphError[];
  readonly released: readonly Release[];
  readonly terms: readonly Terms[];
}

interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

interface Release {
  readonly category: DataCategory;
  readonly obligations: readonly Obligation[];
}

/** Codes by which an agency tells the caller what it alone can know; their words are the agency's. */
const ITS_OWN: readonly ErrorCode[] = [
  'BAD_USER_INPUT',
  'CONFLICT',
  'CONSENT_NOT_VALID',
  'FORBIDDEN',
  'NOT_FOUND',
  'NOT_RECORDED',
  'TRANSITION_FORBIDDEN',
];

/** Codes by which a subgraph refuses the gateway's call: nothing the caller could mend. */
const REFUSALS: readonly ErrorCode[] = [
  'UNAUTHENTICATED',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
];

/**
 * Null for what is no answer to the question: not JSON, not in GraphQL's shape, of another schema than was composed, or
 * a refusal of the call itself.
 */
export function subgraphAnswer(body: string, question: Question, schema: GraphQLSchema): SubgraphAnswer | null {
  const { data = null, errors = [], extensions } = parsed(body);
  const { released = [], terms = [] } = extensions ?? {};
  if (![errors, released, terms].every(Array.isArray) || !released.every(isRelease)) return null;
  if (data === null ? errors.length === 0 : !answersQuestion(data, question, schema)) return null;
  if (errors.length === 0 && data._entities?.includes(null)) return null;
  if (errors.some((error: any) => REFUSALS.includes(error?.extensions?.code))) return null;
  const believed = errors.length > 0 ? { errors: errors.map((error: any) => believable(error, question)) } : {};
  return { data, ...believed, released, terms };
}

/** Nothing at all where it is no JSON object. */
function parsed(body: string): any {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}

function isRelease(release: any): release is Release {
  return typeof release?.category === 'string' && Array.isArray(release.obligations);
}

/** An error of a code that is the agency's to tell, or only that there was one; of its path what the question names. */
function believable(error: any, question: Question): SubgraphError {
  const names = namesIn(question);
  const known = (part: unknown) => Number.isInteger(part) || names.has(part as string);
  const path = Array.isArray(error?.path) && error.path.every(known) ? { path: error.path } : {};
  const { message, extensions } = error ?? {};
  const told = ITS_OWN.includes(extensions?.code) && typeof message === 'string';
  return told
    ? { message, ...path, extensions }
    : { message: '', ...path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function namesIn(question: Question): ReadonlySet<string> {
  const names = new Set<string>();
  visit(question.document, { Field: ({ alias, name }) => void names.add((alias ?? name).value) });
  return names;
}
