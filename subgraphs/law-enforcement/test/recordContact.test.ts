import { DEPUTY, daysAgo, diversion, EVERYTHING, labels, OFFICER, RECORD, record } from './stories';
import { openWorld, type World } from './world';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.empty());
afterAll(() => world.close());

const refused = async (input: object) => {
  const { errors } = await world.ask(RECORD, { ...OFFICER, variables: { input } });
  const [{ count }] = await world.db.query('SELECT count(*)::int AS count FROM police_contact');
  expect(count).toBe(0);
  return errors?.[0];
};

describe('recordContact', () => {
  it('writes a contact with its offenses, quantities and arrest, all with one label', async () => {
    expect(await record(world, diversion())).toMatchObject({
      type: 'ARREST_DIVERSION',
      route: 'ARREST_DIVERSION',
      caseOutcome: null,
      offenses: [{ nibrsCode: '35A', drugs: [{ milligrams: 400 }] }],
      arrests: [{ booked: false }],
    });
    expect(await labels(world)).toEqual({
      police_contact: ['CURRENT+LE_CONTACT'],
      contact_offense: ['CURRENT+LE_CONTACT'],
      drug_quantity: ['CURRENT+LE_CONTACT'],
      arrest: ['CURRENT+LE_CONTACT'],
      diversion_referral: [],
    });
  });

  it('labels a social contact as a police contact alone, its offenses too', async () => {
    await record(world, diversion({ type: 'SOCIAL_CONTACT', disposition: 'REFERRED', arrest: null }));
    expect(await labels(world)).toMatchObject({ police_contact: ['LE_CONTACT'], contact_offense: ['LE_CONTACT'] });
  });

  it('labels an arrest of long ago as nonconviction data from the first moment', async () => {
    await record(world, diversion({ occurredAt: daysAgo(400) }));
    const person = await world.referenceOf('7');
    const current = { recipient: 'CM', purpose: 'DIVOPS', grants: { LE_CONTACT: [{}], CURRENT: [{}] } } as const;
    expect((await world.read(person, 'contacts { type }', current)).data).toEqual({ contacts: [] });
    const justice = { recipient: 'LE', purpose: 'DIVOPS', grants: EVERYTHING } as const;
    expect((await world.read(person, 'contacts { type }', justice)).data.contacts).toHaveLength(1);
  });

  it('gives the day of service as King County counts days', async () => {
    await record(world, diversion({ occurredAt: '2026-01-02T05:00:00Z' }));
    const [row] = await world.db.query('SELECT "servicedOn" FROM police_contact');
    expect(row.servicedOn).toBe('2026-01-01');
  });

  it.each([
    ['occurredAt', { occurredAt: daysAgo(-1) }],
    ['arrest', { type: 'SOCIAL_CONTACT', disposition: 'REFERRED' }],
    ['arrest.arrestedAt', { arrest: { arrestType: 'O', diverted: true, booked: false, arrestedAt: daysAgo(2) } }],
    ['arrest.booked', { arrest: { arrestType: 'O', diverted: true, booked: true } }],
    ['disposition', { disposition: 'BOOKED' }],
  ])('names `%s` where that is what does not fit', async (field, change) => {
    const error = await refused(diversion(change));
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: field } });
  });

  it.each([
    ['a catchment that is none', { catchment: 'spd-moon' }],
    ['a disposition that is none', { disposition: 'MOON' }],
    [
      'a law that is a story',
      { offenses: [{ nibrsCode: '35A', citation: 'seen at the bus stop', offenseGroup: 'OTHER' }] },
    ],
    ['a code that is none', { offenses: [{ nibrsCode: 'drugs', offenseGroup: 'OTHER' }] }],
    [
      'a weight below nothing, deep within',
      {
        offenses: [
          {
            nibrsCode: '35A',
            offenseGroup: 'OTHER',
            drugs: [{ substance: 'HEROIN', milligrams: -1, estimated: true }],
          },
        ],
      },
    ],
  ])('refuses %s, and repeats nothing of it', async (_, change) => {
    const error = await refused(diversion(change));
    expect(JSON.stringify(error)).not.toMatch(/moon|bus stop|drugs|-1/i);
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('keeps what was learned through coordination from enforcement, also from the one who wrote it', async () => {
    await record(world, diversion({ obtainedVia: 'LEAD_COORDINATION' }));
    await record(world, diversion({ person: '8' }));
    const list = '{ policeContacts { nodes { offenses { drugs { milligrams } } } } }';
    const count = async (purpose: 'DIVOPS' | 'HLEGAL') =>
      (await world.ask(list, { ...OFFICER, purpose })).data.policeContacts.nodes.length;
    expect(await count('DIVOPS')).toBe(2);
    expect(await count('HLEGAL')).toBe(1);
  });
});

describe('policeContacts', () => {
  it('lists several contacts of one person, each with what hangs on it', async () => {
    await record(world, diversion());
    await record(world, diversion({ occurredAt: daysAgo(3) }));
    const { data } = await world.ask('{ policeContacts { nodes { offenses { drugs { milligrams } } } } }', OFFICER);
    const contact = { offenses: [{ drugs: [{ milligrams: 400 }] }] };
    expect(data).toEqual({ policeContacts: { nodes: [contact, contact] } });
  });
});

describe('the two police agencies', () => {
  it('see none of each other by their own lists, and change nothing of each other', async () => {
    const { id } = await record(world, diversion());
    const list = '{ policeContacts { nodes { id } } policeArrests { nodes { id } } policeWarrants { nodes { id } } }';
    const { data } = await world.ask(list, DEPUTY);
    expect(data).toEqual({
      policeContacts: { nodes: [] },
      policeArrests: { nodes: [] },
      policeWarrants: { nodes: [] },
    });

    const mutation = `mutation { recordCaseOutcome(contactId: "${id}", outcome: CONVICTED) { id } }`;
    const { errors } = await world.ask(mutation, DEPUTY);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('mean different people by one number', async () => {
    await record(world, diversion());
    await record(world, diversion({ catchment: 'kcso-transit' }), DEPUTY as never);
    expect(await world.referenceOf('7', 'spd')).not.toBe(await world.referenceOf('7', 'kcso'));
  });

  it('are asked by nobody else', async () => {
    const { errors } = await world.ask('{ policeContacts { nodes { id } } }', {
      as: 'case-manager-ito',
      purpose: 'DIVOPS',
    });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
