import type { DataCategory, ErrorCode, Obligation } from '@lead-graph/schema';
import { type DocumentNode, visit } from 'graphql';
import type { Shape } from './answerShape';
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

/** What was asked. */
export interface Question {
  readonly document: DocumentNode;
  readonly shape: Shape;
  /** How many entities it is about. */
  readonly entities: number;
}

/** Codes by which an agency tells the caller what it alone can know; their words are the agency's. */
const ITS_OWN: readonly ErrorCode[] = [
  'BAD_USER_INPUT',
  'CONFLICT',
  'CONSENT_NOT_VALID',
  'FORBIDDEN',
  'LEDGER_UNCONFIRMED',
  'NOT_FOUND',
  'NOT_RECORDED',
  'SUBGRAPH_UNAVAILABLE',
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
export function subgraphAnswer(body: string, question: Question): SubgraphAnswer | null {
  const { data = null, errors = [], extensions } = fieldsOf(parsed(body));
  const { released = [], terms = [] } = fieldsOf(extensions);
  if (!Array.isArray(errors) || !Array.isArray(terms) || !Array.isArray(released)) return null;
  if (data === null ? errors.length === 0 : !question.shape(data, question.entities)) return null;
  if (!released.every(isRelease) || (errors.length === 0 && lacksAnEntity(data))) return null;
  if (errors.some((error) => REFUSALS.includes(fieldsOf(fieldsOf(error).extensions).code as ErrorCode))) return null;
  const believed = errors.length > 0 ? { errors: errors.map((error) => believable(error, question)) } : {};
  return { data, ...believed, released, terms };
}

type Fields = Readonly<Record<string, unknown>>;

/** None of what is no object. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function lacksAnEntity(data: unknown): boolean {
  const { _entities } = fieldsOf(data);
  return Array.isArray(_entities) && _entities.includes(null);
}

function isRelease(release: unknown): release is Release {
  const { category, obligations } = fieldsOf(release);
  return typeof category === 'string' && Array.isArray(obligations);
}

/** An error of a code that is the agency's to tell, or only that there was one; of its path what the question names. */
function believable(error: unknown, question: Question): SubgraphError {
  const { message, path, extensions } = fieldsOf(error);
  const names = namesIn(question);
  const known = (part: unknown): part is string | number => Number.isInteger(part) || names.has(part as string);
  const where = Array.isArray(path) && path.every(known) ? { path } : {};
  const { code } = fieldsOf(extensions);
  return ITS_OWN.includes(code as ErrorCode) && typeof message === 'string'
    ? { message, ...where, extensions: extensions as SubgraphError['extensions'] }
    : { message: '', ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function namesIn({ document }: Question): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void names.add((alias ?? name).value) });
  return names;
}
