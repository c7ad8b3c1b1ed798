import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The programs of the two organisations, and what they are in law. Another installation writes its own. */
export class Programs1760000110000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO care_program (code, name, organization, kind) VALUES
        ('ets-otp', 'Evergreen Treatment Services opioid treatment program', 'ets', 'SUBSTANCE_USE'),
        ('desc-clinic', 'DESC clinic', 'desc', 'GENERAL'),
        ('desc-outreach', 'DESC intensive outreach', 'desc', 'MENTAL_HEALTH')`);
    await db.query(`
      INSERT INTO care_program_status (program, part2, "holdsOutAsSud", "coveredEntity", "from", "to") VALUES
        ('ets-otp', true, true, true, NULL, NULL),
        ('desc-clinic', false, false, true, NULL, NULL),
        ('desc-outreach', false, false, true, NULL, NULL)`);
  }

  async down(db: QueryRunner): Promise<void> {
    const codes = `('ets-otp', 'desc-clinic', 'desc-outreach')`;
    await db.query(`DELETE FROM care_program_status WHERE program IN ${codes}`);
    await db.query(`DELETE FROM care_program WHERE code IN ${codes}`);
  }
}
