import { categoriesOf, type Fact, localDayOf, OF_PERSON, wordOf, YES_NO, yesNo } from '@lead-graph/kit';
import { agencyNamed } from '@lead-graph/schema';
import { Arrest } from './arrest';
import { ArrestType } from './codes/arrestType';
import { CATCHMENTS } from './codes/catchment';
import { ContactDisposition } from './codes/contactDisposition';
import { ContactDriver } from './codes/contactDriver';
import { ContactType } from './codes/contactType';
import { DiversionRoute } from './codes/diversionRoute';
import { HandOffOutcome } from './codes/handOffOutcome';
import { IssuingCourt } from './codes/issuingCourt';
import { OffenseGroup } from './codes/offenseGroup';
import { WarrantStatus } from './codes/warrantStatus';
import { ContactOffense } from './contactOffense';
import { DiversionReferral } from './diversionReferral';
import { DrugQuantity } from './drugQuantity';
import { PoliceContact } from './policeContact';
import { PoliceWarrant } from './policeWarrant';

/** Which police it was; a precinct or zone is the smallest unit that is kept. */
const POLICE = agencyNamed('law-enforcement').organizations;

/** The group of a contact's offenses, where they are of one. */
const GROUP_OF_CONTACT = `(SELECT CASE WHEN min("offenseGroup") <> max("offenseGroup") THEN 'SEVERAL' ELSE min("offenseGroup") END
  FROM contact_offense o WHERE o."contactId" = c.id)`;
const GROUPS = [...Object.values(OffenseGroup), 'SEVERAL'];

/** Three grams, in milligrams: above them nobody is diverted. */
const MOST_DIVERTED = 3_000;

const DRUGS_OF_CONTACT = `(SELECT ${wordOf(`(sum(milligrams) > ${MOST_DIVERTED})`, { true: 'OVER_THREE_GRAMS', false: 'UP_TO_THREE_GRAMS' })}
  FROM drug_quantity q WHERE q."contactId" = c.id)`;

const CONTACT: Fact = {
  name: 'police-contact',
  description: 'Meeting of police and a person, by why and where they met, what it was about, and how it ended.',
  kind: 'EVENT',
  categories: categoriesOf(PoliceContact, ContactOffense, DrugQuantity),
  tables: { police_contact: OF_PERSON, contact_offense: OF_PERSON, drug_quantity: OF_PERSON },
  sql: `SELECT "personRef", ${localDayOf('"occurredAt"')} AS day, type, organization AS police, catchment, disposition, driver,
    ${GROUP_OF_CONTACT} AS "offenseGroup", ${DRUGS_OF_CONTACT} AS drugs FROM police_contact c`,
  attributes: {
    type: Object.values(ContactType),
    police: POLICE,
    catchment: CATCHMENTS,
    disposition: Object.values(ContactDisposition),
    driver: Object.values(ContactDriver),
    offenseGroup: GROUPS,
    drugs: ['UP_TO_THREE_GRAMS', 'OVER_THREE_GRAMS'],
  },
};

const ARREST: Fact = {
  name: 'arrest',
  description: 'Arrest, on a warrant or for a new offense, and whether it led to a booking or to diversion.',
  kind: 'EVENT',
  categories: categoriesOf(Arrest, ContactOffense),
  tables: { arrest: OF_PERSON, police_contact: OF_PERSON, contact_offense: OF_PERSON },
  sql: `SELECT a."personRef", ${localDayOf('a."arrestedAt"')} AS day,
    CASE WHEN c.type = '${ContactType.WARRANT_SERVICE}' THEN 'WARRANT' ELSE 'NEW_OFFENSE' END AS basis,
    a."arrestType" AS type, ${yesNo('a.booked')} AS booked, ${yesNo('a.diverted')} AS diverted,
    c.organization AS police, c.catchment, ${GROUP_OF_CONTACT} AS "offenseGroup"
    FROM arrest a JOIN police_contact c ON c.id = a."contactId"`,
  attributes: {
    basis: ['WARRANT', 'NEW_OFFENSE'],
    type: Object.values(ArrestType),
    booked: YES_NO,
    diverted: YES_NO,
    police: POLICE,
    catchment: CATCHMENTS,
    offenseGroup: GROUPS,
  },
};

const HAND_OFF: Fact = {
  name: 'police-hand-off',
  description:
    'Call of an officer for a case manager: whether the two spoke, and whether the person agreed to the program.',
  kind: 'EVENT',
  categories: categoriesOf(DiversionReferral),
  tables: { diversion_referral: OF_PERSON, police_contact: OF_PERSON },
  sql: `SELECT r."personRef", ${localDayOf('r."requestedAt"')} AS day, r.route, r.outcome, ${yesNo('r.agreed')} AS agreed,
    r.organization AS police, c.catchment FROM diversion_referral r LEFT JOIN police_contact c ON c.id = r."contactId"`,
  attributes: {
    route: Object.values(DiversionRoute),
    outcome: Object.values(HandOffOutcome),
    agreed: YES_NO,
    police: POLICE,
    catchment: CATCHMENTS,
  },
};

/** Of a tribe's court it is not said where it sits. */
const COUNTIES = Object.fromEntries(
  Object.values(IssuingCourt)
    .filter((court) => court !== IssuingCourt.TRIBAL)
    .map((court) => [court, court === IssuingCourt.OUT_OF_COUNTY ? 'ELSEWHERE' : 'KING']),
);

const WARRANT: Fact = {
  name: 'police-warrant',
  description: 'Warrant that police hold, on the day it was issued, by what it is now and the county of its court.',
  kind: 'EVENT',
  categories: categoriesOf(PoliceWarrant),
  tables: { police_warrant: OF_PERSON },
  sql: `SELECT "personRef", "issuedOn" AS day, status, ${wordOf('"issuingCourt"', COUNTIES)} AS county FROM police_warrant`,
  attributes: { status: Object.values(WarrantStatus), county: ['KING', 'ELSEWHERE'] },
};

export const facts: readonly Fact[] = [CONTACT, ARREST, HAND_OFF, WARRANT];
