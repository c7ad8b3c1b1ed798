import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import { failImport } from './databaseFault';
import { type NounTable, nounTable } from './nounTable';
import { writeInParts } from './parts';
import type { Reject, RejectSink } from './rejects';
import { type ResolvedRow, columnNames, resolveRows } from './resolve';
import { type ImportRow, faultOf } from './row';
import { type HashedRow, hashed, noveltyOf } from './seen';
import { type NounCounts, noCounts } from './summary';

type Fault = Pick<Reject, 'rule' | 'remedy'> & Partial<Pick<Reject, 'field'>>;

/** Consecutive rows that one statement writes. */
interface Run {
  readonly table: NounTable;
  readonly statement: string;
  readonly rows: HashedRow[];
}

/** Writes batches of rows in the order given, inside whatever transaction the runner has begun. */
export class BatchWriter {
  readonly counts: Record<string, NounCounts> = {};
  private readonly tables = new Map<EntityTarget<ObjectLiteral>, NounTable>();

  constructor(
    private readonly db: DataSource,
    private readonly runner: QueryRunner,
    private readonly source: string,
    private readonly rejects: RejectSink,
  ) {}

  async write(rows: readonly ImportRow[]): Promise<void> {
    const named = rows.map((row) => hashed(row, this.tableOf(row.noun).name));
    const storable = named.filter((row) => this.accepts(row, faultOf(row)));
    for (const run of this.runsOf(await this.firstOfTheirKey(storable))) {
      await (run.rows[0]!.deleted ? this.delete(run) : this.upsert(run)).catch(failImport(run.table.name));
    }
  }

  private readonly tableOf = (noun: EntityTarget<ObjectLiteral>): NounTable => {
    const known = this.tables.get(noun) ?? nounTable(this.db, noun);
    this.tables.set(noun, known);
    this.counts[known.name] ??= noCounts();
    return known;
  };

  private async firstOfTheirKey(rows: readonly HashedRow[]): Promise<HashedRow[]> {
    const novelty = await noveltyOf(this.runner, rows).catch(failImport('import_seen'));
    return rows.filter((row, index) => {
      if (novelty[index] === 'repeated') this.count(row, { unchanged: 1 });
      if (novelty[index] === 'contradicting') this.refuse(row, CONTRADICTION);
      return novelty[index] === 'first';
    });
  }

  private *runsOf(rows: readonly HashedRow[]): Generator<Run> {
    let run: Run | null = null;
    for (const row of rows) {
      const table = this.tableOf(row.noun);
      const statement = row.deleted ? table.remove : table.upsert(columnNames(row));
      if (run && run.statement === statement) run.rows.push(row);
      else {
        if (run) yield run;
        run = { table, statement, rows: [row] };
      }
    }
    if (run) yield run;
  }

  private async upsert({ statement, rows }: Run): Promise<void> {
    const resolved = await resolveRows(this.runner, this.source, rows, this.tableOf);
    const whole = resolved.filter(({ row, orphan }) => this.accepts(row, orphan && { ...ORPHAN, field: orphan.field }));
    const write = async (part: readonly ResolvedRow[]) => {
      const changed: { created: boolean }[] = await this.runner.query(statement, [
        JSON.stringify(part.map((each) => each.columns)),
      ]);
      const created = changed.filter((each) => each.created).length;
      this.count(part[0]!.row, { created, updated: changed.length - created, unchanged: part.length - changed.length });
    };
    await writeInParts(this.runner, whole, write, ({ row }, fault) =>
      this.refuse(row, { rule: 'CONSTRAINT', ...fault }),
    );
  }

  private async delete({ statement, rows }: Run): Promise<void> {
    const write = async (part: readonly HashedRow[]) => {
      const [{ deleted }] = await this.runner.query(statement, [this.source, part.map((row) => row.localId)]);
      this.count(part[0]!, { deleted, unchanged: part.length - deleted });
    };
    await writeInParts(this.runner, rows, write, (row, fault) => this.refuse(row, { rule: 'CONSTRAINT', ...fault }));
  }

  private accepts(row: HashedRow, fault: Fault | null): boolean {
    if (fault) this.refuse(row, fault);
    return !fault;
  }

  private refuse(row: HashedRow, { field, rule, remedy }: Fault): void {
    this.count(row, { rejected: 1 });
    this.rejects.add({ file: row.record.file, line: row.record.line, field: field ?? null, rule, remedy });
  }

  private count(row: HashedRow, by: Partial<NounCounts>): void {
    const counts = this.counts[row.nounName]!;
    for (const key of Object.keys(by) as (keyof NounCounts)[]) counts[key] += by[key]!;
  }
}

const CONTRADICTION: Fault = {
  rule: 'DUPLICATE',
  remedy: 'keep one record of this key: an earlier one has it with other content, and was taken',
};
const ORPHAN: Fault = { rule: 'REFERENCE', remedy: 'import the record named here first, or correct the name' };
