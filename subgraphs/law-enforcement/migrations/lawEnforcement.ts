import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LawEnforcement1760000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [CONTACT, OFFENSE, DRUG_QUANTITY, ARREST, WARRANT, REFERRAL, FOLLOWING]) {
      await db.query(statement);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE diversion_referral, police_warrant, arrest, drug_quantity, contact_offense');
    await db.query('DROP TABLE police_contact');
    await db.query('DROP FUNCTION keep_decided_label, follow_contact, pass_label_on');
  }
}

const CONTACT_ONLY = `'LE_CONTACT', 'JUV+LE_CONTACT'`;
const CRIMINAL_HISTORY = `
  'CURRENT+LE_CONTACT', 'LE_CONTACT+NONCONV', 'CONV+LE_CONTACT',
  'CURRENT+JUV+LE_CONTACT', 'JUV+LE_CONTACT+NONCONV', 'CONV+JUV+LE_CONTACT'`;

/** Of a contact and all that hangs on it. Current holds for a time only, and what follows is said with it. */
const CONTACT_RECORD = `
  LIKE agency_record INCLUDING ALL,
  "categoryUntil" timestamptz,
  "categoryThen" text CHECK ("categoryThen" IN (${CRIMINAL_HISTORY})),
  route text CHECK (route IN ('ARREST_DIVERSION', 'SOCIAL_CONTACT', 'COMMUNITY_REFERRAL')),
  "caseOutcome" text CHECK ("caseOutcome" IN ('DECLINED', 'DISMISSED', 'ACQUITTED', 'CONVICTED', 'ADVERSE')),
  CHECK (("categoryUntil" IS NULL) = ("categoryThen" IS NULL)),
  CHECK ((category LIKE 'CURRENT+%') = ("categoryUntil" IS NOT NULL))`;

const ANY_LABEL = `CHECK (category IN (${CONTACT_ONLY}, ${CRIMINAL_HISTORY}))`;

const CONTACT = `
  CREATE TABLE police_contact (
    ${CONTACT_RECORD},
    type text NOT NULL CHECK (type IN (
      'SOCIAL_CONTACT', 'ARREST_DIVERSION', 'CUSTODY_ARREST', 'CITATION', 'FIELD_CONTACT',
      'CRISIS_CALL', 'WELFARE_CHECK', 'TRANSIT_FARE', 'WARRANT_SERVICE', 'COMMUNITY_COMPLAINT')),
    "occurredAt" timestamptz NOT NULL,
    catchment text CHECK (catchment IN (
      'spd-west', 'spd-east', 'spd-north', 'spd-south', 'spd-southwest', 'kcso-transit')),
    disposition text CHECK (disposition IN (
      'DIVERTED_IN_LIEU_OF_BOOKING', 'REFERRED', 'RELEASED', 'CITED', 'BOOKED')),
    driver text NOT NULL CHECK (driver IN ('BH', 'POVERTY', 'BOTH', 'UNKNOWN')),
    "outcomeAt" timestamptz,
    ${ANY_LABEL},
    CONSTRAINT arrest_is_criminal_history CHECK (
      category NOT IN (${CONTACT_ONLY})
      OR (type NOT IN ('ARREST_DIVERSION', 'CUSTODY_ARREST', 'CITATION', 'WARRANT_SERVICE')
        AND coalesce(disposition, '') NOT IN ('DIVERTED_IN_LIEU_OF_BOOKING', 'CITED', 'BOOKED'))),
    CONSTRAINT current_twelve_months CHECK (
      "categoryUntil" AT TIME ZONE 'UTC' <= "occurredAt" AT TIME ZONE 'UTC' + interval '1 year'),
    CHECK (("outcomeAt" IS NULL) = ("caseOutcome" IS NULL))
  );
  CREATE INDEX ON police_contact ("personRef", "categoryThen")`;

