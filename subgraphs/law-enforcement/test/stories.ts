import type { World } from './world';

/** All a justice agency may be permitted at once. */
export const EVERYTHING = { LE_CONTACT: [{}], CURRENT: [{}], NONCONV: [{}], CONV: [{}] };

export const CONTACT_WITH_ALL = `
  id type route caseOutcome
  offenses { nibrsCode drugs { milligrams } } arrests { booked } diversionReferrals { outcome }`;

const DAY_MILLISECONDS = 86_400_000;

export function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY_MILLISECONDS);
}

export const RECORD = `mutation ($input: RecordContactInput!) { recordContact(input: $input) { ${CONTACT_WITH_ALL} } }`;
export const REFER = `mutation ($input: MakeReferralInput!) { makeReferral(input: $input) { id route agreed } }`;
export const HAND_OFF = `mutation ($input: RecordHandOffInput!) {
  recordHandOff(input: $input) { outcome agreed minutesToMeet }
}`;
export const DECIDE = `mutation ($contactId: ID!, $outcome: ContactCaseOutcome!) {
  recordCaseOutcome(contactId: $contactId, outcome: $outcome) { id caseOutcome }
}`;

export const OFFICER = { as: 'officer-reyes', purpose: 'DIVOPS' } as const;
export const DEPUTY = { as: 'deputy-hale', purpose: 'DIVOPS' } as const;

/** A synthetic diversion of yesterday, unless the change says otherwise. */
export function diversion(change: object = {}) {
  return {
    person: '7',
    juvenile: false,
    type: 'ARREST_DIVERSION',
    occurredAt: daysAgo(1),
    catchment: 'spd-west',
    disposition: 'DIVERTED_IN_LIEU_OF_BOOKING',
    driver: 'BH',
    offenses: [
      {
        nibrsCode: '35A',
        citation: 'RCW 69.50.4013',
        offenseGroup: 'DRUG_POSSESSION',
        drugs: [{ substance: 'FENTANYL', milligrams: 400, estimated: true }],
      },
    ],
    arrest: { arrestType: 'O', diverted: true, booked: false },
    ...change,
  };
}

/** The contact as its writer reads it; fails where it was refused. */
export async function record(world: World, input: object, asking = OFFICER) {
  const { data, errors } = await world.ask(RECORD, { ...asking, variables: { input } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.recordContact;
}

export async function refer(world: World, input: object) {
  return world.ask(REFER, { ...OFFICER, variables: { input } });
}

export async function decide(world: World, contactId: string, outcome: string) {
  return world.ask(DECIDE, { ...OFFICER, variables: { contactId, outcome } });
}

/** Labels in each table, with how many rows have them. */
export async function labels(world: World): Promise<Record<string, string[]>> {
  const tables = ['police_contact', 'contact_offense', 'drug_quantity', 'arrest', 'diversion_referral'];
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const rows: { category: string }[] = await world.db.query(`SELECT category FROM ${table} ORDER BY category`);
    found[table] = rows.map((row) => row.category);
  }
  return found;
}
