import { DataCategory, Role } from '@lead-graph/schema';
import type * as Keepers from '../src/keepers';
import { buildWithout } from './build';
import { type Answer, type Housing, openHousing } from './openHousing';

const OPEN = `mutation ($input: OpenHousingStayInput!) {
  openHousingStay(input: $input) { id enteredOn movedInOn projectName projectType priorSituation exit { exitedOn } }
}`;
const EXIT = `mutation ($input: ExitHousingStayInput!) {
  exitHousingStay(input: $input) { id exitedOn destination destinationSubsidy }
}`;
const ASKED = `mutation ($input: RecordLivingSituationInput!) {
  recordLivingSituation(input: $input) { askedOn situation subsidy }
}`;
const SHELTER = `mutation ($input: RecordVictimServiceStayInput!) {
  recordVictimServiceStay(input: $input) { id startedOn endedOn kind }
}`;
const SHELTER_INPUT = { person: '7', kind: 'SAFE_HOME', startedOn: '2026-02-01' };

let housing: Housing;
beforeAll(async () => {
  housing = await openHousing();
  await housing.build.subgraph.seed!(housing.db);
});
afterAll(() => housing.close());

async function projectOf(organization: string, name: string, of: Housing = housing): Promise<string> {
  const { data } = await of.as(organization, '{ housingProjects { id name } }');
  return data.housingProjects.find((project: any) => project.name === name).id;
}

async function newStay(input: object = {}): Promise<Answer> {
  const project = await projectOf('kcha', 'Hemlock Rapid Rehousing');
  return housing.as('kcha', OPEN, { input: { person: 'K-1', project, enteredOn: '2026-02-01', ...input } });
}

function codes(answer: Answer): (string | undefined)[] {
  return (answer.errors ?? []).map((error) => error.extensions.code);
}

describe('staff of a housing organisation', () => {
  it('open a stay, and a reader permitted sees it', async () => {
    const { data } = await newStay({ movedInOn: '2026-02-20', priorSituation: 'PSYCHIATRIC_FACILITY' });
    expect(data.openHousingStay).toMatchObject({
      enteredOn: '2026-02-01',
      movedInOn: '2026-02-20',
      projectName: 'Hemlock Rapid Rehousing',
      projectType: 'RAPID_REHOUSING',
      priorSituation: 'PSYCHIATRIC_FACILITY',
      exit: null,
    });
    const read = await housing.read(
      await housing.referenceOf('K-1', 'kcha'),
      'housingEnrolments { enteredOn priorSituation }',
      {
        grants: { [DataCategory.HMIS]: [{ sources: ['hmis-project-rehousing'] }] },
      },
    );
    expect(read.housingEnrolments).toEqual([{ enteredOn: '2026-02-01', priorSituation: 'INSTITUTIONAL' }]);
  });

  it('exit a stay once, and not before it was entered', async () => {
    const stay = (await newStay({ person: 'K-2' })).data.openHousingStay.id;
    const input = { stay, exitedOn: '2026-05-01', destination: 'RENTAL_WITH_SUBSIDY', subsidy: 'PUBLIC_HOUSING' };

    const early = await housing.as('kcha', EXIT, { input: { ...input, exitedOn: '2026-01-31' } });
    expect(early.errors?.[0]).toMatchObject({
      message: '`exitedOn`: is before the stay was entered',
      extensions: { code: 'BAD_USER_INPUT' },
    });

    expect((await housing.as('kcha', EXIT, { input })).data.exitHousingStay).toMatchObject({
      exitedOn: '2026-05-01',
      destinationSubsidy: 'PUBLIC_HOUSING',
    });
    expect(codes(await housing.as('kcha', EXIT, { input }))).toEqual(['CONFLICT']);
  });

  it('record where somebody sleeps, and which subsidy pays along', async () => {
    const input = { person: 'K-3', askedOn: '2026-03-01', situation: 'RENTAL_WITH_SUBSIDY', subsidy: 'VASH' };
    expect((await housing.as('kcha', ASKED, { input })).data.recordLivingSituation).toEqual({
      askedOn: '2026-03-01',
      situation: 'RENTAL_WITH_SUBSIDY',
      subsidy: 'VASH',
    });
  });

  it.each([
    ['the mask itself', ASKED, { person: 'K-3', askedOn: '2026-03-01', situation: 'INSTITUTIONAL' }, 'situation'],
    ['what only an exit can be', ASKED, { person: 'K-3', askedOn: '2026-03-01', situation: 'DECEASED' }, 'situation'],
    [
      'a subsidy of no rental',
      ASKED,
      { person: 'K-3', askedOn: '2026-03-01', situation: 'WITH_FAMILY', subsidy: 'VASH' },
      'subsidy',
    ],
    [
      'a person by more than a number',
      ASKED,
      { person: 'Jo Doe', askedOn: '2026-03-01', situation: 'WITH_FAMILY' },
      'person',
    ],
    [
      'a move-in before the entry',
      OPEN,
      { person: 'K-3', project: '', enteredOn: '2026-03-01', movedInOn: '2026-02-01' },
      'movedInOn',
    ],
  ])('may not state %s', async (_what, mutation, input, field) => {
    const answer = await housing.as('kcha', mutation, { input });
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message).toMatch(new RegExp(`^\`${field}\``));
  });

  it('see their own rows and projects, and never those of another organisation', async () => {
    const stay = (await newStay({ person: 'K-4' })).data.openHousingStay.id;
    const list = '{ housingEnrolments(first: 100) { nodes { id } } housingProjects { name } }';
    const [own, other] = [await housing.as('kcha', list), await housing.as('chmh', list)];
    const ids = (answer: Answer) => answer.data.housingEnrolments.nodes.map((row: any) => row.id);

    expect(ids(own)).toContain(stay);
    expect(ids(other)).not.toContain(stay);
    expect(ids(other).filter((id: string) => ids(own).includes(id))).toEqual([]);
    expect(other.data.housingProjects).toEqual([{ name: 'Fir Bridge Interim Housing' }]);
    expect(
      codes(await housing.as('chmh', EXIT, { input: { stay, exitedOn: '2026-05-01', destination: 'OTHER' } })),
    ).toEqual(['NOT_FOUND']);
  });

  it('may not open a stay in a project of another organisation, nor in one there is not', async () => {
    const project = await projectOf('chmh', 'Fir Bridge Interim Housing');
    for (const id of [project, '00000000-0000-4000-8000-000000000000', 'none'])
      expect(codes(await newStay({ project: id }))).toEqual(['NOT_FOUND']);
  });

  it('are alone: police and case managers elsewhere are told that the field is not theirs', async () => {
    for (const [organization, role] of [
      ['spd', Role.POLICE_OFFICER],
      ['reach', Role.CASE_MANAGER],
    ] as const) {
      expect(codes(await housing.as(organization, '{ housingEnrolments { nodes { id } } }', {}, role))).toEqual([
        'FORBIDDEN',
      ]);
      expect(codes(await housing.as(organization, '{ housingProjects { name } }', {}, role))).toEqual(['FORBIDDEN']);
    }
  });
});

