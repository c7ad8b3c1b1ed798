import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told of each quarter, and is told again whatever changes; nothing where it is kept back. */
export class Totals1764500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE told_total (
        total text NOT NULL,
        quarter text NOT NULL CHECK (quarter ~ '^\\d{4}-Q[1-4]$'),
        people integer CHECK (people > 0 AND people % 5 = 0),
        "toldAt" timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (total, quarter)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE told_total');
  }
}
