import { type Fact, localDayOf } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { RACE_ETHNICITY } from '../program/newPerson';

const { PROG, IDENT, COMP } = DataCategory;

const OF_PARTICIPANT = '"participantId"';

const PERSON: Fact = {
  name: 'person',
  description: 'Date of birth, with sex and with race and ethnicity as the participant gave them.',
  kind: 'EVENT',
  categories: [IDENT],
  tables: { participant: 'id', reference: OF_PARTICIPANT },
  sql: `SELECT id AS "personRef", "dateOfBirth" AS day, sex,
    CASE WHEN cardinality("raceEthnicity") > 1 THEN 'MULTIPLE' ELSE "raceEthnicity"[1] END AS race FROM participant`,
  attributes: {
    sex: ['FEMALE', 'MALE', 'X', 'UNKNOWN'],
    race: [...RACE_ETHNICITY, 'MULTIPLE'],
  },
};

const REFERRAL: Fact = {
  name: 'referral',
  description: 'Referral to the program, by its route, the place where it was made, the offence, and what came of it.',
  kind: 'EVENT',
  categories: [PROG],
  tables: { referral: OF_PARTICIPANT },
  sql: `SELECT "participantId" AS "personRef", ${localDayOf('"madeAt"')} AS day, route, catchment, "offenseGroup", driver, status FROM referral`,
  attributes: {
    route: [
      'ARREST_DIVERSION',
      'SOCIAL_CONTACT',
      'COMMUNITY_REFERRAL',
      'PROSECUTOR_REFERRAL',
      'JAIL_REFERRAL',
      'COURT_REFERRAL',
    ],
    catchment: ['spd-west', 'spd-east', 'spd-north', 'spd-south', 'spd-southwest', 'kcso-transit', 'burien'],
    offenseGroup: [
      'DRUG_POSSESSION',
      'DRUG_SUBSISTENCE_SALE',
      'PROSTITUTION',
      'SHOPLIFT_THEFT3',
      'TRESPASS',
      'PROPERTY_DAMAGE',
      'TRANSIT',
      'OTHER_POVERTY',
      'OTHER',
    ],
    driver: ['BH', 'POVERTY', 'BOTH', 'UNKNOWN'],
    status: ['REFERRED', 'SCREENED', 'DECLINED', 'INELIGIBLE', 'ACCEPTED', 'INTAKE_IN_PROGRESS', 'ENROLLED'],
  },
};

const HAND_OFF: Fact = {
  name: 'hand-off',
  description: 'Hand-off to a case manager: that they met, spoke by telephone, or did not.',
  kind: 'EVENT',
  categories: [PROG],
  tables: { referral: OF_PARTICIPANT },
  sql: `SELECT "participantId" AS "personRef", ${localDayOf('coalesce("handOffMetAt", "handOffRequestedAt")')} AS day,
    "handOffOutcome" AS outcome FROM referral WHERE "handOffRequestedAt" IS NOT NULL`,
  attributes: { outcome: ['MET', 'PHONE', 'MISSED', 'DECLINED'] },
};

const SCREEN: Fact = {
  name: 'eligibility-screen',
  description: 'Decision whether somebody is eligible, with the first reason why not.',
  kind: 'EVENT',
  categories: [PROG],
  tables: {
    eligibility_screen: '(SELECT "participantId" FROM referral r WHERE r.id = changed."referralId")',
    referral: OF_PARTICIPANT,
  },
  sql: `SELECT r."participantId" AS "personRef", ${localDayOf('s."decidedAt"')} AS day, s.result, s.reasons[1] AS reason
    FROM eligibility_screen s JOIN referral r ON r.id = s."referralId"`,
  attributes: {
    result: ['ELIGIBLE', 'PRESUMPTIVELY_ELIGIBLE', 'INELIGIBLE', 'OVERRIDDEN'],
    reason: [
      'OVER_THREE_GRAMS',
      'SALE_BEYOND_SUBSISTENCE',
      'EXPLOITS_MINORS',
      'PROMOTES_PROSTITUTION',
      'DISQUALIFYING_HISTORY',
    ],
  },
};

const ENROLMENT: Fact = {
  name: 'enrolment',
  description: 'Enrolment in the program, by who pays, and whether it is in the Trueblood expansion.',
  kind: 'EVENT',
  categories: [PROG, COMP],
  tables: { enrolment: OF_PARTICIPANT },
  sql: `SELECT "participantId" AS "personRef", ${localDayOf('"enrolledAt"')} AS day, "fundingSource" AS funding,
    CASE WHEN trueblood THEN 'YES' ELSE 'NO' END AS trueblood FROM enrolment`,
  attributes: {
    funding: ['midd-2', 'midd-renewed', 'trueblood-phase-iii', 'seattle-hsd', 'hca-lead'],
    trueblood: ['YES', 'NO'],
  },
};

const ENGAGEMENT: Fact = {
  name: 'engagement',
  description: 'Whether a participant is in touch with the program.',
  kind: 'STATE',
  categories: [PROG],
  tables: { engagement_spell: '(SELECT "participantId" FROM enrolment e WHERE e.id = changed."enrolmentId")' },
  sql: `SELECT e."participantId" AS "personRef", ${localDayOf('s."startedAt"')} AS day, 'ACTIVE' AS status
      FROM engagement_spell s JOIN enrolment e ON e.id = s."enrolmentId"
    UNION ALL SELECT e."participantId", ${localDayOf('s."endedAt"')}, 'INACTIVE'
      FROM engagement_spell s JOIN enrolment e ON e.id = s."enrolmentId" WHERE s."endedAt" IS NOT NULL`,
  attributes: { status: ['INACTIVE', 'ACTIVE'] },
};

const PROGRAM_END: Fact = {
  name: 'program-end',
  description: 'End of an enrolment, which the participant asked for or life brought.',
  kind: 'EVENT',
  categories: [PROG],
  tables: { enrolment: OF_PARTICIPANT },
  sql: `SELECT "participantId" AS "personRef", ${localDayOf('"endedAt"')} AS day, ended AS reason FROM enrolment WHERE "endedAt" IS NOT NULL`,
  attributes: { reason: ['DECEASED', 'WITHDREW_BY_REQUEST', 'MOVED_TRANSFERRED'] },
};

const DEATH: Fact = {
  name: 'death',
  description: 'Death of a participant.',
  kind: 'EVENT',
  categories: [IDENT],
  tables: { participant: 'id' },
  sql: `SELECT id AS "personRef", "deceasedOn" AS day FROM participant WHERE "deceasedOn" IS NOT NULL`,
  attributes: {},
};

const PROSECUTOR_CONSENT: Fact = {
  name: 'prosecutor-consent',
  description: 'Signature under a consent with a line that lets a prosecutor have something.',
  kind: 'EVENT',
  categories: [PROG],
  tables: { consent: OF_PARTICIPANT },
  sql: `SELECT c."participantId" AS "personRef", ${localDayOf('c."signedAt"')} AS day FROM consent c
    WHERE c.status = 'ACTIVE' AND c."signedAt" IS NOT NULL AND EXISTS (SELECT FROM provision v
      JOIN partner_organization o ON o.code = ANY(v.recipients) AND o.kind = 'PROSECUTION'
      WHERE v."consentId" = c.id AND v.effect = 'PERMIT')`,
  attributes: {},
};

export const facts: readonly Fact[] = [
  PERSON,
  REFERRAL,
  HAND_OFF,
  SCREEN,
  ENROLMENT,
  ENGAGEMENT,
  PROGRAM_END,
  DEATH,
  PROSECUTOR_CONSENT,
];
