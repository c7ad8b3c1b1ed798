import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For nouns whose category the calendar changes: whatever is current ends, and nothing else does. */
const DATED = `
  "categoryUntil" timestamptz,
  "categoryThen" text CHECK ("categoryThen" IN ('NONCONV','JUV+NONCONV')),
  "labelledHere" boolean NOT NULL DEFAULT false,
  CHECK ((category LIKE '%JUV%') = ("categoryThen" LIKE '%JUV%')),
  CHECK ((category LIKE 'CURRENT%') = ("categoryUntil" IS NOT NULL)),
  CHECK (("categoryUntil" IS NULL) = ("categoryThen" IS NULL))`;

const OF_A_CHARGE = `CHECK (category IN ('CURRENT+PROS_PUB','CONV+PROS_PUB','NONCONV',
  'CURRENT+JUV+PROS_PUB','CONV+JUV+PROS_PUB','JUV+NONCONV'))`;

const CHARGE_CLASS = `'FELONY_A','FELONY_B','FELONY_C','GROSS_MISDEMEANOR','MISDEMEANOR'`;

const FILING = `'PENDING_INTAKE_WINDOW','DECLINED_LEAD','DECLINED_OTHER','FILED','FILED_AFTER_NO_INTAKE',
  'RETURNED_FOR_INVESTIGATION'`;

const OUTCOME = `'DISMISSED_WITHOUT_PREJUDICE','DISMISSED_WITH_PREJUDICE','DISMISSED_INCOMPETENT',
  'DISMISSED_AFTER_DEFERRED_SENTENCE','DISMISSED_AFTER_DEFERRED_PROSECUTION',
  'ACQUITTED','NGRI','CONVICTED','TRANSFERRED'`;

const JURISDICTION = `'KING_COUNTY','SEATTLE','BURIEN','KENT','AUBURN','RENTON','FEDERAL_WAY','SEATAC','TUKWILA',
  'TRIBAL','OUT_OF_COUNTY'`;

