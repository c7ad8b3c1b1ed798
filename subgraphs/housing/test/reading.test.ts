import { DataCategory, Implication, LEAD_LINE, Role } from '@lead-graph/schema';
import type * as Kit from '@lead-graph/kit';
import { institutionMasked, LivingSituationKind } from '../src/codes/livingSituation';
import { buildWithout } from './build';
import { type Housing, openHousing, type Reader } from './openHousing';
import { refsOfNamed } from './people';

const { HMIS, LOCATION, VSP } = DataCategory;
const HMIS_READER: Reader = { grants: { [HMIS]: [{}] } };

async function opened(...using: Parameters<typeof openHousing>): Promise<Housing> {
  const housing = await openHousing(...using);
  await housing.build.subgraph.seed!(housing.db);
  return housing;
}

/** Every living situation that this reader is shown of the four with a story, in all three fields. */
async function situationsShown(
  housing: Housing,
  reader: Reader,
): Promise<{ prior: string[]; current: string[]; destination: string[] }> {
  const people = await housing.read(
    await refsOfNamed(housing),
    'housingEnrolments { priorSituation exit { destination } } livingSituations { situation }',
    reader,
  );
  const stays = people.flatMap((person: any) => person.housingEnrolments);
  return {
    prior: stays.map((stay: any) => stay.priorSituation),
    current: people.flatMap((person: any) => person.livingSituations.map((row: any) => row.situation)),
    destination: stays.flatMap((stay: any) => stay.exit?.destination ?? []),
  };
}

async function checkInstitutionsAreMasked(housing: Housing): Promise<void> {
  for (const shown of Object.values(await situationsShown(housing, HMIS_READER))) {
    expect(shown).toContain(LivingSituationKind.INSTITUTIONAL);
    expect(shown).toEqual(shown.map((kind) => institutionMasked(kind as LivingSituationKind)));
  }
}

async function namesShown(housing: Housing, reader: Reader): Promise<Set<string | null>> {
  const people = await housing.read(
    await refsOfNamed(housing),
    'housingEnrolments { projectName organizationName }',
    reader,
  );
  return new Set(
    people.flatMap((person: any) =>
      person.housingEnrolments.flatMap((stay: any) => [stay.projectName, stay.organizationName]),
    ),
  );
}

async function checkNamesAreWithheld(housing: Housing): Promise<void> {
  expect(await namesShown(housing, HMIS_READER)).toEqual(new Set([null]));
  expect(await namesShown(housing, { ...HMIS_READER, role: Role.POLICE_OFFICER })).toEqual(new Set([LEAD_LINE]));
}

