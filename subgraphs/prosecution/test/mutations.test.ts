import { DataCategory, Purpose } from '@lead-graph/schema';
import { subgraph } from '../src/main';
import { DECIDE, daysAgo, decided, DISPOSE, filed, POSSESSION, RECEIVE, received } from './story';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
});
afterAll(() => world.close());

const RECORD_WARRANT =
  'mutation ($input: RecordWarrantInput!) { recordWarrant(input: $input) { id status releaseAgreed endedOn } }';
const QUASH =
  'mutation ($input: QuashWarrantInput!) {' +
  ' quashWarrant(input: $input) { status endedOn quashMotionOn agreedOrderOn } }';
const ACT = 'mutation ($input: AddLiaisonActionInput!) { addLiaisonAction(input: $input) { id kind filedInCourt } }';

/** The code and the message of what was refused. */
async function refusal(
  query: string,
  input: object,
  persona = 'prosecutor-lee',
  purpose = Purpose.DIVOPS,
): Promise<string> {
  const { errors } = await world.ask(persona, query, { input }, purpose);
  return errors ? `${errors[0]!.extensions.code} ${errors[0]!.message}` : 'accepted';
}

const referral = {
  juvenile: false,
  person: 'p1',
  receivedOn: daysAgo(3),
  incidentOn: daysAgo(5),
  referredBy: 'CITY_POLICE',
};
const warrant = { person: 'p1', court: 'KENT_MUNICIPAL', kind: 'FELONY', issuedOn: daysAgo(30) };

