import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Housing1760000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE living_situation (
        LIKE agency_record INCLUDING ALL,
        code integer NOT NULL,
        CHECK (category = 'HMIS')
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE living_situation');
  }
}
