import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, INTEGER, UINTEGER, UTINYINT } from '@duckdb/node-api';
import type { Question } from '@lead-graph/policy';
import type { Batch } from '../synthetic/rows';
import { type Cells, cellsOf } from './cells';
import { attributesOf } from './sql';
import { type StatementOptions, statementOf } from './statement';

/** Rows that the database takes at once. */
const CHUNK = 2_048;

/** All agencies' facts in one warehouse that hides nothing: what a question is answered by here is what is true. */
export class DuckdbWarehouse {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async open(): Promise<DuckdbWarehouse> {
    const instance = await DuckDBInstance.create(':memory:');
    return new DuckdbWarehouse(instance, await instance.connect());
  }

  /** As many as the machine has, unless it was told otherwise. */
  async threads(): Promise<number> {
    const answer = await this.connection.runAndReadAll(`SELECT current_setting('threads') AS threads`);
    return Number(answer.getRowObjectsJS()[0]!.threads);
  }

  async useThreads(threads: number): Promise<void> {
    await this.connection.run(`SET threads = ${threads}`);
  }

  /** One table, which is new. Batches come in the order of people. */
  async load(fact: string, batches: AsyncIterable<Batch> | Iterable<Batch>): Promise<void> {
    const attributes = attributesOf(fact);
    const columns = ['person UINTEGER', 'day INTEGER', ...attributes.map((each) => `"${each}" UTINYINT`)];
    await this.connection.run(`CREATE TABLE "${fact}" (${columns.join(', ')})`);
    const appender = await this.connection.createAppender(fact);
    const chunk = DuckDBDataChunk.create([UINTEGER, INTEGER, ...attributes.map(() => UTINYINT)]);
    for await (const { person, day, attributes } of batches) {
      for (let from = 0; from < person.length; from += CHUNK) {
        const slice = (column: Uint32Array | Int32Array | Uint8Array) => [...column.subarray(from, from + CHUNK)];
        chunk.setColumns([person, day, ...attributes].map(slice));
        appender.appendDataChunk(chunk);
      }
    }
    appender.closeSync();
  }

  ask(question: Question, asOf: number, options?: StatementOptions): Promise<Cells> {
    return this.answer(question, statementOf(question, asOf, options));
  }

  /** By a statement that is said to be the question's. */
  async answer(question: Question, statement: string): Promise<Cells> {
    const answer = await this.connection.runAndReadAll(statement);
    return cellsOf(question, answer.getRowObjectsJS());
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
