import type { DataSource, QueryRunner } from 'typeorm';
import {
  type AskedSet,
  type Asker,
  type EarlierNumber,
  type KeptNumber,
  type ReleaseLog,
  SketchIndex,
} from '../disclosure';

/** One for all counters on this database: numbers are released one table after the other. */
const LOCK = 7_264_001;

/** Numbers that one statement reads or writes. */
const AT_ONCE = 2_000;

/** Every number ever released, kept by the counter's own database. */
export class KeptReleases implements ReleaseLog {
  private readonly index = new SketchIndex();
  /** Place of the last number that the index holds. */
  private read = 0;
  private running: QueryRunner | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: DataSource) {}

  /** INVARIANT: what was released is committed before anybody is told of it. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(() => this.locked(work));
    this.last = done.catch(() => undefined);
    return done;
  }

  async earlier(asked: readonly AskedSet[]): Promise<(EarlierNumber | null)[]> {
    return asked.map((each) => {
      const place = this.index.earliest(each);
      return place === null ? null : { place, released: this.index.at(place).released };
    });
  }

  async keep(numbers: readonly KeptNumber[], { question, agreement }: Asker): Promise<void> {
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const some = numbers.slice(from, from + AT_ONCE);
      await this.running!.query(
        `INSERT INTO released_number (kind, fives, sketch, released, question, agreement)
         SELECT *, $5, $6 FROM unnest($1::text[], $2::int[], $3::bytea[], $4::float8[])`,
        [
          some.map(({ kind }) => kind),
          some.map(({ fives }) => fives),
          some.map(({ sketch }) => Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength)),
          some.map(({ released }) => released),
          question,
          agreement,
        ],
      );
    }
    await this.readOn();
  }

  async spent(agreement: string): Promise<number> {
    const [row] = await this.db.query('SELECT cells FROM spent_cells WHERE agreement = $1', [agreement]);
    return Number(row?.cells ?? 0);
  }

  /** Apart from the release: what was looked at is spent, whether or not it comes to a table. */
  async spend(agreement: string, cells: number): Promise<void> {
    await this.db.query(
      `INSERT INTO spent_cells (agreement, cells) VALUES ($1, $2)
       ON CONFLICT (agreement) DO UPDATE SET cells = spent_cells.cells + excluded.cells`,
      [agreement, cells],
    );
  }

  private async locked<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.db.createQueryRunner();
    await runner.startTransaction();
    this.running = runner;
    try {
      await runner.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await this.readOn();
      const done = await work();
      await runner.commitTransaction();
      return done;
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    } finally {
      this.running = null;
      await runner.release();
    }
  }

  /** Brings the index to everything that was released, by whichever counter. */
  private async readOn(): Promise<void> {
    for (;;) {
      const rows: { place: string; kind: string; fives: number; sketch: Buffer; released: number }[] =
        await this.running!.query(
          'SELECT place, kind, fives, sketch, released FROM released_number WHERE place > $1 ORDER BY place LIMIT $2',
          [this.read, AT_ONCE],
        );
      for (const { place, kind, fives, sketch, released } of rows) {
        this.index.add({ kind, fives, released, sketch: new Uint32Array(new Uint8Array(sketch).buffer) });
        this.read = Number(place);
      }
      if (rows.length < AT_ONCE) return;
    }
  }
}
