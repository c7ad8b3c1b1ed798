import { Client } from 'pg';

/** Counts SQL statements of this program where they leave, whoever sends them. */
export function countStatements(): () => number {
  let count = 0;
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    count += 1;
    return (query as (...given: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return () => count;
}
