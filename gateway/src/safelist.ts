import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LeadError, log } from '@lead-graph/schema';
import type { Operation } from './operation';

/** For each client, by the SHA-256 of the text in hex: the operations it may run, and nothing else. */
export type Safelist = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** How an operation arrives: its text, or the hash of one that is listed. */
export interface NamedOperation {
  readonly query: string | null;
  readonly hash: string | null;
}

/**
 * The text that is to be executed.
 *
 * INVARIANT: with a safelist it is a text of that list, for the client that the verified token names; what a client
 * sends is only compared, and nothing is ever added.
 */
export function listedText(
  named: NamedOperation,
  { client, requester }: Pick<Operation, 'client' | 'requester'>,
  safelist: Safelist | undefined,
): string {
  if (!safelist) {
    if (named.query === null) throw new LeadError('BAD_REQUEST', '`query` is not a text');
    return named.query;
  }
  const hash = named.query === null ? named.hash : sha256(named.query);
  const agrees = named.query === null || named.hash === null || named.hash === hash;
  const text = agrees && client !== null && hash !== null ? safelist.get(client)?.get(hash) : undefined;
  if (text !== undefined) return text;
  log({ event: 'operation not listed', client: client === null || client === requester?.id ? undefined : client });
  throw new LeadError('OPERATION_NOT_LISTED', 'this client may not run this operation');
}

/** Reads `{client: {sha256: query}}`; refused whole when one hash is not that of its text. */
export function readSafelist(path: string): Safelist {
  const list = parsed(path);
  const clients = Object.entries(list).map(([client, operations]) => {
    for (const [hash, query] of Object.entries(operations))
      if (typeof query !== 'string' || sha256(query) !== hash)
        throw new Error(`SAFELIST: client \`${client}\` lists \`${hash}\`, which is not the SHA-256 of its text`);
    return [client, new Map(Object.entries(operations))] as const;
  });
  return new Map(clients);
}

function parsed(path: string): Record<string, Record<string, string>> {
  try {
    const list = JSON.parse(readFileSync(path, 'utf8'));
    const objects = [list, ...Object.values(list)];
    if (objects.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each))) return list;
  } catch {
    // Said below.
  }
  throw new Error(
    'SAFELIST names no file of the form {"client": {"sha256": "query"}}; `npx leadgraph safelist` writes one',
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
