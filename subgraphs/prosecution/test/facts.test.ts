import { factsContract } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';

const CASE = '00000000-0000-4000-8000-000000000001';
const CHARGE = '00000000-0000-4000-8000-000000000002';
const row = (table: string, localId: string, category: string, columns: string, values: string) =>
  `INSERT INTO ${table} (source, "localId", "contentHash", "personRef", category, organization, ${columns})
   VALUES ('test', '${localId}', '', :person, '${category}', 'kcpao', ${values})`;

/** Charges whose last end is this one. */
const ENDED = (outcomes: string) => `SELECT count(*) FROM charge c WHERE (SELECT outcome FROM disposition d
  WHERE d."chargeId" = c.id ORDER BY "disposedOn" DESC, id DESC LIMIT 1) ~ '${outcomes}'`;

factsContract(subgraph, {
  counts: {
    'case-referral': 'SELECT count(*) FROM case_referral',
    'case-referral decision=DECLINED_LEAD': `SELECT count(*) FROM case_referral r WHERE (SELECT outcome FROM filing_decision d
      WHERE d."referralId" = r.id ORDER BY "decidedAt" DESC NULLS LAST LIMIT 1) = 'DECLINED_LEAD'`,
    'filing-decision': 'SELECT count("decidedAt") FROM filing_decision',
    'filing-decision outcome=FILED': `SELECT count(*) FROM filing_decision WHERE outcome = 'FILED' AND "decidedAt" > '1900-01-01'`,
    filing: 'SELECT count("filedOn") FROM charge',
    'filing class=FELONY': `SELECT count("filedOn") FROM charge WHERE "chargeClass" LIKE 'FELONY%'`,
    'filing class=MISDEMEANOR offenceGroup=TRESPASS': `SELECT count("filedOn") FROM charge
      WHERE "chargeClass" LIKE '%MISDEMEANOR' AND "offenceGroup" = 'TRESPASS'`,
    disposition: 'SELECT count(DISTINCT "chargeId") FROM disposition',
    'disposition outcome=CONVICTED': ENDED('^CONVICTED'),
    'disposition outcome=DISMISSED': ENDED('^DISMISSED'),
    'court-warrant': 'SELECT count(*) FROM court_warrant',
    'court-warrant status=ACTIVE kind=FAILURE_TO_APPEAR': `SELECT count(*) FROM court_warrant
      WHERE "endedOn" IS NULL AND kind <> 'FELONY'`,
    'court-warrant county=ELSEWHERE': `SELECT count(*) FROM court_warrant WHERE court LIKE 'OUT%'`,
    'warrant-quashed': `SELECT count("endedOn") FROM court_warrant WHERE status LIKE 'QUASH%'`,
    'competency-order': 'SELECT count(*) FROM competency_episode',
    'competency-evaluated': 'SELECT count("evaluatedOn") FROM competency_episode',
    'competency-evaluated timeliness=IN_TIME': `SELECT count(*) FROM competency_episode WHERE "evaluatedOn" - "orderedOn" <= 14`,
    sentence: 'SELECT count(*) FILTER (WHERE current) FROM sentence',
    'sentence kind=JAIL': `SELECT count(*) FILTER (WHERE current) FROM sentence WHERE kind LIKE 'JAIL'`,
  },
  told: {
    'case-referral of seed-1': [
      '2025-02-14 FILED CITY_POLICE',
      '2026-03-04 DECLINED_LEAD CITY_POLICE',
      '2026-06-22 FILED CITY_POLICE',
    ],
    'filing-decision of seed-1': ['2025-02-20 FILED', '2026-03-26 DECLINED_LEAD', '2026-07-01 FILED'],
    'filing of seed-1': [
      '2025-02-20 MISDEMEANOR SHOPLIFT_THEFT3',
      '2025-02-20 MISDEMEANOR TRESPASS',
      '2026-07-01 MISDEMEANOR TRESPASS',
    ],
    'disposition of seed-1': ['2025-06-05 CONVICTED MISDEMEANOR', '2025-06-05 DISMISSED MISDEMEANOR'],
    'court-warrant of seed-1': ['2026-08-12 FAILURE_TO_APPEAR QUASHED KING'],
    'warrant-quashed of seed-1': ['2026-08-25 FAILURE_TO_APPEAR KING'],
    'competency-order of seed-1': [],
    'competency-order of seed-2': ['2025-08-19 NOT_COMPETENT FELONY', '2026-07-06 UNDETERMINED MISDEMEANOR'],
    'competency-evaluated of seed-2': ['2025-09-04 NOT_COMPETENT LATE', '2026-07-17 UNDETERMINED IN_TIME'],
    'sentence of seed-1': ['2025-06-05 OTHER'],
  },
  changes: {
    'warrant-quashed': [
      {
        sql: row(
          'court_warrant',
          'new',
          'PROS_PUB',
          'court, kind, status, "issuedOn", "obtainedVia"',
          `'TRIBAL', 'FELONY', 'ACTIVE', '2026-01-05', 'UNSERVED_WARRANT'`,
        ),
        told: [],
      },
      {
        sql: `UPDATE court_warrant SET status = 'QUASHED', "endedOn" = '2026-02-01', "obtainedVia" = 'COURT' WHERE source = 'test'`,
        told: ['2026-02-01 FELONY -'],
      },
      { sql: `DELETE FROM court_warrant WHERE source = 'test'`, told: [] },
    ],
    disposition: [
      {
        sql: `${row('case_referral', 'new', 'NONCONV', 'id, "receivedOn", "referredBy"', `'${CASE}', '2026-01-02', 'OTHER'`)};
          ${row(
            'charge',
            'new',
            'NONCONV',
            'id, "referralId", citation, "offenceGroup", "chargeClass", "filedOn", jurisdiction, count',
            `'${CHARGE}', '${CASE}', 'RCW 9A.52.070', 'TRESPASS', 'GROSS_MISDEMEANOR', '2026-01-05', 'SEATTLE', 1`,
          )}`,
        told: [],
      },
      {
        sql: row(
          'disposition',
          'one',
          'NONCONV',
          '"chargeId", outcome, "disposedOn"',
          `'${CHARGE}', 'CONVICTED', '2026-02-01'`,
        ),
        told: ['2026-02-01 CONVICTED MISDEMEANOR'],
      },
      {
        sql: row(
          'disposition',
          'two',
          'NONCONV',
          '"chargeId", outcome, "disposedOn"',
          `'${CHARGE}', 'NGRI', '2026-03-01'`,
        ),
        told: ['2026-03-01 ACQUITTED MISDEMEANOR'],
      },
      {
        sql: `UPDATE charge SET "chargeClass" = 'FELONY_C' WHERE source = 'test'`,
        told: ['2026-03-01 ACQUITTED FELONY'],
      },
      {
        sql: `DELETE FROM disposition WHERE source = 'test'; DELETE FROM charge WHERE source = 'test';
          DELETE FROM case_referral WHERE source = 'test'`,
        told: [],
      },
    ],
  },
});
