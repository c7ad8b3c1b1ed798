import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that were released, every number of them, and what each agreement has had. */
export class Policy1764400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE released_table (
        id uuid PRIMARY KEY,
        question jsonb NOT NULL,
        agreement text,
        account text NOT NULL,
        organization text,
        purpose text NOT NULL,
        "askedAt" timestamptz NOT NULL DEFAULT now(),
        "table" jsonb NOT NULL
      )`);
    await db.query('CREATE INDEX ON released_table (account, "askedAt" DESC)');
    await db.query(`
      CREATE TABLE released_number (
        place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL,
        fives integer NOT NULL,
        sketch bytea NOT NULL,
        released double precision NOT NULL,
        question uuid NOT NULL,
        agreement text NOT NULL,
        "releasedAt" timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query(`
      CREATE TABLE spent_cells (
        agreement text PRIMARY KEY,
        cells bigint NOT NULL CHECK (cells >= 0)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE spent_cells, released_number, released_table');
  }
}
