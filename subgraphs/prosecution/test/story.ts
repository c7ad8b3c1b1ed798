import { DataCategory } from '@lead-graph/schema';
import type { World } from './world';

/** Day this many days before today, as Washington counts them. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000 - 8 * 3_600_000).toISOString().slice(0, 10);
}

/** All that a case manager may read of criminal history without a contract under RCW 10.97.050(5). */
export const WITHOUT_NONCONVICTION = [DataCategory.CURRENT, DataCategory.CONV, DataCategory.PROS_PUB];

export const RECEIVE =
  'mutation ($input: ReceiveCaseReferralInput!) {' +
  ' receiveCaseReferral(input: $input) { id receivedOn referredBy offencesCount } }';
export const DECIDE =
  'mutation ($input: DecideFilingInput!) { decideFiling(input: $input) { id outcome decidedAt deadlineOn } }';
export const DISPOSE =
  'mutation ($input: RecordDispositionInput!) { recordDisposition(input: $input) { id outcome disposedOn } }';

export const POSSESSION = {
  citation: 'RCW 69.50.4013',
  offenceGroup: 'DRUG_POSSESSION',
  chargeClass: 'GROSS_MISDEMEANOR',
  jurisdiction: 'KING_COUNTY',
};
export const TRESPASS = {
  citation: 'RCW 9A.52.080',
  offenceGroup: 'TRESPASS',
  chargeClass: 'MISDEMEANOR',
  jurisdiction: 'KING_COUNTY',
};

/** Enters a case; yields the id of its referral. */
export async function received(world: World, person: string, more: object = {}): Promise<string> {
  const input = {
    person,
    receivedOn: daysAgo(30),
    incidentOn: daysAgo(40),
    referredBy: 'CITY_POLICE',
    offencesCount: 2,
    juvenile: false,
    ...more,
  };
  const { data, errors } = await world.ask('prosecutor-lee', RECEIVE, { input });
  if (errors) throw new Error(errors[0]!.message);
  return data.receiveCaseReferral.id;
}

export async function decided(world: World, referral: string, outcome: string, more: object = {}): Promise<void> {
  const { errors } = await world.ask('prosecutor-lee', DECIDE, { input: { referral, outcome, ...more } });
  if (errors) throw new Error(errors[0]!.message);
}

/** Enters a case with charges filed on it; yields their ids in the order given. */
export async function filed(
  world: World,
  person: string,
  charges: readonly object[],
  more: object = {},
): Promise<string[]> {
  const referral = await received(world, person, more);
  await decided(world, referral, 'FILED', {
    charges: charges.map((charge, index) => ({ filedOn: daysAgo(20), count: index + 1, ...charge })),
  });
  const rows: { id: string }[] = await world.db.query('SELECT id FROM charge WHERE "referralId" = $1 ORDER BY count', [
    referral,
  ]);
  return rows.map((row) => row.id);
}

export async function disposed(world: World, charge: string, outcome: string): Promise<void> {
  const { errors } = await world.ask('prosecutor-lee', DISPOSE, { input: { charge, outcome, disposedOn: daysAgo(1) } });
  if (errors) throw new Error(errors[0]!.message);
}

/** What a reader with these categories finds, by field and in words. */
export async function found(
  world: World,
  person: string,
  categories: readonly DataCategory[],
): Promise<Record<string, string[]>> {
  const fields =
    'caseReferrals { receivedOn } filingDecisions { outcome } charges { citation dispositions { outcome } }';
  const { caseReferrals, filingDecisions, charges } = await world.read(person, categories, fields);
  return {
    referrals: caseReferrals.map((each: any) => each.receivedOn),
    decisions: filingDecisions.map((each: any) => each.outcome).sort(),
    charges: charges
      .map((each: any) => [each.citation, ...each.dispositions.map((one: any) => one.outcome)].join(' '))
      .sort(),
  };
}