const OFFENSE = `
  CREATE TABLE contact_offense (
    ${CONTACT_RECORD},
    "contactId" uuid NOT NULL REFERENCES police_contact,
    "nibrsCode" text NOT NULL CHECK ("nibrsCode" ~ '^[0-9]{2}[0-9A-Z]$'),
    citation text,
    "offenseGroup" text NOT NULL CHECK ("offenseGroup" IN (
      'DRUG_POSSESSION', 'DRUG_SUBSISTENCE_SALE', 'PROSTITUTION', 'SHOPLIFT_THEFT3', 'TRESPASS',
      'PROPERTY_DAMAGE', 'TRANSIT', 'OTHER_POVERTY', 'OTHER')),
    degree integer CHECK (degree BETWEEN 1 AND 4),
    attempted boolean NOT NULL,
    ${ANY_LABEL}
  );
  CREATE INDEX ON contact_offense ("personRef", "categoryThen");
  CREATE INDEX ON contact_offense ("contactId")`;

const DRUG_QUANTITY = `
  CREATE TABLE drug_quantity (
    ${CONTACT_RECORD},
    "contactId" uuid NOT NULL REFERENCES police_contact,
    "offenseId" uuid NOT NULL REFERENCES contact_offense,
    substance text NOT NULL CHECK (substance IN (
      'CRACK_COCAINE', 'COCAINE', 'HEROIN', 'CANNABIS', 'FENTANYL', 'OTHER_OPIOID', 'HALLUCINOGEN',
      'METHAMPHETAMINE', 'OTHER_STIMULANT', 'DEPRESSANT', 'OTHER', 'UNKNOWN')),
    milligrams integer NOT NULL CHECK (milligrams >= 0),
    estimated boolean NOT NULL,
    ${ANY_LABEL}
  );
  CREATE INDEX ON drug_quantity ("personRef", "categoryThen");
  CREATE INDEX ON drug_quantity ("contactId")`;

const ARREST = `
  CREATE TABLE arrest (
    ${CONTACT_RECORD},
    "contactId" uuid NOT NULL REFERENCES police_contact,
    "arrestedAt" timestamptz NOT NULL,
    "arrestType" text CHECK ("arrestType" IN ('O', 'S', 'T')),
    diverted boolean,
    booked boolean,
    CHECK (category IN (${CRIMINAL_HISTORY})),
    CHECK (NOT (diverted AND booked))
  );
  CREATE INDEX ON arrest ("personRef", "categoryThen");
  CREATE INDEX ON arrest ("contactId")`;

const WARRANT = `
  CREATE TABLE police_warrant (
    LIKE agency_record INCLUDING ALL,
    "issuingCourt" text NOT NULL CHECK ("issuingCourt" IN (
      'KING_COUNTY_SUPERIOR', 'KING_COUNTY_DISTRICT', 'SEATTLE_MUNICIPAL', 'BURIEN_MUNICIPAL', 'KENT_MUNICIPAL',
      'AUBURN_MUNICIPAL', 'RENTON_MUNICIPAL', 'FEDERAL_WAY_MUNICIPAL', 'SEATAC_MUNICIPAL', 'TUKWILA_MUNICIPAL',
      'TRIBAL', 'OUT_OF_COUNTY')),
    status text NOT NULL CHECK (status IN ('ACTIVE', 'QUASHED', 'RECALLED', 'SERVED', 'EXPIRED')),
    citation text,
    "bailCents" integer CHECK ("bailCents" >= 0),
    "issuedOn" date NOT NULL,
    "endedOn" date CHECK ("endedOn" >= "issuedOn"),
    "showingAgreed" boolean NOT NULL DEFAULT false,
    CHECK (category IN (${CONTACT_ONLY})),
    CONSTRAINT held_until_agreed CHECK (status <> 'ACTIVE' OR "showingAgreed" OR "obtainedVia" = 'UNSERVED_WARRANT'),
    CHECK ((status = 'ACTIVE') = ("endedOn" IS NULL))
  )`;

