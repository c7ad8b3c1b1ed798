import type { Question } from '@lead-graph/policy';
import { Client } from 'pg';
import { type Cells, cellsOf } from '../../policy/oracle/cells';
import { attributesOf } from '../../policy/oracle/sql';
import { statementOf } from '../../policy/oracle/statement';
import type { Batch } from '../../policy/synthetic/rows';

/** What one statement inserts. */
const ROWS = 50_000;

/** As whoever knows the database sets it for such questions: what counts is all CPU, so nothing runs beside or is compiled. */
const SETTINGS = `SET work_mem = '512MB'; SET jit = off; SET max_parallel_workers_per_gather = 0;
  SET effective_cache_size = '8GB'; SET random_page_cost = 1.1; SET maintenance_work_mem = '512MB'`;

/** All agencies' facts in one PostgreSQL that hides nothing. */
export class PostgresWarehouse {
  private constructor(private readonly client: Client) {}

  static async open(url: string): Promise<PostgresWarehouse> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(SETTINGS);
    return new PostgresWarehouse(client);
  }

  /** One table, which is new, with an index that holds all of its columns. Batches come in the order of people. */
  async load(fact: string, batches: AsyncIterable<Batch>): Promise<void> {
    const names = attributesOf(fact).map((each) => `"${each}"`);
    const columns = [
      'person integer NOT NULL',
      'day smallint NOT NULL',
      ...names.map((name) => `${name} smallint NOT NULL`),
    ];
    await this.client.query(`CREATE UNLOGGED TABLE "${fact}" (${columns.join(', ')})`);
    const types = ['integer', 'smallint', ...names.map(() => 'smallint')];
    const insert = `INSERT INTO "${fact}" SELECT * FROM unnest(${types.map((type, at) => `$${at + 1}::${type}[]`)})`;
    for await (const { person, day, attributes } of batches)
      for (let from = 0; from < person.length; from += ROWS)
        await this.client.query(
          insert,
          [person, day, ...attributes].map((column) => `{${column.subarray(from, from + ROWS).join()}}`),
        );
    const covered = names.length > 0 ? ` INCLUDE (${names.join(', ')})` : '';
    await this.client.query(`CREATE INDEX ON "${fact}" (person, day)${covered}`);
    await this.client.query(`VACUUM ANALYZE "${fact}"`);
  }

  async ask(question: Question, asOf: number): Promise<Cells> {
    const { rows } = await this.client.query(statementOf(question, asOf));
    return cellsOf(question, rows);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
