import { factsContract } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';

const row = (
  table: string,
  localId: string,
  columns: string,
  values: string,
  program = 'ets-otp',
  organization = 'ets',
) =>
  `INSERT INTO ${table} (source, "localId", "contentHash", "personRef", category, organization, "sourceProgram", "servicedOn", ${columns})
   VALUES ('test', '${localId}', '', :person, 'PHI', '${organization}', '${program}', ${values})`;

/** Days of the seed on which each who was ever cared for is or is not, one by one: slow, and obviously right. */
const DAYS_IN_TREATMENT = `SELECT count(*) FROM (SELECT DISTINCT e."personRef", d.day
  FROM care_episode e CROSS JOIN LATERAL (VALUES (e."servicedOn"), (e."endedOn" + 1)) d (day)
  WHERE d.day IS NOT NULL AND EXISTS (SELECT FROM care_episode o WHERE o."personRef" = e."personRef"
    AND d.day BETWEEN o."servicedOn" AND coalesce(o."endedOn", 'infinity'))) days`;

factsContract(subgraph, {
  counts: {
    'care-encounter': `SELECT count(*) FROM care_encounter WHERE status = 'FINISHED'`,
    'care-encounter crisis=YES': 'SELECT count(*) FROM care_encounter WHERE crisis',
    'care-encounter kind=MENTAL_HEALTH class=FLD': `SELECT count(*) FROM care_encounter
      WHERE class = 'FLD' AND "sourceProgram" = 'desc-outreach'`,
    'care-episode': 'SELECT count(*) FROM care_episode',
    'care-episode kind=SUBSTANCE_USE': `SELECT count(*) FROM care_episode WHERE organization = 'ets'`,
    'treatment status=IN_TREATMENT': DAYS_IN_TREATMENT,
    'medication-order': 'SELECT count(*) FROM medication_order',
    'medication-order kind=OPIOID_USE_DISORDER': `SELECT count(*) FROM medication_order
      WHERE display ~* 'methadone|buprenorphine|naltrexone'`,
    'harm-reduction-contact': 'SELECT count(*) FROM harm_reduction_contact',
    'harm-reduction-contact kind=NALOXONE_KIT': `SELECT count(*) FROM harm_reduction_contact WHERE kind LIKE 'NALOX%'`,
  },
  told: {
    'care-encounter of seed-1': [
      '2025-03-10 AMB NO SUBSTANCE_USE',
      '2025-03-24 AMB NO SUBSTANCE_USE',
      '2025-09-02 VR NO SUBSTANCE_USE',
      '2026-02-11 FLD NO SUBSTANCE_USE',
      '2026-08-19 AMB NO SUBSTANCE_USE',
    ],
    'care-episode of seed-1': ['2025-03-10 SUBSTANCE_USE'],
    'treatment of seed-1': ['2025-03-10 IN_TREATMENT'],
    'medication-order of seed-1': ['2025-03-10 OPIOID_USE_DISORDER', '2025-09-02 OTHER'],
    'harm-reduction-contact of seed-1': ['2025-03-10 NALOXONE_KIT', '2026-02-11 NALOXONE_KIT'],
  },
  changes: {
    treatment: [
      {
        sql: row('care_episode', 'one', 'status, "endedOn"', `'2026-01-05', 'FINISHED', '2026-02-10'`),
        told: ['2026-01-05 IN_TREATMENT', '2026-02-11 ENDED'],
      },
      {
        sql: row('care_episode', 'two', 'status', `'2026-02-01', 'ACTIVE'`, 'desc-clinic', 'desc'),
        told: ['2026-01-05 IN_TREATMENT', '2026-02-01 IN_TREATMENT', '2026-02-11 IN_TREATMENT'],
      },
      {
        sql: `UPDATE care_episode SET status = 'FINISHED', "endedOn" = '2026-03-31' WHERE "localId" = 'two'`,
        told: ['2026-01-05 IN_TREATMENT', '2026-02-01 IN_TREATMENT', '2026-02-11 IN_TREATMENT', '2026-04-01 ENDED'],
      },
      {
        sql: `UPDATE care_episode SET "servicedOn" = '2026-02-11' WHERE "localId" = 'two'`,
        told: ['2026-01-05 IN_TREATMENT', '2026-02-11 IN_TREATMENT', '2026-04-01 ENDED'],
      },
      { sql: `DELETE FROM care_episode WHERE source = 'test'`, told: [] },
    ],
    'care-episode': [
      { sql: row('care_episode', 'one', 'status', `'2026-01-05', 'WAITLIST'`, 'desc-clinic', 'desc'), told: [] },
      { sql: `UPDATE care_episode SET status = 'ACTIVE' WHERE source = 'test'`, told: ['2026-01-05 GENERAL'] },
      {
        sql: `UPDATE care_program SET kind = 'MENTAL_HEALTH' WHERE code = 'desc-clinic'`,
        told: ['2026-01-05 MENTAL_HEALTH'],
      },
      {
        sql: `UPDATE care_program SET kind = 'GENERAL' WHERE code = 'desc-clinic'`,
        told: ['2026-01-05 GENERAL'],
      },
      { sql: `DELETE FROM care_episode WHERE source = 'test'`, told: [] },
    ],
    'medication-order': [
      {
        sql: row(
          'medication_order',
          'one',
          'display, status, ingredients',
          `'2026-01-05', 'Acamprosate', 'ACTIVE', '{82819}'`,
        ),
        told: ['2026-01-05 ALCOHOL_USE_DISORDER'],
      },
      {
        sql: `UPDATE medication_order SET ingredients = '{1819,7242}' WHERE source = 'test'`,
        told: ['2026-01-05 OPIOID_USE_DISORDER'],
      },
      { sql: `UPDATE medication_order SET status = 'CANCELLED' WHERE source = 'test'`, told: [] },
      { sql: `DELETE FROM medication_order WHERE source = 'test'`, told: [] },
    ],
  },
});
