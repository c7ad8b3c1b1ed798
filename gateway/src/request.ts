import type { IncomingMessage } from 'node:http';
import { LeadError } from '@lead-graph/schema';
import type { GraphQLPost } from './executor';

/** Largest request body, in bytes. */
const MAX_BODY = 100_000;

/** The operation a client posts: one JSON object, nothing else. */
export async function postFrom(request: IncomingMessage): Promise<GraphQLPost> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new LeadError('BAD_REQUEST', 'the content type is not `application/json`');
  const post = parsed(await textOf(request));
  if (typeof post !== 'object' || post === null || Array.isArray(post))
    throw new LeadError('BAD_REQUEST', 'the body is not one JSON object');
  const { query, variables, operationName } = post as Record<string, unknown>;
  if (typeof query !== 'string' || query.trim() === '') throw new LeadError('BAD_REQUEST', '`query` is not a text');
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw new LeadError('BAD_REQUEST', '`variables` is not an object');
  if (operationName != null && typeof operationName !== 'string')
    throw new LeadError('BAD_REQUEST', '`operationName` is not a text');
  return { query, variables: (variables as Record<string, unknown>) ?? {}, operationName: operationName ?? undefined };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) throw new LeadError('OPERATION_TOO_LARGE', `the body is longer than ${MAX_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LeadError('BAD_REQUEST', 'the body is not JSON');
  }
}
