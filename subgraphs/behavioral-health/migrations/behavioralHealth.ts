import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BehavioralHealth1760000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [PROGRAMS, PART2, KEEP_LABEL, COUNSELING]) await db.query(statement);
    for (const [table, columns] of Object.entries(NOUNS)) await db.query(careTable(table, columns));
    await db.query(COUNSELING_NOTE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA counseling CASCADE');
    for (const table of Object.keys(NOUNS).reverse()) await db.query(`DROP TABLE ${table}`);
    await db.query('DROP FUNCTION keep_label_of_program, part2_program_on');
    await db.query('DROP TABLE care_program_status, care_program');
  }
}

const PROGRAMS = `
  CREATE TABLE care_program (
    code text PRIMARY KEY,
    name text NOT NULL,
    organization text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('SUBSTANCE_USE', 'MENTAL_HEALTH', 'GENERAL')),
    UNIQUE (code, organization)
  );
  CREATE TABLE care_program_status (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    program text NOT NULL REFERENCES care_program,
    part2 boolean NOT NULL,
    "holdsOutAsSud" boolean NOT NULL,
    "coveredEntity" boolean NOT NULL,
    "from" date,
    "to" date,
    CONSTRAINT end_not_before_begin CHECK ("to" >= "from")
  );
  CREATE INDEX ON care_program_status (program)`;

/** A day that no status covers, or that nobody knows, counts as one under Part 2 unless every status says otherwise. */
const PART2 = `
  CREATE FUNCTION part2_program_on(text, date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(bool_or(part2), true) FROM care_program_status
    WHERE program = $1
      AND ($2 IS NULL OR $2 BETWEEN coalesce("from", '-infinity') AND coalesce("to", 'infinity'))
  $$`;

/**
 * INVARIANT: whoever writes a row and whatever label they give it, one of a program that was a Part 2 program on
 * the date of service has that category, and one of a mental health program is mental health information. It only adds.
 */
const KEEP_LABEL = `
  CREATE FUNCTION keep_label_of_program() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    part2 CONSTANT text := TG_ARGV[0];
    mental_health CONSTANT text := TG_ARGV[1];
    categories text[] := string_to_array(NEW.category, '+');
  BEGIN
    IF part2_program_on(NEW."sourceProgram", NEW."servicedOn") THEN
      categories := categories || part2;
    END IF;
    IF EXISTS (SELECT FROM care_program WHERE code = NEW."sourceProgram" AND kind = 'MENTAL_HEALTH') THEN
      categories := categories || mental_health;
    END IF;
    IF categories <> ARRAY['PHI'] THEN
      categories := array_remove(categories, 'PHI');
    END IF;
    NEW.category := (
      SELECT string_agg(each, '+' ORDER BY each COLLATE "C") FROM (SELECT DISTINCT unnest(categories) AS each) AS told);
    RETURN NEW;
  END $$`;

const COUNSELING = 'CREATE SCHEMA counseling';

const CARE = `'PHI', 'MH', 'STI', 'SUD_P2', 'MH+STI', 'MH+SUD_P2', 'STI+SUD_P2', 'MH+STI+SUD_P2'`;
const COMPETENCY_CARE = `${CARE},
  'COMP', 'COMP+MH', 'COMP+STI', 'COMP+SUD_P2',
  'COMP+MH+STI', 'COMP+MH+SUD_P2', 'COMP+STI+SUD_P2', 'COMP+MH+STI+SUD_P2'`;

const ENDED = `"endedOn" date, CONSTRAINT end_not_before_begin CHECK ("endedOn" >= "servicedOn")`;

