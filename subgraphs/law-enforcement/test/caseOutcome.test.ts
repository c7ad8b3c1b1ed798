import type { QueryRunner } from 'typeorm';
import { LawEnforcement1760000100000 } from '../migrations/lawEnforcement';
import { CONTACT_WITH_ALL, daysAgo, decide, diversion, labels, record, refer } from './stories';
import { openWorld, type World } from './world';

/** The same tables, with nothing that keeps rows of one contact together. */
class Careless1760000100000 extends LawEnforcement1760000100000 {
  override async up(db: QueryRunner): Promise<void> {
    await super.up(db);
    await db.query('DROP FUNCTION keep_decided_label, follow_contact, pass_label_on CASCADE');
  }
}

let world: World;
let careless: World;

beforeAll(async () => {
  world = await openWorld();
  careless = await openWorld({ migrations: [Careless1760000100000] });
});
afterEach(() => Promise.all([world.empty(), careless.empty()]));
afterAll(() => Promise.all([world.close(), careless.close()]));

const CASE_MANAGER = { recipient: 'CM', purpose: 'DIVOPS', grants: { LE_CONTACT: [{}], CURRENT: [{}] } } as const;

async function divertedContact(at: World): Promise<string> {
  const { id: contactId } = await record(at, diversion());
  await refer(at, { contactId, route: 'ARREST_DIVERSION', requestedAt: daysAgo(0.9), agreed: true });
  return contactId;
}

const every = (label: string) => ({
  police_contact: [label],
  contact_offense: [label],
  drug_quantity: [label],
  arrest: [label],
  diversion_referral: [label],
});

async function labelsAfter(at: World, ...outcomes: string[]) {
  const contactId = await divertedContact(at);
  for (const outcome of outcomes) await decide(at, contactId, outcome);
  return labels(at);
}

describe('recordCaseOutcome', () => {
  it('changes the label of all that hangs on the contact, at once', async () => {
    expect(await labelsAfter(world, 'DECLINED')).toEqual(every('LE_CONTACT+NONCONV'));
  });

  it('would not without the database keeping them together', async () => {
    expect(await labelsAfter(careless, 'DECLINED')).not.toEqual(every('LE_CONTACT+NONCONV'));
  });

  it('makes conviction record of a case that was dismissed first and filed again', async () => {
    expect(await labelsAfter(world, 'DISMISSED', 'CONVICTED')).toEqual(every('CONV+LE_CONTACT'));
  });

  it('takes a declined arrest from who was permitted charges under way, and gives no sign of it', async () => {
    const contactId = await divertedContact(world);
    const person = await world.referenceOf('7');
    const selection = `contacts { ${CONTACT_WITH_ALL} } arrests { id } diversionReferrals { id }`;
    expect((await world.read(person, selection, CASE_MANAGER)).data.contacts).toHaveLength(1);

    await decide(world, contactId, 'DECLINED');
    expect(await world.read(person, selection, CASE_MANAGER)).toEqual({
      data: { contacts: [], arrests: [], diversionReferrals: [] },
      extensions: { released: [] },
    });
  });

  it('states the outcome wherever the record is shown', async () => {
    const contactId = await divertedContact(world);
    await decide(world, contactId, 'CONVICTED');
    const person = await world.referenceOf('7');
    const grants = { LE_CONTACT: [{}], CONV: [{}] };
    const { data } = await world.read(person, 'contacts { caseOutcome } arrests { caseOutcome }', {
      ...CASE_MANAGER,
      grants,
    });
    expect(data).toEqual({ contacts: [{ caseOutcome: 'CONVICTED' }], arrests: [{ caseOutcome: 'CONVICTED' }] });
  });

  it('answers an unknown contact like one of another agency', async () => {
    const { errors } = await decide(world, '00000000-0000-4000-8000-000000000000', 'DECLINED');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});

describe('a label that a decision made', () => {
  const correct = async (at: World) => {
    await divertedContact(at).then((contactId) => decide(at, contactId, 'DECLINED'));
    await at.db.query(`UPDATE police_contact SET category = 'CURRENT+LE_CONTACT', "categoryThen" = 'LE_CONTACT+NONCONV',
      "categoryUntil" = "occurredAt" + interval '1 month', catchment = 'spd-east'`);
    return (await labels(at)).police_contact;
  };

  it('outlives a later correction by the source', async () => {
    expect(await correct(world)).toEqual(['LE_CONTACT+NONCONV']);
  });

  it('would not without the database keeping it', async () => {
    expect(await correct(careless)).not.toEqual(['LE_CONTACT+NONCONV']);
  });

  it('is taken over by an arrest that is written down afterwards', async () => {
    const contactId = await divertedContact(world);
    await decide(world, contactId, 'DECLINED');
    await world.db.query(
      `INSERT INTO arrest ("personRef", category, "categoryUntil", "categoryThen", organization, source, "localId",
         "contentHash", "contactId", "arrestedAt")
       SELECT "personRef", 'CURRENT+LE_CONTACT', now(), 'LE_CONTACT+NONCONV', organization, 'late', '1', '', id, now()
       FROM police_contact`,
    );
    expect((await labels(world)).arrest).toEqual(['LE_CONTACT+NONCONV', 'LE_CONTACT+NONCONV']);
  });
});

describe('the database', () => {
  const plainArrest = (at: World) =>
    at.db.query(`INSERT INTO police_contact ("personRef", category, organization, source, "localId", "contentHash",
      type, "occurredAt", driver) VALUES (gen_random_uuid(), 'LE_CONTACT', 'spd', 'wrong', '1', '', 'CUSTODY_ARREST',
      now(), 'UNKNOWN')`);

  it('takes no arrest that is not labelled as criminal history', async () => {
    await expect(plainArrest(world)).rejects.toThrow(/arrest_is_criminal_history/);
  });

  it('would without its constraint', async () => {
    await careless.db.query('ALTER TABLE police_contact DROP CONSTRAINT arrest_is_criminal_history');
    await expect(plainArrest(careless)).resolves.toBeDefined();
  });
});