describe('a mutation', () => {
  it('enters a referral as its office reads it again', async () => {
    const { data } = await world.ask('prosecutor-lee', RECEIVE, { input: { ...referral, offencesCount: 3 } });
    expect(data.receiveCaseReferral).toMatchObject({
      receivedOn: daysAgo(3),
      referredBy: 'CITY_POLICE',
      offencesCount: 3,
    });
    const own = await world.ask(
      'prosecutor-lee',
      '{ prosecutionCaseReferrals { nodes { id receivedOn decisions { outcome } charges { citation } } } }',
    );
    expect(own.data.prosecutionCaseReferrals.nodes).toEqual([
      { id: data.receiveCaseReferral.id, receivedOn: daysAgo(3), decisions: [], charges: [] },
    ]);
  });

  it.each([
    ['a referral to come', RECEIVE, { ...referral, receivedOn: daysAgo(-2) }, '`receivedOn`: lies in the future'],
    [
      'a referral before its incident',
      RECEIVE,
      { ...referral, incidentOn: daysAgo(1) },
      '`receivedOn`: lies before `incidentOn`',
    ],
    ['a warrant to come', RECORD_WARRANT, { ...warrant, issuedOn: daysAgo(-2) }, '`issuedOn`: lies in the future'],
    [
      'an action on the record of a court that is none',
      ACT,
      { person: 'p1', kind: 'CONTACT_OTHER_JURISDICTION', actedOn: daysAgo(1), filedInCourt: true },
      '`filedInCourt`',
    ],
  ])('refuses %s', async (_what, query, input, message) => {
    expect(await refusal(query, input)).toContain(`BAD_USER_INPUT ${message}`);
  });

  it.each([
    ['offencesCount', RECEIVE, { ...referral, offencesCount: 0 }],
    [
      'charges',
      DECIDE,
      {
        referral: '00000000-0000-4000-8000-000000000000',
        outcome: 'FILED',
        charges: [{ ...POSSESSION, citation: 'something' }],
      },
    ],
    [
      'reason',
      DECIDE,
      { referral: '00000000-0000-4000-8000-000000000000', outcome: 'DECLINED_OTHER', reason: 'x'.repeat(4_001) },
    ],
  ])('names `%s` where that is not as the schema asks', async (field, query, input) => {
    expect(await refusal(query, input)).toMatch(new RegExp(`^BAD_USER_INPUT .*${field}`));
  });

  it.each([
    ['a filing without charges', { outcome: 'FILED' }, '`charges`: a filing needs at least one charge'],
    [
      'charges without a filing',
      { outcome: 'DECLINED_LEAD', charges: [POSSESSION] },
      '`charges`: `DECLINED_LEAD` files no charge',
    ],
    [
      'a pending decision without its last day',
      { outcome: 'PENDING_INTAKE_WINDOW' },
      '`deadlineOn`: a pending decision needs',
    ],
    [
      'a charge before its incident',
      { outcome: 'FILED', charges: [{ ...POSSESSION, filedOn: daysAgo(90) }] },
      '`charges.filedOn`: lies before `incidentOn`',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await refusal(DECIDE, { referral: await received(world, 'p2'), ...input })).toContain(
      `BAD_USER_INPUT ${message}`,
    );
  });

  it('refuses a disposition before the filing, and one before the latest', async () => {
    const [charge] = await filed(world, 'p3', [POSSESSION]);
    expect(await refusal(DISPOSE, { charge, outcome: 'CONVICTED', disposedOn: daysAgo(25) })).toContain(
      'lies before `filedOn`',
    );
    expect(await refusal(DISPOSE, { charge, outcome: 'CONVICTED', disposedOn: daysAgo(5) })).toBe('accepted');
    expect(await refusal(DISPOSE, { charge, outcome: 'ACQUITTED', disposedOn: daysAgo(6) })).toContain(
      'of the latest disposition',
    );
  });

  it('quashes an active warrant once', async () => {
    const { data } = await world.ask('city-attorney-voss', RECORD_WARRANT, { input: warrant });
    expect(data.recordWarrant).toMatchObject({ status: 'ACTIVE', releaseAgreed: false, endedOn: null });
    const input = {
      warrant: data.recordWarrant.id,
      quashedOn: daysAgo(2),
      quashMotionOn: daysAgo(9),
      agreedOrderOn: daysAgo(2),
    };
    const quashed = await world.ask('city-attorney-voss', QUASH, { input });
    expect(quashed.data.quashWarrant).toEqual({
      status: 'QUASHED',
      endedOn: daysAgo(2),
      quashMotionOn: daysAgo(9),
      agreedOrderOn: daysAgo(2),
    });
    expect(await refusal(QUASH, input, 'city-attorney-voss')).toContain('TRANSITION_FORBIDDEN only an active warrant');
  });

  it('keeps reasons and notes, and shows them to nobody', async () => {
    await decided(world, await received(world, 'p4'), 'DECLINED_OTHER', { reason: 'evidence too thin' });
    await world.ask('prosecutor-lee', ACT, {
      input: { person: 'p4', kind: 'RECOMMEND_RELEASE', actedOn: daysAgo(1), note: 'asked the jail' },
    });
    expect(await world.db.query('SELECT reason FROM filing_decision WHERE reason IS NOT NULL')).toEqual([
      { reason: 'evidence too thin' },
    ]);
    expect(await world.db.query('SELECT note, category FROM liaison_action')).toEqual([
      { note: 'asked the jail', category: 'PROS_WP' },
    ]);
    expect(world.subgraph.sdl).toMatch(/type LiaisonAction \{/);
    for (const kept of ['reason', 'note', 'incidentOn', 'juvenile', 'count'])
      expect(outputFields(world.subgraph.sdl)).not.toContain(kept);
  });

  it('keeps motions that were filed public, and the rest work product', async () => {
    await world.ask('prosecutor-lee', ACT, {
      input: { person: 'p5', kind: 'MOTION_TO_QUASH', actedOn: daysAgo(1), filedInCourt: true },
    });
    await world.ask('prosecutor-lee', ACT, { input: { person: 'p5', kind: 'GLOBAL_RESOLUTION', actedOn: daysAgo(1) } });
    const shown = async (category: DataCategory) =>
      (await world.read('p5', [category], 'liaisonActions { kind }')).liaisonActions;
    expect(await shown(DataCategory.PROS_PUB)).toEqual([{ kind: 'MOTION_TO_QUASH' }]);
    expect(await shown(DataCategory.PROS_WP)).toEqual([{ kind: 'GLOBAL_RESOLUTION' }]);
  });

  it('does not bring back as enforcement what was learned through coordination', async () => {
    const input = { person: 'p6', kind: 'CONTACT_OTHER_JURISDICTION', actedOn: daysAgo(1), throughCoordination: true };
    expect(await refusal(ACT, input)).toBe('accepted');
    const own = async (purpose: Purpose) =>
      (await world.ask('prosecutor-lee', '{ prosecutionLiaisonActions { nodes { kind } } }', {}, purpose)).data
        .prosecutionLiaisonActions.nodes;
    expect(await own(Purpose.DIVOPS)).toContainEqual({ kind: 'CONTACT_OTHER_JURISDICTION' });
    expect(await own(Purpose.HLEGAL)).not.toContainEqual({ kind: 'CONTACT_OTHER_JURISDICTION' });
    expect(await refusal(ACT, { ...input, person: 'p7' }, 'prosecutor-lee', Purpose.HLEGAL)).toContain('Golden Rules');
    expect(await world.db.query(`SELECT 1 FROM person WHERE "localId" = 'p7'`)).toEqual([]);
  });
});

describe('two offices of one agency', () => {
  it('read and change their own rows alone', async () => {
    const id = await received(world, 'p8');
    const nodes = async (persona: string) =>
      (await world.ask(persona, '{ prosecutionCaseReferrals(first: 100) { nodes { id } } }')).data
        .prosecutionCaseReferrals.nodes;
    expect(await nodes('prosecutor-lee')).toContainEqual({ id });
    expect(await nodes('city-attorney-voss')).toEqual([]);
    expect(await refusal(DECIDE, { referral: id, outcome: 'DECLINED_OTHER' }, 'city-attorney-voss')).toContain(
      'NOT_FOUND',
    );
  });

  it('know the same number as two persons', async () => {
    const [row] = await world.db.query(
      `SELECT count(DISTINCT "personRef")::int AS persons FROM person WHERE "localId" = 'p1'`,
    );
    expect(row).toEqual({ persons: 2 });
  });

  it.each(['officer-reyes', 'case-manager-ito', 'rosa-quinn'])('have no door of their own for %s', async (persona) => {
    const { errors } = await world.ask(
      persona,
      '{ prosecutionCharges { nodes { id } } }',
      {},
      persona === 'rosa-quinn' ? Purpose.PATRQT : Purpose.DIVOPS,
    );
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

/** Names of fields that can be selected, in any type of the agency. */
function outputFields(sdl: string): string[] {
  const types = sdl.match(/^type \w+[^{]*\{[^}]*\}/gm) ?? [];
  return types.flatMap((type) => [...type.matchAll(/^ {2}(\w+)[(:]/gm)].map(([, name]) => name!));
}