describe('a reader of a participant', () => {
  let housing: Housing;
  beforeAll(async () => {
    housing = await opened();
  });
  afterAll(() => housing.close());

  it('without the categories behind it reads one word for every institution, whenever it was', async () => {
    await checkInstitutionsAreMasked(housing);
  });

  it('with all of them reads which institution it was', async () => {
    const shown = await situationsShown(housing, { ...HMIS_READER, implications: [Implication.INSTITUTION] });
    expect(shown.prior).toContain(LivingSituationKind.PSYCHIATRIC_FACILITY);
    expect(shown.current).toContain(LivingSituationKind.SUBSTANCE_USE_TREATMENT_FACILITY);
    expect(shown.destination).toContain(LivingSituationKind.JAIL_PRISON_OR_JUVENILE_FACILITY);
    expect(Object.values(shown).flat()).not.toContain(LivingSituationKind.INSTITUTIONAL);
  });

  it('reads no name of a project or organisation, and the police read the LEAD line', async () => {
    await checkNamesAreWithheld(housing);
  });

  it('who may learn a provider reads the names', async () => {
    const names = await namesShown(housing, { ...HMIS_READER, implications: [Implication.PROVIDER_NAME] });
    expect(names).toContain('Juniper Court');
    expect(names).toContain('Synthetic County Housing Authority');
  });

  it('of housing records is told nothing of a victim service provider, nor of a place', async () => {
    const ada = await housing.referenceOf('seed-3', 'seed');
    const read = await housing.read(
      ada,
      'housingEnrolments { enteredOn } housingServices { kind } victimServiceStays { kind } currentLocations { place }',
      HMIS_READER,
    );
    expect(read.housingEnrolments).toHaveLength(3);
    expect(read.housingServices.length).toBeGreaterThan(0);
    expect(read.victimServiceStays).toBeNull();
    expect(read.currentLocations).toBeNull();
  });

  it('of one victim service stay, by its days, reads that stay and nothing else', async () => {
    const ada = await housing.referenceOf('seed-3', 'seed');
    const release: Reader = { grants: { [VSP]: [{ from: '2026-02-20', until: '2026-03-05' }] } };
    const read = await housing.read(
      ada,
      'victimServiceStays { startedOn endedOn } housingEnrolments { enteredOn } livingSituations { askedOn }',
      release,
    );
    expect(read.victimServiceStays).toEqual([{ startedOn: '2026-02-20', endedOn: '2026-04-06' }]);
    expect(read.housingEnrolments).toBeNull();
    expect(read.livingSituations).toBeNull();
  });

  it('needs HMIS and LOCATION for a place out of the HMIS, and LOCATION alone for one that outreach saw', async () => {
    const theo = await housing.referenceOf('seed-4', 'seed');
    await housing.db.query(
      `UPDATE current_location SET category = 'HMIS+LOCATION' WHERE "personRef" = $1 AND "servicedOn" = '2025-03-17'`,
      [theo],
    );
    const seenBy = async (grants: Reader['grants']) =>
      (await housing.read(theo, 'currentLocations { seenOn }', { grants })).currentLocations?.map(
        (row: any) => row.seenOn,
      );

    expect(await seenBy({ [LOCATION]: [{}] })).toEqual(['2025-05-22']);
    expect(await seenBy({ [HMIS]: [{}], [LOCATION]: [{}] })).toEqual(['2025-05-22', '2025-03-17']);
    expect(await seenBy({ [HMIS]: [{}] })).toBeUndefined();
  });

  it('with a consent that ends within a stay does not read its exit', async () => {
    const rosa = await housing.referenceOf('seed-1', 'seed');
    const read = await housing.read(rosa, 'housingEnrolments { enteredOn exit { exitedOn } }', {
      grants: { [HMIS]: [{ until: '2025-03-31' }] },
    });
    expect(read.housingEnrolments).toEqual([{ enteredOn: '2025-02-03', exit: null }]);
  });

  it('with a consent for one program reads the stay in it alone', async () => {
    const rosa = await housing.referenceOf('seed-1', 'seed');
    const read = await housing.read(rosa, 'housingEnrolments { projectType }', {
      grants: { [HMIS]: [{ sources: ['hmis-project-supportive'] }] },
    });
    expect(read.housingEnrolments).toEqual([{ projectType: 'PERMANENT_SUPPORTIVE_HOUSING' }]);
  });

  it('with nothing permitted reads null everywhere, without a statement', async () => {
    const rosa = await housing.referenceOf('seed-1', 'seed');
    housing.statements();
    const read = await housing.read(
      rosa,
      `housingEnrolments { id } livingSituations { id } housingServices { id }
       currentLocations { id } victimServiceStays { id }`,
      { grants: {} },
    );
    expect(new Set(Object.values(read))).toEqual(new Set([null]));
    expect(housing.statements()).toEqual([]);
  });

  it('of many participants costs one statement for all it asks for, one for what hangs on it, and one for all names', async () => {
    const people = await refsOfNamed(housing);
    housing.statements();
    await housing.read(
      people,
      'housingEnrolments { projectType projectName organizationName exit { exitedOn } } housingServices { kind }',
      {
        ...HMIS_READER,
        implications: [Implication.PROVIDER_NAME],
      },
    );
    const statements = housing.statements();
    const tables = statements.flatMap((sql) => [...sql.matchAll(/FROM "(\w+)"/g)].map(([, table]) => table));
    expect(tables.sort()).toEqual(['housing_enrolment', 'housing_exit', 'housing_project', 'housing_service']);
    expect(statements).toHaveLength(3);
  });
});

describe('without its protection', () => {
  const kit = '@lead-graph/kit';
  const nothing = () => () => undefined;

  it('an institution is read by whoever reads the row', async () => {
    const housing = await opened(buildWithout<typeof Kit>(kit, { Implies: nothing }));
    await expect(checkInstitutionsAreMasked(housing)).rejects.toHaveProperty('matcherResult.pass', false);
    await housing.close();
  });

  it('a name is read by whoever reads the row', async () => {
    const housing = await opened(buildWithout<typeof Kit>(kit, { ProviderName: nothing }));
    await expect(checkNamesAreWithheld(housing)).rejects.toHaveProperty('matcherResult.pass', false);
    await housing.close();
  });
});
