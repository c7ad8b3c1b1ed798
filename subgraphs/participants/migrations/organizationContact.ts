import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where an organisation is reached: an account of research tells who had it done (45 CFR 164.528(b)(4)(i)(E)). */
export class OrganizationContact1764500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE partner_organization ADD COLUMN contact text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE partner_organization DROP COLUMN contact');
  }
}
