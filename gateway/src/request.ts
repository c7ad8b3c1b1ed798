import type { IncomingMessage } from 'node:http';
import { LeadError } from '@lead-graph/schema';
import type { GraphQLPost } from './executor';
import type { NamedOperation } from './safelist';

/** Largest request body, in bytes. */
const MAX_BODY = 100_000;

export type PostedOperation = Omit<GraphQLPost, 'query'> & NamedOperation;

/** The operation a client posts: one JSON object, nothing else. */
export async function postFrom(request: IncomingMessage): Promise<PostedOperation> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new LeadError('BAD_REQUEST', 'the content type is not `application/json`');
  const post = parsed(await textOf(request));
  if (typeof post !== 'object' || post === null || Array.isArray(post))
    throw new LeadError('BAD_REQUEST', 'the body is not one JSON object');
  const { query = null, variables, operationName, extensions } = post as Record<string, unknown>;
  const hash = hashIn(extensions);
  if (query === null ? hash === null : typeof query !== 'string' || query.trim() === '')
    throw new LeadError('BAD_REQUEST', '`query` is not a text');
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw new LeadError('BAD_REQUEST', '`variables` is not an object');
  if (operationName != null && typeof operationName !== 'string')
    throw new LeadError('BAD_REQUEST', '`operationName` is not a text');
  return {
    query: query as string | null,
    hash,
    variables: (variables as Record<string, unknown>) ?? {},
    operationName: operationName ?? undefined,
  };
}

/** `extensions.persistedQuery.sha256Hash`, or null. */
function hashIn(extensions: unknown): string | null {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery;
  return typeof persisted?.sha256Hash === 'string' ? persisted.sha256Hash : null;
}

/** Listens instead of iterating: leaving an iteration early closes the connection, and the refusal would not arrive. */
function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_BODY) chunks.push(chunk);
      else reject(new LeadError('OPERATION_TOO_LARGE', `the body is longer than ${MAX_BODY} bytes`));
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('close', () => {
      if (!request.readableEnded) reject(new LeadError('BAD_REQUEST', 'the body is not whole'));
    });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LeadError('BAD_REQUEST', 'the body is not JSON');
  }
}
