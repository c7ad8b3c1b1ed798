import { factsContract } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';

const STAY = '00000000-0000-4000-8000-000000000001';
const PROJECT = `(SELECT id FROM housing_project WHERE "typeCode" = 3 ORDER BY id LIMIT 1)`;
const row = (table: string, columns: string, values: string) =>
  `INSERT INTO ${table} (source, "localId", "contentHash", "personRef", category, organization, "servicedOn", ${columns})
   VALUES ('test', 'new', '', :person, 'HMIS', 'kcha', ${values})`;

const ENTRY = row('housing_enrolment', 'id, "projectId", "priorCode"', `'2026-01-05', '${STAY}', ${PROJECT}, 204`);
const MOVE = `UPDATE housing_enrolment SET "movedInOn" = '2026-02-01' WHERE source = 'test'`;
const LEAVE = row('housing_exit', '"enrolmentId", "destinationCode"', `'2026-06-30', '${STAY}', 116`);
const FORGET = `DELETE FROM housing_enrolment WHERE source = 'test'`;

factsContract(subgraph, {
  counts: {
    'housing-enrolment': 'SELECT count(*) FROM housing_enrolment',
    'housing-enrolment projectType=STREET_OUTREACH': `SELECT count(*) FROM housing_enrolment
      WHERE "projectId" IN (SELECT id FROM housing_project WHERE "typeCode" = 4)`,
    'move-in': 'SELECT count("movedInOn") FROM housing_enrolment',
    'move-in projectType=PERMANENT_SUPPORTIVE_HOUSING': `SELECT count("movedInOn") FROM housing_enrolment
      WHERE "projectId" IN (SELECT id FROM housing_project WHERE "typeCode" = 3)`,
    'housing-exit': 'SELECT count(*) FROM housing_exit',
    'housing-exit destination=PERMANENT':
      'SELECT count(*) FROM housing_exit WHERE "destinationCode" BETWEEN 400 AND 499',
    'housing-exit destination=HOMELESS': 'SELECT count(*) FROM housing_exit WHERE "destinationCode" IN (101, 116, 118)',
    'living-situation kind=INSTITUTIONAL': `SELECT (SELECT count(*) FROM living_situation WHERE code BETWEEN 200 AND 299)
      + (SELECT count(*) FROM housing_enrolment WHERE "priorCode" BETWEEN 200 AND 299)
      + (SELECT count(*) FROM housing_exit WHERE "destinationCode" BETWEEN 200 AND 299) AS count`,
    'living-situation kind=PERMANENT': `SELECT (SELECT count(*) FROM living_situation WHERE code >= 400)
      + (SELECT count(*) FROM housing_enrolment WHERE "priorCode" >= 400)
      + (SELECT count("movedInOn") FROM housing_enrolment)
      + (SELECT count(*) FROM housing_exit WHERE "destinationCode" >= 400) AS count`,
  },
  told: {
    'housing-enrolment of seed-1': [
      '2025-02-03 STREET_OUTREACH',
      '2025-04-11 EMERGENCY_SHELTER_ENTRY_EXIT',
      '2025-09-01 PERMANENT_SUPPORTIVE_HOUSING',
    ],
    'move-in of seed-1': ['2025-09-15 PERMANENT_SUPPORTIVE_HOUSING'],
    'housing-exit of seed-1': [
      '2025-04-11 HOMELESS STREET_OUTREACH',
      '2025-09-01 PERMANENT EMERGENCY_SHELTER_ENTRY_EXIT',
    ],
    'living-situation of seed-1': [
      '2025-02-02 HOMELESS',
      '2025-02-03 HOMELESS',
      '2025-02-24 INSTITUTIONAL',
      '2025-03-19 HOMELESS',
      '2025-04-10 HOMELESS',
      '2025-04-11 HOMELESS', // left outreach for a shelter
      '2025-04-11 HOMELESS', // entered one
      '2025-06-02 HOMELESS',
      '2025-08-31 HOMELESS',
      '2025-09-01 PERMANENT',
      '2025-09-15 PERMANENT',
    ],
  },
  changes: {
    'living-situation': [
      { sql: ENTRY, told: ['2026-01-04 INSTITUTIONAL'] },
      { sql: MOVE, told: ['2026-01-04 INSTITUTIONAL', '2026-02-01 PERMANENT'] },
      { sql: LEAVE, told: ['2026-01-04 INSTITUTIONAL', '2026-02-01 PERMANENT', '2026-06-30 HOMELESS'] },
      {
        sql: row('living_situation', 'code', `'2026-07-02', 99`),
        told: ['2026-01-04 INSTITUTIONAL', '2026-02-01 PERMANENT', '2026-06-30 HOMELESS'],
      },
      { sql: FORGET, told: [] },
      { sql: `UPDATE living_situation SET code = 302 WHERE source = 'test'`, told: ['2026-07-02 TEMPORARY'] },
      { sql: `DELETE FROM living_situation WHERE source = 'test'`, told: [] },
    ],
    'housing-enrolment': [
      { sql: ENTRY, told: ['2026-01-05 PERMANENT_SUPPORTIVE_HOUSING'] },
      {
        sql: `UPDATE housing_project SET "typeCode" = 13 WHERE id = (SELECT "projectId" FROM housing_enrolment WHERE source = 'test')`,
        told: ['2026-01-05 RAPID_REHOUSING'],
      },
      {
        sql: `UPDATE housing_project SET "typeCode" = 3 WHERE id = (SELECT "projectId" FROM housing_enrolment WHERE source = 'test')`,
        told: ['2026-01-05 PERMANENT_SUPPORTIVE_HOUSING'],
      },
      { sql: FORGET, told: [] },
    ],
  },
});
