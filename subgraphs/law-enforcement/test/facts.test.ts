import { factsContract } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';

const IN_KING = `"issuingCourt" LIKE ANY ('{KING%,%MUNICIPAL}')`;

factsContract(subgraph, {
  counts: {
    'police-contact': 'SELECT count(*) FROM police_contact',
    'police-contact type=ARREST_DIVERSION catchment=spd-west': `SELECT count(*) FROM police_contact
      WHERE (type, catchment) = ('ARREST_DIVERSION', 'spd-west')`,
    'police-contact offenseGroup=TRESPASS': `SELECT count(*) FROM (SELECT "contactId" FROM contact_offense
      GROUP BY 1 HAVING array_agg(DISTINCT "offenseGroup") = '{TRESPASS}') o`,
    'police-contact drugs=UP_TO_THREE_GRAMS': `SELECT count(*) FROM (SELECT "contactId" FROM drug_quantity
      GROUP BY 1 HAVING sum(milligrams) <= 3000) q`,
    arrest: 'SELECT count(*) FROM arrest',
    'arrest booked=YES diverted=NO': 'SELECT count(*) FROM arrest WHERE booked',
    'arrest basis=NEW_OFFENSE': `SELECT count(*) FROM arrest WHERE "contactId" NOT IN
      (SELECT id FROM police_contact WHERE type = 'WARRANT_SERVICE')`,
    'police-hand-off': 'SELECT count(*) FROM diversion_referral',
    'police-hand-off agreed=NO': 'SELECT count(*) FROM diversion_referral WHERE NOT agreed',
    'police-warrant': 'SELECT count(*) FROM police_warrant',
    'police-warrant status=ACTIVE county=KING': `SELECT count(*) FROM police_warrant WHERE "endedOn" IS NULL AND ${IN_KING}`,
  },
  told: {
    'police-contact of seed-1': [
      '2025-01-22 WELFARE_CHECK spd spd-west RELEASED BOTH - -',
      '2025-04-09 CITATION spd spd-west CITED POVERTY TRESPASS -',
      '2025-08-13 CUSTODY_ARREST spd spd-west BOOKED BH DRUG_POSSESSION UP_TO_THREE_GRAMS',
      '2025-12-03 TRANSIT_FARE kcso kcso-transit RELEASED POVERTY - -',
      '2026-03-01 ARREST_DIVERSION spd spd-west DIVERTED_IN_LIEU_OF_BOOKING BH DRUG_POSSESSION UP_TO_THREE_GRAMS',
      '2026-06-18 SOCIAL_CONTACT spd spd-west REFERRED BOTH - -',
      '2026-07-02 SOCIAL_CONTACT spd spd-west RELEASED BH - -',
    ],
    'arrest of seed-1': [
      '2025-08-13 NEW_OFFENSE O YES NO spd spd-west DRUG_POSSESSION',
      '2026-03-01 NEW_OFFENSE O NO YES spd spd-west DRUG_POSSESSION',
    ],
    'arrest of seed-4': [
      '2025-01-29 NEW_OFFENSE O YES NO spd spd-south DRUG_SUBSISTENCE_SALE',
      '2025-07-17 WARRANT T YES NO spd spd-south -',
      '2026-06-02 NEW_OFFENSE O NO YES spd spd-south PROSTITUTION',
    ],
    'police-hand-off of seed-1': [
      '2026-03-01 ARREST_DIVERSION MET YES spd spd-west',
      '2026-06-18 SOCIAL_CONTACT PHONE YES spd spd-west',
    ],
    'police-warrant of seed-1': ['2025-06-10 QUASHED KING', '2025-10-07 ACTIVE KING'],
  },
  changes: {
    'police-warrant': [
      {
        sql: `INSERT INTO police_warrant (source, "localId", "contentHash", "personRef", category, organization, "issuingCourt", status, "issuedOn", "obtainedVia")
          VALUES ('test', 'new', '', :person, 'LE_CONTACT', 'spd', 'OUT_OF_COUNTY', 'ACTIVE', '2026-01-05', 'UNSERVED_WARRANT')`,
        told: ['2026-01-05 ACTIVE ELSEWHERE'],
      },
      {
        sql: `UPDATE police_warrant SET status = 'QUASHED', "endedOn" = '2026-02-01' WHERE "localId" = 'new'`,
        told: ['2026-01-05 QUASHED ELSEWHERE'],
      },
      { sql: `DELETE FROM police_warrant WHERE "localId" = 'new'`, told: [] },
    ],
    'police-contact': [
      {
        sql: `INSERT INTO police_contact (id, source, "localId", "contentHash", "personRef", category, organization, type, "occurredAt", catchment, driver)
          VALUES ('00000000-0000-4000-8000-000000000001', 'test', 'new', '', :person, 'LE_CONTACT', 'kcso', 'FIELD_CONTACT', '2026-02-01T07:30:00Z', 'kcso-transit', 'POVERTY')`,
        told: ['2026-01-31 FIELD_CONTACT kcso kcso-transit - POVERTY - -'],
      },
      {
        sql: `INSERT INTO contact_offense (source, "localId", "contentHash", "personRef", category, organization, "contactId", "nibrsCode", "offenseGroup", attempted)
          VALUES ('test', 'new', '', :person, 'LE_CONTACT', 'kcso', '00000000-0000-4000-8000-000000000001', '90Z', 'TRANSIT', false)`,
        told: ['2026-01-31 FIELD_CONTACT kcso kcso-transit - POVERTY TRANSIT -'],
      },
      {
        sql: `WITH offense AS (DELETE FROM contact_offense WHERE "localId" = 'new' RETURNING "contactId")
          UPDATE police_contact SET disposition = 'RELEASED' WHERE id IN (SELECT "contactId" FROM offense)`,
        told: ['2026-01-31 FIELD_CONTACT kcso kcso-transit RELEASED POVERTY - -'],
      },
      { sql: `DELETE FROM police_contact WHERE "localId" = 'new'`, told: [] },
    ],
  },
});
