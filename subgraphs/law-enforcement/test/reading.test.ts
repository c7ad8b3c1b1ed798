import { Recipient } from '@lead-graph/schema';
import type { SubgraphContext } from '@lead-graph/kit';
import { ParticipantPoliceWarrants, PoliceWarrant } from '../src/policeWarrant';
import { seed } from '../src/seed';
import { diversion, EVERYTHING, record, refer, daysAgo } from './stories';
import { openWorld, type World } from './world';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => {
  jest.restoreAllMocks();
  return world.empty();
});
afterAll(() => world.close());

const justice = { recipient: 'LE', purpose: 'DIVOPS', grants: EVERYTHING } as const;
const readFirst = async (selection: string, proving: Parameters<World['read']>[2] = justice) =>
  (await world.read(await world.referenceOf('7'), selection, proving)).data;

describe('through a participant', () => {
  it('nothing is read without a category, and none of what hangs on it', async () => {
    await record(world, diversion());
    const nothing = { ...justice, grants: {} };
    expect(
      await readFirst('contacts { id } arrests { id } policeWarrants { id } diversionReferrals { id }', nothing),
    ).toEqual({
      contacts: null,
      arrests: null,
      policeWarrants: null,
      diversionReferrals: null,
    });
  });

  it('who may know of contacts alone reads those alone, and no trace of the arrest', async () => {
    await record(world, diversion());
    await record(world, diversion({ type: 'SOCIAL_CONTACT', disposition: 'REFERRED', arrest: null }));
    const contactsAlone = { ...justice, grants: { LE_CONTACT: [{}] } };
    expect(await readFirst('contacts { type arrests { id } } arrests { id }', contactsAlone)).toEqual({
      contacts: [{ type: 'SOCIAL_CONTACT', arrests: [] }],
      arrests: null,
    });
  });

  it('the prosecutor reads the whole report of an arrest diversion, and of no other contact', async () => {
    const { id: contactId } = await record(world, diversion());
    await refer(world, { contactId, route: 'ARREST_DIVERSION', requestedAt: daysAgo(0.9) });
    await record(world, diversion({ type: 'SOCIAL_CONTACT', disposition: 'REFERRED', arrest: null }));
    const routes = [{ routes: ['ARREST_DIVERSION'] }];
    const prosecutor = { recipient: 'PROS', purpose: 'DIVOPS', grants: { ...EVERYTHING, LE_CONTACT: routes } } as const;
    const selection =
      'contacts { type offenses { drugs { milligrams } } arrests { diverted } diversionReferrals { route } }';
    expect(await readFirst(selection, prosecutor)).toEqual({
      contacts: [
        {
          type: 'ARREST_DIVERSION',
          offenses: [{ drugs: [{ milligrams: 400 }] }],
          arrests: [{ diverted: true }],
          diversionReferrals: [{ route: 'ARREST_DIVERSION' }],
        },
      ],
    });
  });

  it('a juvenile record is read by nobody who is not permitted juvenile records', async () => {
    await record(world, diversion({ juvenile: true }));
    expect(await readFirst('contacts { id }')).toEqual({ contacts: [] });
    const juvenile = { ...justice, grants: { ...EVERYTHING, JUV: [{}] } };
    expect((await readFirst('contacts { id }', juvenile)).contacts).toHaveLength(1);
  });

  it('one agency of two is read where a permission names it', async () => {
    await record(world, diversion());
    const ofKcso = { ...justice, grants: { ...EVERYTHING, LE_CONTACT: [{ sources: ['kcso'] }] } };
    expect(await readFirst('contacts { id }', ofKcso)).toEqual({ contacts: [] });
  });
});

describe('an unserved warrant', () => {
  const asked = async (recipient: `${Recipient}`) => {
    await seed(world.db);
    const proving = { recipient, purpose: 'PATRQT', grants: { LE_CONTACT: [{}] } } as const;
    const person = await world.referenceOf('seed-4', 'seed');
    return (await world.read(person, 'policeWarrants { status }', proving)).data.policeWarrants;
  };

  it('is shown to a case manager, so that it can be resolved', async () => {
    expect(await asked('CM')).toEqual([{ status: 'ACTIVE' }, { status: 'SERVED' }]);
  });

  it('is not shown to the participant before that is agreed', async () => {
    expect(await asked('SELF')).toEqual([{ status: 'SERVED' }]);
  });

  it('would be by a resolver that holds nothing back', async () => {
    jest
      .spyOn(ParticipantPoliceWarrants.prototype, 'policeWarrants')
      .mockImplementation((participant: object, context: SubgraphContext) => context.load(PoliceWarrant, participant));
    expect(await asked('SELF')).toEqual([{ status: 'ACTIVE' }, { status: 'SERVED' }]);
  });

  it('is marked as held by the database, whoever writes it', async () => {
    await seed(world.db);
    const change = world.db.query(`UPDATE police_warrant SET "obtainedVia" = 'COURT' WHERE status = 'ACTIVE'`);
    await expect(change).rejects.toThrow(/held_until_agreed/);
  });
});

describe('the seed', () => {
  const counted = async () => {
    const rows: { noun: string; rows: number; people: number }[] = [];
    for (const noun of [
      'police_contact',
      'contact_offense',
      'drug_quantity',
      'arrest',
      'diversion_referral',
      'police_warrant',
    ]) {
      rows.push(
        ...(await world.db.query(
          `SELECT '${noun}' AS noun, count(*)::int AS rows, count(DISTINCT "personRef")::int AS people
           FROM ${noun} WHERE source = 'seed'`,
        )),
      );
    }
    return rows;
  };

  it('is a few hundred rows of sixty people, and a second one adds nothing', async () => {
    await seed(world.db);
    const first = await counted();
    expect(first.find((each) => each.noun === 'police_contact')?.people).toBe(60);
    expect(first.reduce((sum, each) => sum + each.rows, 0)).toBeGreaterThan(200);
    await seed(world.db);
    expect(await counted()).toEqual(first);
  });

  it('names people by references that are new each time', async () => {
    await seed(world.db);
    const once = await world.referenceOf('seed-1', 'seed');
    await world.empty();
    await seed(world.db);
    expect(await world.referenceOf('seed-1', 'seed')).not.toBe(once);
  });
});
