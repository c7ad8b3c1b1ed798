import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Participants, what is known of them in the program, and what they consented to. */
export class Core1760000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ORGANIZATIONS);
    await db.query(PARTICIPANTS);
    await db.query(WORKFLOW);
    await db.query(CONSENTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE provision, consent, representation, assignment, engagement_spell, enrolment, eligibility_screen,
      eligibility_policy, referral, reference, identifier, participant, agreement, funding_source, catchment, partner_organization`);
  }
}

const ORGANIZATIONS = `
  CREATE TABLE partner_organization (
    code text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('POLICE','PROJECT_MANAGEMENT','CASE_MANAGEMENT','BEHAVIORAL_HEALTH','HOUSING','VICTIM_SERVICES',
      'PROSECUTION','DEFENSE','COURT','EMERGENCY_MEDICAL','POLICY','EVALUATION','COMMUNITY_PARTNER')),
    "legalKinds" text[] NOT NULL DEFAULT '{}',
    "activeFrom" date NOT NULL,
    "activeTo" date,
    "succeededBy" text REFERENCES partner_organization,
    CHECK ("activeTo" >= "activeFrom")
  );
  CREATE TABLE agreement (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    type text NOT NULL CHECK (type IN ('QSOA','AUDIT','DISCLOSER_AUDIT','EVALUATION','RESEARCH','CHRI_CONTRACT','CHRI_RESEARCH','MOU','BAA')),
    organization text NOT NULL REFERENCES partner_organization,
    sources text[],
    "startsAt" timestamptz NOT NULL,
    "endsAt" timestamptz,
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON agreement (organization);
  CREATE TABLE catchment (
    code text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('SPD_PRECINCT','TRANSIT_ZONE','CITY')),
    organization text NOT NULL REFERENCES partner_organization,
    "activeFrom" date NOT NULL,
    "activeTo" date,
    CHECK ("activeTo" >= "activeFrom")
  );
  CREATE TABLE funding_source (
    code text PRIMARY KEY,
    name text NOT NULL,
    "startsOn" date NOT NULL,
    "endsOn" date,
    CHECK ("endsOn" >= "startsOn")
  );`;

const PARTICIPANTS = `
  CREATE TABLE participant (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "preferredName" text,
    "familyName" text,
    "dateOfBirth" date,
    sex text,
    "raceEthnicity" text[] NOT NULL DEFAULT '{}',
    languages text[] NOT NULL DEFAULT '{}',
    phone text,
    "deceasedOn" date,
    account text UNIQUE
  );
  CREATE INDEX ON participant (lower("familyName"), "dateOfBirth");
  CREATE TABLE identifier (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    system text NOT NULL,
    value text NOT NULL,
    assigner text NOT NULL REFERENCES partner_organization,
    "startsOn" date,
    "endsOn" date,
    confidence real NOT NULL DEFAULT 1 CHECK (confidence BETWEEN 0 AND 1),
    UNIQUE (system, value),
    CHECK ("endsOn" >= "startsOn")
  );
  CREATE INDEX ON identifier ("participantId");
  CREATE TABLE reference (
    ref uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    agency text NOT NULL,
    "pairedAt" timestamptz,
    UNIQUE ("participantId", agency)
  );`;

const WORKFLOW = `
  CREATE TABLE referral (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    route text NOT NULL CHECK (route IN ('ARREST_DIVERSION','SOCIAL_CONTACT','COMMUNITY_REFERRAL','PROSECUTOR_REFERRAL','JAIL_REFERRAL','COURT_REFERRAL')),
    "referredBy" text NOT NULL REFERENCES partner_organization,
    "referredTo" text NOT NULL REFERENCES partner_organization,
    catchment text REFERENCES catchment,
    "offenseGroup" text,
    driver text NOT NULL DEFAULT 'UNKNOWN' CHECK (driver IN ('BH','POVERTY','BOTH','UNKNOWN')),
    "madeAt" timestamptz NOT NULL,
    "handOffRequestedAt" timestamptz,
    "handOffMetAt" timestamptz,
    "handOffOutcome" text CHECK ("handOffOutcome" IN ('MET','PHONE','MISSED','DECLINED')),
    "agreedAt" timestamptz,
    "closedAt" timestamptz,
    status text NOT NULL CHECK (status IN ('REFERRED','SCREENED','DECLINED','INELIGIBLE','ACCEPTED','INTAKE_IN_PROGRESS','ENROLLED')),
    CHECK ("handOffMetAt" >= "handOffRequestedAt"),
    CHECK ("closedAt" >= "madeAt")
  );
  CREATE INDEX ON referral ("participantId");
  CREATE TABLE eligibility_policy (
    site text NOT NULL,
    version integer NOT NULL,
    "effectiveFrom" date NOT NULL,
    criteria jsonb NOT NULL,
    PRIMARY KEY (site, version)
  );
  CREATE TABLE eligibility_screen (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "referralId" uuid NOT NULL REFERENCES referral,
    site text NOT NULL,
    "policyVersion" integer NOT NULL,
    result text NOT NULL CHECK (result IN ('ELIGIBLE','PRESUMPTIVELY_ELIGIBLE','INELIGIBLE','OVERRIDDEN')),
    reasons text[] NOT NULL DEFAULT '{}',
    "overrideReason" text,
    "decidedBy" text NOT NULL,
    "decidedAt" timestamptz NOT NULL,
    FOREIGN KEY (site, "policyVersion") REFERENCES eligibility_policy,
    CHECK ((result = 'OVERRIDDEN') = ("overrideReason" IS NOT NULL))
  );
  CREATE INDEX ON eligibility_screen ("referralId");
  CREATE TABLE enrolment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL UNIQUE REFERENCES participant,
    "referralId" uuid NOT NULL REFERENCES referral,
    "enrolledAt" timestamptz NOT NULL,
    "fundingSource" text REFERENCES funding_source,
    trueblood boolean NOT NULL DEFAULT false,
    ended text CHECK (ended IN ('DECEASED','WITHDREW_BY_REQUEST','MOVED_TRANSFERRED')),
    "endedAt" timestamptz,
    CHECK ((ended IS NULL) = ("endedAt" IS NULL))
  );
  CREATE TABLE engagement_spell (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "enrolmentId" uuid NOT NULL REFERENCES enrolment,
    "startedAt" timestamptz NOT NULL,
    "endedAt" timestamptz,
    reason text,
    CHECK ("endedAt" > "startedAt")
  );
  CREATE UNIQUE INDEX ON engagement_spell ("enrolmentId") WHERE "endedAt" IS NULL;
  CREATE TABLE assignment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    organization text NOT NULL REFERENCES partner_organization,
    "caseManager" text NOT NULL,
    "caseManagerName" text,
    "startsAt" timestamptz NOT NULL,
    "endsAt" timestamptz,
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON assignment ("participantId");
  CREATE UNIQUE INDEX ON assignment ("participantId") WHERE "endsAt" IS NULL;
  CREATE INDEX ON assignment (organization, "participantId");
  CREATE TABLE representation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    organization text NOT NULL REFERENCES partner_organization,
    "startsAt" timestamptz NOT NULL,
    "endsAt" timestamptz,
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON representation ("participantId");`;

const CONSENTS = `
  CREATE TABLE consent (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    type text NOT NULL CHECK (type IN ('TPO_SINGLE','ROI_MULTIPARTY','SUD_COUNSELING_NOTES','PSYCHOTHERAPY_NOTES','LEGAL_PROCEEDINGS',
      'CJ_MONITORING_235','VSP_RELEASE','HMIS_ROI','RESEARCH','STI_EXPRESS')),
    status text NOT NULL CHECK (status IN ('DRAFT','ACTIVE','REJECTED','ENTERED_IN_ERROR')),
    disclosers text[] NOT NULL,
    "signedAt" timestamptz,
    "signedBy" text NOT NULL DEFAULT 'PARTICIPANT' CHECK ("signedBy" IN ('PARTICIPANT','REPRESENTATIVE')),
    statements text[] NOT NULL DEFAULT '{}',
    "recordedBy" text,
    "startsAt" timestamptz NOT NULL,
    expiry text NOT NULL CHECK (expiry IN ('AT','EVENT','NONE')),
    "expiryEvent" text,
    "endsAt" timestamptz,
    "revokedAt" timestamptz,
    CHECK ((expiry = 'EVENT') = ("expiryEvent" IS NOT NULL)),
    CHECK (expiry <> 'AT' OR "endsAt" IS NOT NULL),
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON consent ("participantId");
  CREATE TABLE provision (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "consentId" uuid NOT NULL REFERENCES consent,
    effect text NOT NULL CHECK (effect IN ('PERMIT','DENY')),
    recipients text[] NOT NULL CHECK (cardinality(recipients) > 0),
    categories text[] NOT NULL CHECK (cardinality(categories) > 0),
    purposes text[] NOT NULL CHECK (cardinality(purposes) > 0),
    sources text[],
    "from" date,
    "until" date,
    CHECK ("until" >= "from")
  );
  CREATE INDEX ON provision ("consentId");`;