/** By table, in the order in which they refer to each other. */
const NOUNS: Readonly<Record<string, string>> = {
  care_episode: `
    status text NOT NULL CHECK (status IN ('PLANNED', 'WAITLIST', 'ACTIVE', 'ON_HOLD', 'FINISHED', 'CANCELLED')),
    ${ENDED},
    CHECK (category IN (${COMPETENCY_CARE}))`,
  care_encounter: `
    "episodeId" uuid REFERENCES care_episode ON DELETE SET NULL,
    class text NOT NULL CHECK (class IN ('AMB', 'EMER', 'FLD', 'HH', 'IMP', 'VR')),
    status text NOT NULL CHECK (status IN (
      'PLANNED', 'ARRIVED', 'TRIAGED', 'IN_PROGRESS', 'ON_LEAVE', 'FINISHED', 'CANCELLED', 'UNKNOWN')),
    "startedAt" timestamptz NOT NULL,
    "endedAt" timestamptz,
    crisis boolean NOT NULL,
    type text,
    reason text,
    "reasonCode" text,
    services text[] NOT NULL,
    CONSTRAINT end_not_before_begin CHECK ("endedAt" >= "startedAt"),
    CHECK (category IN (${COMPETENCY_CARE}))`,
  clinical_assessment: `
    tool text NOT NULL CHECK (tool IN (
      'PSYCHOSOCIAL', 'ASAM_CRITERIA', 'PHQ_2', 'PHQ_9', 'GAD_7', 'C_SSRS', 'GAIN_SS', 'AUDIT', 'AUDIT_C', 'DAST_10',
      'DEPRESSION_SCREENING', 'MMSE', 'PAIN_RATING', 'HIV_STATUS', 'COMPETENCY_EVALUATION')),
    loinc text,
    score double precision,
    finding text,
    CHECK (category IN (${COMPETENCY_CARE}))`,
  diagnosis: `
    icd10 text,
    snomed text,
    display text NOT NULL,
    "clinicalStatus" text CHECK ("clinicalStatus" IN (
      'ACTIVE', 'RECURRENCE', 'RELAPSE', 'INACTIVE', 'REMISSION', 'RESOLVED')),
    verification text CHECK (verification IN (
      'UNCONFIRMED', 'PROVISIONAL', 'DIFFERENTIAL', 'CONFIRMED', 'REFUTED')),
    "onsetOn" date,
    "abatedOn" date,
    CONSTRAINT has_a_code CHECK (num_nonnulls(icd10, snomed) > 0),
    CONSTRAINT end_not_before_begin CHECK ("abatedOn" >= "onsetOn"),
    CHECK (category IN (${CARE}))`,
  level_of_care: `
    edition text NOT NULL,
    level text NOT NULL,
    CONSTRAINT level_of_edition CHECK (
      (edition = 'ASAM_3' AND level IN (
        '0.5', 'OTP', '1', '2.1', '2.5', '3.1', '3.3', '3.5', '3.7', '4', '1-WM', '2-WM', '3.2-WM', '3.7-WM', '4-WM'))
      OR (edition = 'ASAM_4' AND level IN (
        '1.0', '1.5', '1.7', '2.1', '2.5', '2.7', '3.1', '3.5', '3.7', '3.7-BIO', '4.0'))),
    CHECK (category IN (${CARE}))`,
  medication_order: `
    rxnorm text,
    display text NOT NULL,
    status text NOT NULL CHECK (status IN (
      'ACTIVE', 'ON_HOLD', 'CANCELLED', 'COMPLETED', 'STOPPED', 'DRAFT', 'UNKNOWN')),
    ingredients text[] NOT NULL,
    CHECK (category IN (${CARE}))`,
  care_plan: `
    title text NOT NULL,
    status text NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'ON_HOLD', 'REVOKED', 'COMPLETED', 'UNKNOWN')),
    activities text[] NOT NULL,
    ${ENDED},
    CHECK (category IN (${CARE}))`,
  care_goal: `
    "carePlanId" uuid REFERENCES care_plan ON DELETE SET NULL,
    description text NOT NULL,
    status text NOT NULL CHECK (status IN (
      'PROPOSED', 'PLANNED', 'ACCEPTED', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED', 'REJECTED')),
    "participantAuthored" boolean NOT NULL,
    CHECK (category IN (${CARE}))`,
  care_note: `
    kind text NOT NULL CHECK (kind IN ('PROGRESS', 'SUMMARY')),
    text text NOT NULL,
    "drawnFrom" uuid[] NOT NULL,
    CHECK (category IN (${COMPETENCY_CARE}))`,
  harm_reduction_contact: `
    kind text NOT NULL CHECK (kind IN (
      'NALOXONE_KIT', 'DRUG_CHECKING', 'WOUND_CARE', 'SYRINGE_SERVICES', 'SAFER_USE_SUPPLIES', 'INFECTION_TESTING')),
    quantity integer CHECK (quantity > 0),
    CONSTRAINT test_is_sti CHECK (kind <> 'INFECTION_TESTING' OR category LIKE '%STI%'),
    CHECK (category IN (${CARE}))`,
};

/** In a schema of its own, to which no other noun refers. */
const COUNSELING_NOTE = careTable(
  'counseling.counseling_note',
  `
    kind text NOT NULL,
    text text NOT NULL,
    author text NOT NULL,
    CONSTRAINT category_of_kind CHECK (
      (kind = 'SUD_COUNSELING_NOTE' AND category IN ('SUD_CN', 'MH_PN+SUD_CN'))
      OR (kind = 'PSYCHOTHERAPY_NOTE' AND category IN ('MH_PN', 'MH_PN+SUD_CN')))`,
  `'SUD_CN', 'MH_PN'`,
);

/** `added`: the categories that a Part 2 program and a mental health program call for. */
function careTable(table: string, columns: string, added = `'SUD_P2', 'MH'`): string {
  return `
    CREATE TABLE ${table} (
      LIKE agency_record INCLUDING ALL,
      CONSTRAINT has_a_program CHECK ("sourceProgram" IS NOT NULL),
      CONSTRAINT program_of_organization
        FOREIGN KEY ("sourceProgram", organization) REFERENCES care_program (code, organization),
      ${columns}
    );
    CREATE TRIGGER keep_label BEFORE INSERT OR UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION keep_label_of_program(${added})`;
}
