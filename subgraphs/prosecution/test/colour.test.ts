import { DataCategory } from '@lead-graph/schema';
import { subgraph } from '../src/main';
import * as colour from './colour';
import {
  daysAgo,
  decided,
  disposed,
  filed,
  found,
  POSSESSION,
  received,
  TRESPASS,
  WITHOUT_NONCONVICTION,
} from './story';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
});
afterAll(() => world.close());

describe('a case that changes its colour', () => {
  it('is gone with a dismissal for whoever may not see non-conviction history', () =>
    colour.dismissalHidesTheCase(world));

  it('is still there for those who may', async () => {
    expect(await found(world, 'dismissed', [DataCategory.NONCONV])).toEqual({
      referrals: [daysAgo(30)],
      decisions: ['FILED'],
      charges: ['RCW 69.50.4013 DISMISSED_WITHOUT_PREJUDICE'],
    });
  });

  it('is gone with a decision not to file, what was decided before included', () => colour.refusalHidesTheCase(world));

  it('is gone in the thirteenth month', () => colour.monthThirteenHidesTheCase(world));

  it('stays disclosable after a dismissal for incompetency, which is adverse', async () => {
    const [charge] = await filed(world, 'incompetent', [POSSESSION]);
    await disposed(world, charge!, 'DISMISSED_INCOMPETENT');
    const { charges, decisions } = await found(world, 'incompetent', WITHOUT_NONCONVICTION);
    expect({ charges, decisions }).toEqual({ charges: ['RCW 69.50.4013 DISMISSED_INCOMPETENT'], decisions: ['FILED'] });
  });

  it('keeps the count that ended in a conviction, and says nothing of the one that did not', async () => {
    const [possession, trespass] = await filed(world, 'mixed', [POSSESSION, TRESPASS]);
    await disposed(world, possession!, 'DISMISSED_WITH_PREJUDICE');
    await disposed(world, trespass!, 'CONVICTED');
    expect(await found(world, 'mixed', WITHOUT_NONCONVICTION)).toEqual({
      referrals: [],
      decisions: ['FILED'],
      charges: ['RCW 9A.52.080 CONVICTED'],
    });
  });

  it('turns with a conviction that is set aside, the earlier disposition included', async () => {
    const [charge] = await filed(world, 'vacated', [POSSESSION]);
    await disposed(world, charge!, 'CONVICTED');
    expect((await found(world, 'vacated', WITHOUT_NONCONVICTION)).charges).toEqual(['RCW 69.50.4013 CONVICTED']);
    await disposed(world, charge!, 'DISMISSED_WITH_PREJUDICE');
    expect((await found(world, 'vacated', WITHOUT_NONCONVICTION)).charges).toEqual([]);
  });

  it('of a minor is read by nobody without the right to juvenile records', async () => {
    const [charge] = await filed(world, 'minor', [POSSESSION], { juvenile: true });
    await disposed(world, charge!, 'CONVICTED');
    expect(await found(world, 'minor', [...WITHOUT_NONCONVICTION, DataCategory.NONCONV])).toEqual({
      referrals: [],
      decisions: [],
      charges: [],
    });
    expect((await found(world, 'minor', [...WITHOUT_NONCONVICTION, DataCategory.JUV])).charges).toEqual([
      'RCW 69.50.4013 CONVICTED',
    ]);
  });

  it('needs both colours of its label: public case facts alone show no charge', async () => {
    await filed(world, 'both', [POSSESSION]);
    const { charges } = await world.read('both', [DataCategory.PROS_PUB], 'charges { citation }');
    expect(charges).toBeNull();
  });

  it('is not filed upon twice', async () => {
    const referral = await received(world, 'refiled');
    await decided(world, referral, 'FILED', { charges: [POSSESSION] });
    await expect(decided(world, referral, 'DECLINED_OTHER')).rejects.toThrow('record their dispositions instead');
  });

  it('may be filed after it was declined', async () => {
    const referral = await received(world, 'reconsidered');
    await decided(world, referral, 'DECLINED_OTHER');
    await decided(world, referral, 'FILED', { charges: [POSSESSION] });
    expect(await found(world, 'reconsidered', WITHOUT_NONCONVICTION)).toMatchObject({
      decisions: ['FILED'],
      charges: ['RCW 69.50.4013'],
    });
  });

  it('has its disposition and its label at one instant, or neither', () =>
    colour.dispositionAndLabelStandTogether(world));

  it('ends alike when two end its charges at once', () => colour.twoDispositionsAtOnceAgree(world));
});

describe('an active warrant', () => {
  it('is held from the participant until prosecutor and defense agree, and from no one else', () =>
    colour.unservedWarrantIsHeldFromTheParticipant(world));
});
