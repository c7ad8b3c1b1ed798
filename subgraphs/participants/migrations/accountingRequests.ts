import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written requests for an account of disclosures, and when they were answered. */
export class AccountingRequests1764300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE accounting_request (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      "participantId" uuid NOT NULL REFERENCES participant,
      report text NOT NULL CHECK (report IN
        ('EVERYTHING','HIPAA_ACCOUNTING','PART2_ACCOUNTING','INTERMEDIARY_LIST','DISSEMINATION_LOG')),
      "receivedOn" date NOT NULL,
      "answeredOn" date CHECK ("answeredOn" >= "receivedOn"),
      "recordedBy" text NOT NULL
    );
    CREATE INDEX ON accounting_request ("participantId");`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE accounting_request');
  }
}
