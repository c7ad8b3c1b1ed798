import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose rows changed, so that facts in memory can follow. */
export class FactChange1760000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE fact_change (
        transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
        "personRef" uuid NOT NULL,
        "notedAt" timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query('CREATE INDEX ON fact_change (transaction)');
    await db.query(`
      CREATE FUNCTION note_fact_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('INSERT INTO fact_change ("personRef")
          SELECT DISTINCT person FROM (SELECT %s AS person FROM changed) c WHERE person IS NOT NULL', TG_ARGV[0]);
        RETURN NULL;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION note_fact_change CASCADE');
    await db.query('DROP TABLE fact_change');
  }
}
