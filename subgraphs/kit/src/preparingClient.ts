import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** Texts that one process has prepared, on each of its connections: what is worded anew each time would fill a server's memory. */
const MOST = 300;

/** Characters of a text that is prepared; longer ones list rows, and hardly ever come again. */
const LONGEST = 16_000;

const names = new Map<string, string>();

/**
 * Has PostgreSQL parse and plan a text once on each connection: of a statement that reads a noun that is four fifths of
 * its CPU. Obligation: a text names the columns it gives, so that a column more in a table changes nothing of its plan.
 */
export class PreparingClient extends Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares ten forms of it, and all but one are handed on as they are
  override query(asked: any, values?: any, callback?: any): any {
    const name = typeof asked === 'string' && Array.isArray(values) ? nameOf(asked) : undefined;
    if (name === undefined) return super.query(asked, values, callback);
    return super.query({ name, text: asked, values }, callback);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST || text.length > LONGEST) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