const REFERRAL = `
  CREATE TABLE diversion_referral (
    ${CONTACT_RECORD},
    "contactId" uuid REFERENCES police_contact,
    "requestedAt" timestamptz NOT NULL,
    "metAt" timestamptz CHECK ("metAt" >= "requestedAt"),
    outcome text CHECK (outcome IN ('MET', 'PHONE', 'MISSED', 'DECLINED')),
    agreed boolean,
    ${ANY_LABEL},
    CHECK (route IS NOT NULL),
    CHECK (route <> 'ARREST_DIVERSION' OR category NOT IN (${CONTACT_ONLY})),
    CHECK (coalesce(outcome IN ('MET', 'PHONE'), false) = ("metAt" IS NOT NULL))
  );
  CREATE INDEX ON diversion_referral ("personRef", "categoryThen");
  CREATE INDEX ON diversion_referral ("contactId")`;

/**
 * INVARIANT: what a decision made of a contact, a later import does not undo; a row of a contact that tells of an
 * arrest is labelled as the contact, whoever wrote it and in whatever order. The lock makes a row that is being
 * written wait for a decision under way.
 */
const FOLLOWING = `
  CREATE FUNCTION keep_decided_label() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD."outcomeAt" IS NOT NULL AND NEW."outcomeAt" IS NOT DISTINCT FROM OLD."outcomeAt" THEN
      NEW.category := CASE WHEN NEW.category LIKE '%JUV%' AND OLD.category NOT LIKE '%JUV%'
        THEN replace(OLD.category, 'LE_CONTACT', 'JUV+LE_CONTACT') ELSE OLD.category END;
      NEW."categoryUntil" := OLD."categoryUntil";
      NEW."categoryThen" := OLD."categoryThen";
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION follow_contact() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE contact police_contact;
  BEGIN
    SELECT * INTO contact FROM police_contact WHERE id = NEW."contactId" FOR SHARE;
    IF NOT FOUND THEN
      RETURN NEW;
    END IF;
    NEW.route := coalesce(contact.route, NEW.route);
    NEW."caseOutcome" := contact."caseOutcome";
    IF contact.category NOT IN (${CONTACT_ONLY}) OR NEW.category IN (${CONTACT_ONLY}) THEN
      NEW.category := contact.category;
      NEW."categoryUntil" := contact."categoryUntil";
      NEW."categoryThen" := contact."categoryThen";
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION pass_label_on() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE contact_offense SET category = category WHERE "contactId" = NEW.id;
    UPDATE drug_quantity SET category = category WHERE "contactId" = NEW.id;
    UPDATE arrest SET category = category WHERE "contactId" = NEW.id;
    UPDATE diversion_referral SET category = category WHERE "contactId" = NEW.id;
    RETURN NULL;
  END $$;

  CREATE TRIGGER keep_decided_label BEFORE UPDATE ON police_contact
    FOR EACH ROW EXECUTE FUNCTION keep_decided_label();
  CREATE TRIGGER pass_label_on AFTER UPDATE ON police_contact
    FOR EACH ROW WHEN ((OLD.category, OLD."categoryUntil", OLD."categoryThen", OLD.route, OLD."caseOutcome")
      IS DISTINCT FROM (NEW.category, NEW."categoryUntil", NEW."categoryThen", NEW.route, NEW."caseOutcome"))
    EXECUTE FUNCTION pass_label_on();
  CREATE TRIGGER follow_contact BEFORE INSERT OR UPDATE ON contact_offense
    FOR EACH ROW EXECUTE FUNCTION follow_contact();
  CREATE TRIGGER follow_contact BEFORE INSERT OR UPDATE ON drug_quantity
    FOR EACH ROW EXECUTE FUNCTION follow_contact();
  CREATE TRIGGER follow_contact BEFORE INSERT OR UPDATE ON arrest
    FOR EACH ROW EXECUTE FUNCTION follow_contact();
  CREATE TRIGGER follow_contact BEFORE INSERT OR UPDATE ON diversion_referral
    FOR EACH ROW EXECUTE FUNCTION follow_contact()`;