const TABLES: Readonly<Record<string, string>> = {
  case_referral: `
    ${DATED},
    "receivedOn" date NOT NULL,
    "referredBy" text NOT NULL CHECK ("referredBy" IN
      ('CITY_POLICE','COUNTY_SHERIFF','TRANSIT_POLICE','STATE_PATROL','CAMPUS_POLICE','CORRECTIONS','OTHER')),
    "offencesCount" integer CHECK ("offencesCount" > 0),
    "incidentOn" date,
    juvenile boolean NOT NULL DEFAULT false,
    decision text CHECK (decision IN (${FILING})),
    CHECK (category IN ('CURRENT','NONCONV','CURRENT+JUV','JUV+NONCONV')),
    CHECK (juvenile = (category LIKE '%JUV%')),
    CONSTRAINT received_after_incident CHECK ("receivedOn" >= "incidentOn")`,
  filing_decision: `
    ${DATED},
    "referralId" uuid NOT NULL REFERENCES case_referral (id),
    outcome text NOT NULL CHECK (outcome IN (${FILING})),
    "decidedAt" timestamptz,
    "deadlineOn" date,
    reason text,
    CHECK (category IN ('CURRENT','CURRENT+PROS_PUB','CONV+PROS_PUB','NONCONV',
      'CURRENT+JUV','CURRENT+JUV+PROS_PUB','CONV+JUV+PROS_PUB','JUV+NONCONV')),
    CHECK (outcome LIKE 'FILED%' OR category NOT LIKE '%PROS_PUB'),
    CHECK (outcome NOT LIKE 'DECLINED%' OR category LIKE '%NONCONV')`,
  charge: `
    ${DATED},
    "referralId" uuid NOT NULL REFERENCES case_referral (id),
    citation text NOT NULL CHECK (length(citation) BETWEEN 5 AND 80),
    "offenceGroup" text NOT NULL CHECK ("offenceGroup" IN ('DRUG_POSSESSION','DRUG_SUBSISTENCE_SALE','PROSTITUTION',
      'SHOPLIFT_THEFT3','TRESPASS','PROPERTY_DAMAGE','TRANSIT','OTHER_POVERTY','OTHER')),
    "chargeClass" text NOT NULL CHECK ("chargeClass" IN (${CHARGE_CLASS})),
    "filedOn" date,
    jurisdiction text NOT NULL CHECK (jurisdiction IN (${JURISDICTION})),
    count integer NOT NULL CHECK (count > 0),
    "incidentOn" date,
    outcome text CHECK (outcome IN (${OUTCOME},'UNREADABLE')),
    ${OF_A_CHARGE},
    CONSTRAINT filed_after_incident CHECK ("filedOn" >= "incidentOn")`,
  disposition: `
    ${DATED},
    "chargeId" uuid NOT NULL REFERENCES charge (id),
    outcome text NOT NULL CHECK (outcome IN (${OUTCOME})),
    "disposedOn" date NOT NULL,
    "chargeClass" text CHECK ("chargeClass" IN (${CHARGE_CLASS})),
    ${OF_A_CHARGE}`,
  sentence: `
    ${DATED},
    "chargeId" uuid NOT NULL REFERENCES charge (id),
    kind text NOT NULL CHECK (kind IN
      ('PRISON','JAIL','PROBATION','SUPERVISION','CONDITIONAL_DISCHARGE','CONDITIONAL_RELEASE','BOOT_CAMP')),
    phase text NOT NULL CHECK (phase IN ('ORIGINAL','AMENDED','RESENTENCED','AFTER_VIOLATION')),
    "imposedOn" date NOT NULL,
    term integer CHECK (term >= 0),
    "termUnit" text CHECK ("termUnit" IN ('DAYS','MONTHS','YEARS')),
    current boolean NOT NULL DEFAULT true,
    ${OF_A_CHARGE},
    CHECK ((term IS NULL) = ("termUnit" IS NULL))`,
  court_warrant: `
    court text NOT NULL CHECK (court IN
      ('KING_COUNTY_SUPERIOR','KING_COUNTY_DISTRICT_EAST','KING_COUNTY_DISTRICT_SOUTH','KING_COUNTY_DISTRICT_WEST',
      'SEATTLE_MUNICIPAL','BURIEN_MUNICIPAL','KENT_MUNICIPAL','AUBURN_MUNICIPAL','RENTON_MUNICIPAL',
      'FEDERAL_WAY_MUNICIPAL','SEATAC_MUNICIPAL','TUKWILA_MUNICIPAL','TRIBAL','OUT_OF_COUNTY')),
    kind text NOT NULL CHECK (kind IN ('FAILURE_TO_APPEAR','FELONY')),
    status text NOT NULL CHECK (status IN ('ACTIVE','QUASHED','RECALLED','SERVED','EXPIRED')),
    "issuedOn" date NOT NULL,
    "quashMotionOn" date CHECK ("quashMotionOn" >= "issuedOn"),
    "agreedOrderOn" date CHECK ("agreedOrderOn" >= "issuedOn"),
    "endedOn" date CHECK ("endedOn" >= "issuedOn"),
    "releaseAgreed" boolean NOT NULL DEFAULT false,
    CHECK (category = 'PROS_PUB'),
    CHECK ((status = 'ACTIVE') = ("endedOn" IS NULL)),
    CONSTRAINT unserved_is_held
      CHECK ((status = 'ACTIVE' AND NOT "releaseAgreed") = ("obtainedVia" = 'UNSERVED_WARRANT'))`,
  competency_episode: `
    "orderedOn" date NOT NULL,
    "evaluationDueOn" date GENERATED ALWAYS AS ("orderedOn" + 14) STORED,
    "evaluatedOn" date CHECK ("evaluatedOn" >= "orderedOn"),
    finding text CHECK (finding IN ('COMPETENT','NOT_COMPETENT','UNDETERMINED')),
    restoration text CHECK (restoration IN ('INPATIENT','OUTPATIENT')),
    "restorationOrderedOn" date CHECK ("restorationOrderedOn" >= "orderedOn"),
    "restorationDueOn" date GENERATED ALWAYS AS ("restorationOrderedOn" + 7) STORED,
    "restorationStartedOn" date CHECK ("restorationStartedOn" >= "restorationOrderedOn"),
    outcome text CHECK (outcome IN ('PROCEEDINGS_RESUMED','DISMISSED','DIVERTED','CIVIL_REFERRAL')),
    "chargeClass" text NOT NULL CHECK ("chargeClass" IN (${CHARGE_CLASS})),
    CHECK (category = 'COMP'),
    CHECK (finding IS NULL OR "evaluatedOn" IS NOT NULL),
    CHECK ((restoration IS NULL) = ("restorationOrderedOn" IS NULL)),
    CHECK ("restorationStartedOn" IS NULL OR "restorationOrderedOn" IS NOT NULL)`,
  liaison_action: `
    kind text NOT NULL CHECK (kind IN
      ('MOTION_TO_QUASH','CONTINUANCE','JOINDER','GLOBAL_RESOLUTION','RECOMMEND_RELEASE','CONTACT_OTHER_JURISDICTION')),
    "actedOn" date NOT NULL,
    "filedInCourt" boolean NOT NULL DEFAULT false,
    jurisdiction text CHECK (jurisdiction IN (${JURISDICTION})),
    note text,
    CHECK (category = CASE WHEN "filedInCourt" THEN 'PROS_PUB' ELSE 'PROS_WP' END)`,
};

/** What a decision made here says of a row; an import, which alone changes `contentHash`, does not undo it. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  case_referral: ['decision'],
  filing_decision: [],
  charge: ['outcome'],
  disposition: [],
  sentence: [],
};

function keeping([table, columns]: [string, readonly string[]]): string {
  const kept = ['category', 'categoryUntil', 'categoryThen', ...columns];
  return `
    CREATE FUNCTION keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN ${kept.map((column) => `NEW."${column}" := OLD."${column}";`).join(' ')} RETURN NEW; END $$;
    CREATE TRIGGER keep_${table} BEFORE UPDATE ON ${table} FOR EACH ROW
      WHEN (OLD."labelledHere" AND NEW."contentHash" <> OLD."contentHash") EXECUTE FUNCTION keep_${table}()`;
}

/** A label that changes is found by what it becomes, and a case by its referral. */
const INDEXES: readonly string[] = [
  ...['case_referral', 'filing_decision', 'charge', 'disposition', 'sentence'].map(
    (table) => `CREATE INDEX ON ${table} ("personRef", "categoryThen")`,
  ),
  ...['filing_decision', 'charge'].map((table) => `CREATE INDEX ON ${table} ("referralId")`),
  ...['disposition', 'sentence'].map((table) => `CREATE INDEX ON ${table} ("chargeId")`),
];

export class Prosecution1760000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES))
      await db.query(`CREATE TABLE ${table} (LIKE agency_record INCLUDING ALL, ${columns})`);
    for (const index of INDEXES) await db.query(index);
    for (const table of Object.entries(KEPT)) await db.query(keeping(table));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES).reverse()) await db.query(`DROP TABLE ${table}`);
    for (const table of Object.keys(KEPT)) await db.query(`DROP FUNCTION keep_${table}()`);
  }
}
