import { daysAgo, diversion, HAND_OFF, labels, OFFICER, record, refer } from './stories';
import { openWorld, type World } from './world';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.empty());
afterAll(() => world.close());

const requestedAt = daysAgo(0.9);
const minutesLater = (minutes: number) => new Date(requestedAt.getTime() + minutes * 60_000);
const handOff = (input: object) => world.ask(HAND_OFF, { ...OFFICER, variables: { input } });

async function referral(change: object = {}): Promise<string> {
  const { id: contactId } = await record(world, diversion(change));
  const { data } = await refer(world, { contactId, route: 'ARREST_DIVERSION', requestedAt, agreed: true });
  return data.makeReferral.id;
}

describe('makeReferral', () => {
  it('writes the hand-off of a diversion, which tells of an arrest and is labelled so', async () => {
    await referral();
    expect((await labels(world)).diversion_referral).toEqual(['CURRENT+LE_CONTACT']);
  });

  it('gives its road to a contact that had none, and to all that hangs on it', async () => {
    const input = diversion({ type: 'FIELD_CONTACT', disposition: null, arrest: null });
    const { id: contactId } = await record(world, input);
    await refer(world, { contactId, route: 'COMMUNITY_REFERRAL', requestedAt });
    const [row] = await world.db.query(
      `SELECT c.route AS contact, o.route AS offense
       FROM police_contact c JOIN contact_offense o ON o."contactId" = c.id`,
    );
    expect(row).toEqual({ contact: 'COMMUNITY_REFERRAL', offense: 'COMMUNITY_REFERRAL' });
    expect((await labels(world)).diversion_referral).toEqual(['LE_CONTACT']);
  });

  it.each([
    ['route', diversion(), { route: 'SOCIAL_CONTACT' }],
    ['route', diversion({ type: 'FIELD_CONTACT', disposition: null, arrest: null }), {}],
    ['requestedAt', diversion(), { requestedAt: daysAgo(2) }],
    ['requestedAt', diversion(), { requestedAt: daysAgo(-1) }],
  ])('names `%s` where that does not fit the contact', async (field, contact, change) => {
    const { id: contactId } = await record(world, contact);
    const { errors } = await refer(world, { contactId, route: 'ARREST_DIVERSION', requestedAt, ...change });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: field } });
    expect((await labels(world)).diversion_referral).toEqual([]);
  });
});

describe('recordHandOff', () => {
  it('counts the minutes to the meeting', async () => {
    const input = { referralId: await referral(), outcome: 'MET', metAt: minutesLater(26) };
    const { data } = await handOff(input);
    expect(data.recordHandOff).toEqual({ outcome: 'MET', agreed: true, minutesToMeet: 26 });
  });

  it('takes a refusal for a refusal, whatever was said before', async () => {
    const { data } = await handOff({ referralId: await referral(), outcome: 'DECLINED' });
    expect(data.recordHandOff).toEqual({ outcome: 'DECLINED', agreed: false, minutesToMeet: null });
  });

  it.each([
    ['that has no time', { outcome: 'MET' }],
    ['that lies before the call', { outcome: 'PHONE', metAt: minutesLater(-1) }],
    ['that nobody came to', { outcome: 'MISSED', metAt: minutesLater(5) }],
    ['still to come', { outcome: 'MET', metAt: daysAgo(-1) }],
  ])('refuses a meeting %s', async (_, change) => {
    const { errors } = await handOff({ referralId: await referral(), ...change });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'metAt' } });
  });
});
