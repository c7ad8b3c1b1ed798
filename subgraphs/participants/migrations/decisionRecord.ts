import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked and decided, with everything it was decided over: enough to decide it again. */
export class DecisionRecord1764000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE rule_table (
        version text PRIMARY KEY,
        texts jsonb NOT NULL
      );
      CREATE TABLE basis_snapshot (
        digest text PRIMARY KEY,
        bases jsonb NOT NULL
      );
      CREATE TABLE decision_record (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        operation text NOT NULL,
        account text NOT NULL,
        role text NOT NULL,
        "participantId" uuid,
        at timestamptz NOT NULL,
        questions jsonb NOT NULL,
        asked text[] NOT NULL,
        "rulesVersion" text NOT NULL REFERENCES rule_table,
        bases text REFERENCES basis_snapshot,
        outcome jsonb,
        CHECK (("participantId" IS NULL) = (bases IS NULL) AND (bases IS NULL) = (outcome IS NULL))
      );
      CREATE INDEX ON decision_record (operation);
      CREATE INDEX ON decision_record ("participantId", at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE decision_record, basis_snapshot, rule_table');
  }
}
