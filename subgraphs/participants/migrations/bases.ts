import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What else makes a disclosure lawful, or bars it: representatives, orders, emergencies, restrictions, parts taken back. */
export class Bases1763900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(REPRESENTATIVES);
    await db.query(CONSENTS);
    await db.query(ORDERS);
    await db.query(EMERGENCIES);
    await db.query(RESTRICTIONS);
    await db.query(DEPARTURES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE staff_departure, restriction, emergency, court_order, consent_withdrawal`);
    await db.query(`ALTER TABLE consent DROP COLUMN "representativeId", DROP COLUMN matter, DROP COLUMN "conditionBy",
      DROP COLUMN concerns, DROP COLUMN "reaffirmedAt", DROP COLUMN "survivesDeath", DROP COLUMN language,
      DROP CONSTRAINT "consent_signedBy_check", DROP CONSTRAINT consent_signed,
      ADD CONSTRAINT "consent_signedBy_check" CHECK ("signedBy" IN ('PARTICIPANT','REPRESENTATIVE'))`);
    await db.query(`DROP TABLE representative`);
  }
}

const REPRESENTATIVES = `
  CREATE TABLE representative (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    account text,
    kind text NOT NULL CHECK (kind IN ('PARENT','GUARDIAN','ATTORNEY_IN_FACT','EXECUTOR','PROGRAM_DIRECTOR')),
    "startsAt" timestamptz NOT NULL,
    "endsAt" timestamptz,
    "recordedBy" text NOT NULL,
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON representative ("participantId");
  CREATE INDEX ON representative (account, "participantId");`;

const CONSENTS = `
  ALTER TABLE consent
    ADD COLUMN "representativeId" uuid REFERENCES representative,
    ADD COLUMN matter text,
    ADD COLUMN "conditionBy" text[] NOT NULL DEFAULT '{}',
    ADD COLUMN concerns text[] NOT NULL DEFAULT '{}' CHECK (concerns <@ ARRAY['CAPACITY','CUSTODIAL_SETTING']),
    ADD COLUMN "reaffirmedAt" timestamptz,
    ADD COLUMN "survivesDeath" boolean NOT NULL DEFAULT false,
    ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en','es')),
    DROP CONSTRAINT "consent_signedBy_check",
    ADD CONSTRAINT "consent_signedBy_check" CHECK ("signedBy" IN ('PARTICIPANT','REPRESENTATIVE','BOTH')),
    ADD CONSTRAINT consent_signed CHECK (status <> 'ACTIVE' OR "signedAt" IS NOT NULL);
  CREATE TABLE consent_withdrawal (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "consentId" uuid NOT NULL REFERENCES consent,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    "provisionId" uuid REFERENCES provision,
    recipients text[] CHECK (cardinality(recipients) > 0),
    categories text[] CHECK (cardinality(categories) > 0),
    "recordedBy" text NOT NULL
  );
  CREATE INDEX ON consent_withdrawal ("consentId");`;

const ORDERS = `
  CREATE TABLE court_order (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    type text NOT NULL CHECK (type IN ('PART2_2_64','PART2_2_65','GENERAL','SUBPOENA')),
    court text NOT NULL,
    "causeNumber" text NOT NULL,
    recipients text[] NOT NULL CHECK (cardinality(recipients) > 0),
    purposes text[] NOT NULL CHECK (cardinality(purposes) > 0 AND purposes <@ ARRAY['HLEGAL','MANDATE']),
    categories text[] NOT NULL CHECK (cardinality(categories) > 0),
    sources text[] CHECK (cardinality(sources) > 0),
    dates jsonb NOT NULL DEFAULT '[]',
    mandate boolean NOT NULL,
    "confidentialCommunications" boolean NOT NULL DEFAULT false,
    "startsAt" timestamptz NOT NULL,
    "endsAt" timestamptz,
    "recordedBy" text NOT NULL,
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON court_order ("participantId");`;

/** Who is meant may be nobody's id: a declaration is kept whether or not there is such a participant. */
const EMERGENCIES = `
  CREATE TABLE emergency (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('MEDICAL','DISASTER','THREAT')),
    organization text NOT NULL REFERENCES partner_organization,
    "declaredBy" text NOT NULL,
    nature text NOT NULL,
    "medicalPerson" text,
    affiliation text,
    discloser text,
    "startsAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
    "endsAt" timestamptz NOT NULL,
    "reviewedAt" timestamptz,
    "reviewedBy" text,
    finding text CHECK (finding IN ('JUSTIFIED','NOT_JUSTIFIED')),
    CHECK ("endsAt" > "startsAt"),
    CHECK (kind = 'THREAT' OR ("medicalPerson" IS NOT NULL AND affiliation IS NOT NULL AND discloser IS NOT NULL)),
    CHECK (("reviewedAt" IS NULL) = (finding IS NULL) AND ("reviewedAt" IS NULL) = ("reviewedBy" IS NULL))
  );
  CREATE INDEX ON emergency ("participantId");
  CREATE INDEX ON emergency ("startsAt") WHERE "reviewedAt" IS NULL;`;

const RESTRICTIONS = `
  CREATE TABLE restriction (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "participantId" uuid NOT NULL REFERENCES participant,
    kind text NOT NULL CHECK (kind IN ('AGREED','ORAL_REVOCATION')),
    "consentId" uuid REFERENCES consent,
    recipients text[] CHECK (cardinality(recipients) > 0),
    categories text[] CHECK (cardinality(categories) > 0),
    purposes text[] CHECK (cardinality(purposes) > 0),
    holders text[] CHECK (cardinality(holders) > 0),
    "startsAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
    "endsAt" timestamptz,
    "recordedBy" text NOT NULL,
    CHECK ((kind = 'ORAL_REVOCATION') = ("consentId" IS NOT NULL)),
    CHECK ("endsAt" > "startsAt")
  );
  CREATE INDEX ON restriction ("participantId");`;

const DEPARTURES = `
  CREATE TABLE staff_departure (
    account text PRIMARY KEY,
    "leftAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
    "recordedBy" text NOT NULL
  );`;