async function checkThatTheTwoStayApart(of: Housing): Promise<void> {
  const project = await projectOf('kcha', 'Hemlock Rapid Rehousing', of);
  expect(codes(await of.as('kcha', '{ housingVictimServiceStays { nodes { id } } }'))).toEqual(['FORBIDDEN']);
  expect(codes(await of.as('kcha', SHELTER, { input: SHELTER_INPUT }))).toEqual(['FORBIDDEN']);
  expect(codes(await of.as('vsp', OPEN, { input: { person: '7', project, enteredOn: '2026-02-01' } }))).toEqual([
    'FORBIDDEN',
  ]);
}

describe('the victim service provider', () => {
  it('records its stays in its own table, under numbers that mean nobody of the HMIS', async () => {
    const { data } = await housing.as('vsp', SHELTER, { input: { ...SHELTER_INPUT, person: 'K-1' } });
    const end = 'mutation ($input: EndVictimServiceStayInput!) { endVictimServiceStay(input: $input) { endedOn } }';
    const stay = data.recordVictimServiceStay.id;

    expect(codes(await housing.as('vsp', end, { input: { stay, endedOn: '2026-01-01' } }))).toEqual(['BAD_USER_INPUT']);
    expect(
      (await housing.as('vsp', end, { input: { stay, endedOn: '2026-02-09' } })).data.endVictimServiceStay,
    ).toEqual({ endedOn: '2026-02-09' });
    expect(await housing.referenceOf('K-1', 'vsp')).not.toBe(await housing.referenceOf('K-1', 'kcha'));
  });

  it('and the staff of the HMIS reach no row of each other', () => checkThatTheTwoStayApart(housing));

  it('without that protection would be reached', async () => {
    const nothing = () => () => undefined;
    const open = await openHousing(
      buildWithout<typeof Keepers>(require.resolve('../src/keepers'), {
        HmisStaff: nothing,
        VictimServiceStaff: nothing,
      }),
    );
    await open.build.subgraph.seed!(open.db);
    await expect(checkThatTheTwoStayApart(open)).rejects.toHaveProperty('matcherResult.pass', false);
    await open.close();
  });

  it('is the only keeper that its table takes, and one that no table of the HMIS takes', async () => {
    const moved = (table: string, organization: string) =>
      housing.db.query(`UPDATE ${table} SET organization = $1`, [organization]);
    for (const table of [
      'housing_enrolment',
      'housing_exit',
      'living_situation',
      'housing_service',
      'current_location',
    ]) {
      await expect(moved(table, 'vsp')).rejects.toMatchObject({ code: '23514' });
    }
    await expect(moved('victim_service_stay', 'kcha')).rejects.toMatchObject({
      code: '23514',
      constraint: 'kept_by_the_victim_service_provider',
    });
  });

  it('without that constraint would share a table', async () => {
    const runner = housing.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query('ALTER TABLE victim_service_stay DROP CONSTRAINT kept_by_the_victim_service_provider');
    await expect(runner.query(`UPDATE victim_service_stay SET organization = 'kcha'`)).resolves.toBeDefined();
    await runner.rollbackTransaction();
    await runner.release();
  });
});
