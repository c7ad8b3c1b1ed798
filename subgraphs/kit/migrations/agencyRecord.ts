import type { MigrationInterface, QueryRunner } from 'typeorm';

/** First of every agency: the persons it holds, and the shape from which each noun's table is made. */
export class AgencyRecord1760000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE person (
        "personRef" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        source text NOT NULL,
        "localId" text NOT NULL,
        UNIQUE (source, "localId")
      )`);
    await db.query('CREATE TABLE installation (step text PRIMARY KEY, "doneAt" timestamptz NOT NULL DEFAULT now())');
    await db.query(`
      CREATE TABLE agency_record (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        "personRef" uuid NOT NULL,
        category text NOT NULL,
        organization text NOT NULL,
        "sourceProgram" text,
        "servicedOn" date,
        "obtainedVia" text NOT NULL DEFAULT 'OWN_WORK'
          CHECK ("obtainedVia" IN ('OWN_WORK','LEAD_COORDINATION','PARTNER','PARTICIPANT','COURT','UNSERVED_WARRANT')),
        source text NOT NULL,
        "localId" text NOT NULL,
        "contentHash" text NOT NULL,
        UNIQUE (source, "localId")
      )`);
    await db.query('CREATE INDEX ON agency_record ("personRef", category)');
    await db.query('CREATE INDEX ON agency_record (organization, "servicedOn" DESC NULLS LAST, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE agency_record');
    await db.query('DROP TABLE person');
    await db.query('DROP TABLE installation');
  }
}
