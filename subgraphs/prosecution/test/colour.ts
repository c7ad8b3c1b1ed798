import { DataCategory, ObtainedVia, Purpose, Recipient } from '@lead-graph/schema';
import {
  daysAgo,
  decided,
  DISPOSE,
  disposed,
  filed,
  found,
  POSSESSION,
  received,
  TRESPASS,
  WITHOUT_NONCONVICTION,
} from './story';
import type { World } from './world';

/** Each of these holds of the subgraph, and fails where the protection it is named for is gone. */

const NOTHING = { referrals: [], decisions: [], charges: [] };

export async function dismissalHidesTheCase(world: World): Promise<void> {
  const [charge] = await filed(world, 'dismissed', [POSSESSION]);
  expect(await found(world, 'dismissed', WITHOUT_NONCONVICTION)).toEqual({
    referrals: [daysAgo(30)],
    decisions: ['FILED'],
    charges: ['RCW 69.50.4013'],
  });
  await disposed(world, charge!, 'DISMISSED_WITHOUT_PREJUDICE');
  expect(await found(world, 'dismissed', WITHOUT_NONCONVICTION)).toEqual(NOTHING);
}

export async function refusalHidesTheCase(world: World): Promise<void> {
  const referral = await received(world, 'declined');
  await decided(world, referral, 'PENDING_INTAKE_WINDOW', { deadlineOn: daysAgo(-5) });
  expect(await found(world, 'declined', WITHOUT_NONCONVICTION)).toEqual({
    referrals: [daysAgo(30)],
    decisions: ['PENDING_INTAKE_WINDOW'],
    charges: [],
  });
  await decided(world, referral, 'DECLINED_LEAD');
  expect(await found(world, 'declined', WITHOUT_NONCONVICTION)).toEqual(NOTHING);
}

export async function monthThirteenHidesTheCase(world: World): Promise<void> {
  await filed(world, 'old', [POSSESSION], { incidentOn: daysAgo(366), receivedOn: daysAgo(360) });
  expect(await found(world, 'old', WITHOUT_NONCONVICTION)).toEqual(NOTHING);
}

/** The table refuses the label, as a fault between two statements would; the disposition must not stay behind. */
export async function dispositionAndLabelStandTogether(world: World): Promise<void> {
  const [charge] = await filed(world, 'torn', [POSSESSION]);
  await world.db.query(
    `ALTER TABLE charge ADD CONSTRAINT torn CHECK (category <> 'CONV+PROS_PUB' OR id <> '${charge}')`,
  );
  const { errors } = await world.ask('prosecutor-lee', DISPOSE, {
    input: { charge, outcome: 'CONVICTED', disposedOn: daysAgo(1) },
  });
  await world.db.query('ALTER TABLE charge DROP CONSTRAINT torn');
  expect(errors).toHaveLength(1);
  expect(await world.db.query('SELECT outcome FROM disposition WHERE "chargeId" = $1', [charge])).toEqual([]);
  expect(await world.db.query('SELECT outcome FROM charge WHERE id = $1', [charge])).toEqual([{ outcome: null }]);
}

/** Two who end the two charges of one case at the same time: the second must see what the first did. */
export async function twoDispositionsAtOnceAgree(world: World): Promise<void> {
  const charges = await filed(world, 'twice', [POSSESSION, TRESPASS]);
  await Promise.all(charges.map((charge) => disposed(world, charge, 'ACQUITTED')));
  expect(await found(world, 'twice', WITHOUT_NONCONVICTION)).toEqual(NOTHING);
}

export async function unservedWarrantIsHeldFromTheParticipant(world: World): Promise<void> {
  const record = 'mutation ($input: RecordWarrantInput!) { recordWarrant(input: $input) { id } }';
  const input = { person: 'wanted', court: 'SEATTLE_MUNICIPAL', kind: 'FAILURE_TO_APPEAR', issuedOn: daysAgo(9) };
  const { data } = await world.ask('prosecutor-lee', record, { input });
  const own = {
    recipient: Recipient.SELF,
    purpose: Purpose.PATRQT,
    scope: { notObtainedVia: [ObtainedVia.UNSERVED_WARRANT] },
  };
  const shown = async (reader = {}) =>
    (await world.read('wanted', [DataCategory.PROS_PUB], 'courtWarrants { status }', reader)).courtWarrants;
  expect(await shown()).toEqual([{ status: 'ACTIVE' }]);
  expect(await shown(own)).toEqual([]);
  await world.ask('prosecutor-lee', 'mutation ($id: ID!) { agreeWarrantRelease(warrant: $id) { id } }', {
    id: data.recordWarrant.id,
  });
  expect(await shown(own)).toEqual([{ status: 'ACTIVE' }]);
}
