import type { MigrationInterface, QueryRunner } from 'typeorm';

/** HUD HMIS list 3.12.1 without 327 and 426, which tell of HIV; 24 and 30 are destinations only. */
const SITUATIONS =
  '8,9,17,37,99,101,116,118,204,205,206,207,215,225,302,312,313,314,329,332,335,336,410,411,421,422,423,435';
const SUBSIDIES = '419,420,428,431,433,434,436,437,438,439,440';

/** Projects, stays in them, what was recorded during a stay; and, apart, stays with a victim service provider. */
export class Housing1760000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PROJECTS);
    await db.query(STAYS);
    await db.query(DURING_A_STAY);
    await db.query(VICTIM_SERVICES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE victim_service_stay, housing_service, current_location, living_situation, housing_exit,
      housing_enrolment, housing_project, housing_organization, housing_export`);
  }
}

/** An organisation that is taken back, or turns out to be a victim service provider's, takes its rows along. */
const PROJECTS = `
  CREATE TABLE housing_export (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source text NOT NULL,
    "localId" text NOT NULL,
    "contentHash" text NOT NULL,
    version text NOT NULL,
    "startsOn" date,
    "endsOn" date,
    "hashStatus" integer CHECK ("hashStatus" BETWEEN 1 AND 4),
    UNIQUE (source, "localId"),
    CHECK ("endsOn" >= "startsOn")
  );
  CREATE TABLE housing_organization (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source text NOT NULL,
    "localId" text NOT NULL,
    "contentHash" text NOT NULL,
    name text NOT NULL,
    UNIQUE (source, "localId")
  );
  CREATE TABLE housing_project (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    source text NOT NULL,
    "localId" text NOT NULL,
    "contentHash" text NOT NULL,
    "organizationId" uuid NOT NULL REFERENCES housing_organization ON DELETE CASCADE,
    "keptBy" text NOT NULL CONSTRAINT no_project_of_a_victim_service_provider CHECK ("keptBy" <> 'vsp'),
    name text NOT NULL,
    "typeCode" integer CHECK ("typeCode" IN (0,1,2,3,4,6,7,8,9,10,11,12,13,14)),
    "opensOn" date,
    "closesOn" date,
    UNIQUE (source, "localId"),
    CHECK ("closesOn" >= "opensOn")
  );
  CREATE INDEX ON housing_project ("organizationId");
  CREATE INDEX ON housing_project ("keptBy");`;

const HMIS_ROW = `CHECK (category = 'HMIS'), CHECK (organization <> 'vsp'), CHECK ("servicedOn" IS NOT NULL)`;

const STAYS = `
  CREATE TABLE housing_enrolment (
    LIKE agency_record INCLUDING ALL,
    "projectId" uuid NOT NULL REFERENCES housing_project ON DELETE CASCADE,
    "movedInOn" date,
    "priorCode" integer CHECK ("priorCode" IN (${SITUATIONS})),
    "priorSubsidyCode" integer CHECK ("priorSubsidyCode" IN (${SUBSIDIES})),
    ${HMIS_ROW},
    CONSTRAINT moved_in_after_entry CHECK ("movedInOn" >= "servicedOn")
  );
  CREATE INDEX ON housing_enrolment ("projectId");
  CREATE TABLE housing_exit (
    LIKE agency_record INCLUDING ALL,
    "enrolmentId" uuid NOT NULL REFERENCES housing_enrolment ON DELETE CASCADE,
    CONSTRAINT one_exit_for_each_enrolment UNIQUE ("enrolmentId"),
    "destinationCode" integer NOT NULL CHECK ("destinationCode" IN (24,30,${SITUATIONS})),
    "subsidyCode" integer CHECK ("subsidyCode" IN (${SUBSIDIES})),
    ${HMIS_ROW}
  );`;

const DURING_A_STAY = `
  CREATE TABLE living_situation (
    LIKE agency_record INCLUDING ALL,
    "enrolmentId" uuid REFERENCES housing_enrolment ON DELETE CASCADE,
    code integer NOT NULL CHECK (code IN (${SITUATIONS})),
    "subsidyCode" integer CHECK ("subsidyCode" IN (${SUBSIDIES})),
    ${HMIS_ROW}
  );
  CREATE INDEX ON living_situation ("enrolmentId");
  CREATE TABLE current_location (
    LIKE agency_record INCLUDING ALL,
    "enrolmentId" uuid REFERENCES housing_enrolment ON DELETE CASCADE,
    place text NOT NULL CHECK (length(place) BETWEEN 1 AND 300),
    CHECK (category IN ('LOCATION', 'HMIS+LOCATION')),
    CHECK (organization <> 'vsp'),
    CHECK ("servicedOn" IS NOT NULL)
  );
  CREATE INDEX ON current_location ("enrolmentId");
  CREATE TABLE housing_service (
    LIKE agency_record INCLUDING ALL,
    "enrolmentId" uuid REFERENCES housing_enrolment ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('BED_NIGHT','OUTREACH','CASE_MANAGEMENT','BENEFITS','RENT','DEPOSIT','UTILITIES',
      'MOVING_COSTS','TRANSPORT','CHILD_CARE','FOOD','EMERGENCY_HOUSING','HOUSING_STABILITY','VOUCHER_STEP','MOVING_ON',
      'OTHER')),
    "paidCents" integer CHECK ("paidCents" >= 0),
    ${HMIS_ROW}
  );
  CREATE INDEX ON housing_service ("enrolmentId");`;

const VICTIM_SERVICES = `
  CREATE TABLE victim_service_stay (
    LIKE agency_record INCLUDING ALL,
    kind text NOT NULL CHECK (kind IN ('CONFIDENTIAL_SHELTER','SAFE_HOME','HOTEL_STAY','TRANSITIONAL_HOUSING')),
    "endedOn" date,
    CHECK (category = 'VSP'),
    CONSTRAINT kept_by_the_victim_service_provider CHECK (organization = 'vsp'),
    CHECK ("servicedOn" IS NOT NULL),
    CHECK ("endedOn" >= "servicedOn")
  );`;
