import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a consent was signed, and forms that are not signed yet. A draft is no consent: it stands in a table of its own,
 * where nothing that decides can meet it.
 */
export class ConsentLife1764100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE consent
      ADD COLUMN method text CHECK (method IN ('ON_SCREEN','ON_PAPER')),
      ADD COLUMN witness text,
      ADD COLUMN interpreter text,
      ADD COLUMN "copyGiven" boolean`);
    await db.query(`CREATE TABLE consent_draft (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      "participantId" uuid NOT NULL REFERENCES participant,
      version integer NOT NULL DEFAULT 1,
      form jsonb NOT NULL,
      "recordedBy" text NOT NULL
    );
    CREATE INDEX ON consent_draft ("participantId");`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE consent_draft');
    await db.query(`ALTER TABLE consent DROP COLUMN method, DROP COLUMN witness, DROP COLUMN interpreter,
      DROP COLUMN "copyGiven"`);
  }
}
