import { Client } from 'pg';
import type { Counted } from './system';

export type Sent = Pick<Counted, 'statements' | 'reads' | 'writes'>;

/** What begins, ends, signs and witnesses. */
const OF_NOTHING_ASKED = /^(START|BEGIN|COMMIT|ROLLBACK)|\bledger\.|pg_try_advisory_xact_lock/;

/** Counts SQL statements of this program where they leave, whoever sends them. */
export function countStatements(): () => Sent {
  const sent = { statements: 0, reads: 0, writes: 0 };
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [first] = given as [string | { name?: string; text: string }];
    sent.statements += 1;
    if (typeof first === 'object' && first.name === 'record') sent.writes += 1;
    else if (!OF_NOTHING_ASKED.test(typeof first === 'string' ? first : first.text)) sent.reads += 1;
    return (query as (...given: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return () => ({ ...sent });
}
