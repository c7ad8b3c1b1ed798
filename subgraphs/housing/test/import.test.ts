import { added, changed, importFiles, MAPPING, SMALL } from './csvFolder';
import { type Housing, openHousing } from './openHousing';
import { counts, empty, TABLES } from './tables';

let housing: Housing;
beforeAll(async () => {
  housing = await openHousing();
});
afterAll(() => housing.close());
beforeEach(() => empty(housing));

describe('an HMIS export', () => {
  it('becomes rows of every noun, kept by the housing authority', async () => {
    expect((await importFiles(housing, SMALL)).rejects).toEqual([]);
    expect(await counts(housing)).toEqual([1, 1, 1, 1, 1, 1, 1, 0]);
    const [stay] = await housing.db.query('SELECT * FROM housing_enrolment');
    expect(stay).toMatchObject({
      category: 'HMIS',
      organization: 'kcha',
      sourceProgram: 'hmis-P1',
      servicedOn: '2025-03-01',
      priorCode: 204,
      obtainedVia: 'OWN_WORK',
    });
    const [place] = await housing.db.query('SELECT * FROM current_location');
    expect(place).toMatchObject({ category: 'HMIS+LOCATION', place: 'Under the pier' });
    expect(await housing.db.query('SELECT kind, "paidCents" FROM housing_service')).toEqual([
      { kind: 'RENT', paidCents: 51_250 },
    ]);
  });

  it('a second time changes nothing, and a changed record only its own row', async () => {
    await importFiles(housing, SMALL);
    const again = await importFiles(housing, changed('Exit', { Destination: '410' }));
    const created = Object.values(again.nouns).reduce((sum, noun) => sum + noun.created, 0);
    const updated = Object.entries(again.nouns).filter(([, noun]) => noun.updated > 0);
    expect(created).toBe(0);
    expect(updated).toEqual([['HousingExit', expect.objectContaining({ updated: 1 })]]);
  });

  it('leaves no name, number or birth date of a person, nor the name of who verified', async () => {
    await importFiles(housing, SMALL);
    const texts = await Promise.all(
      [...TABLES, 'person', 'housing_export'].map((table) => housing.db.query(`SELECT t::text AS row FROM ${table} t`)),
    );
    expect(JSON.stringify(texts)).toContain('Harbor Nights');
    for (const secret of ['Zebulon', 'Quillfeather', '900112222', '1981', 'Harbor Clinic'])
      expect(JSON.stringify(texts)).not.toContain(secret);
  });

  it.each([
    ['Enrollment', { ProjectID: 'P9' }, 'Enrollment.csv ProjectID REFERENCE'],
    ['Enrollment', { PersonalID: 'C9' }, 'Enrollment.csv PersonalID REFERENCE'],
    ['Enrollment', { EntryDate: '03-01-25' }, 'Enrollment.csv EntryDate DATE'],
    ['Enrollment', { EntryDate: '' }, 'Enrollment.csv EntryDate REQUIRED'],
    ['Enrollment', { LivingSituation: '999' }, 'Enrollment.csv LivingSituation CODE'],
    ['Enrollment', { LivingSituation: '24' }, 'Enrollment.csv LivingSituation CODE'],
    ['Exit', { ExitDate: '2025-02-28' }, 'Exit.csv ExitDate ORDER'],
    ['Exit', { Destination: '3' }, 'Exit.csv Destination CODE'],
    ['Exit', { PersonalID: 'C2' }, 'Exit.csv PersonalID REFERENCE'],
    ['Exit', { EnrollmentID: 'S9' }, 'Exit.csv EnrollmentID REFERENCE'],
    [
      'CurrentLivingSituation',
      { CurrentLivingSituation: '999' },
      'CurrentLivingSituation.csv CurrentLivingSituation CODE',
    ],
    ['Services', { DateProvided: '2025-02-01' }, 'Services.csv DateProvided ORDER'],
    ['Services', { FAAmount: '$5' }, 'Services.csv FAAmount INTEGER'],
    ['Services', { RecordType: '151' }, 'Services.csv RecordType CONSTRAINT'],
    ['Services', { RecordType: '141' }, 'Services.csv RecordType CONSTRAINT'],
  ])('has a record of %s refused for %j', async (file, change, reject) => {
    const { rejects } = await importFiles(housing, changed(file, change));
    expect(rejects[0]).toBe(reject);
    expect(rejects.filter((each) => each.startsWith(`${file}.`))).toHaveLength(1);
  });

  it('may hold overlapping stays of one person: nights in a shelter overlap with a search for housing', async () => {
    const { rejects } = await importFiles(
      housing,
      added('Enrollment', { EnrollmentID: 'S2', EntryDate: '2025-03-10' }),
    );
    expect(rejects).toEqual([]);
    expect((await counts(housing))[2]).toBe(2);
  });

  it('may not hold two exits of one stay', async () => {
    const { rejects } = await importFiles(housing, added('Exit', { ExitID: 'X2' }));
    expect(rejects).toEqual(['Exit.csv null CONSTRAINT']);
  });

  it('that takes an exit back and makes another leaves the other', async () => {
    await importFiles(housing, SMALL);
    const files = added(
      'Exit',
      { ExitID: 'X1', DateDeleted: '2025-05-01 10:00:00' },
      changed('Exit', { ExitID: 'X2', ExitDate: '2025-06-01' }),
    );
    expect((await importFiles(housing, files)).rejects).toEqual([]);
    expect(await housing.db.query('SELECT "localId", "servicedOn" FROM housing_exit')).toEqual([
      { localId: 'X2', servicedOn: '2025-06-01' },
    ]);
  });

  it.each([
    ['Enrollment', [1, 1, 0, 0, 0, 0, 0, 0]],
    ['Client', [1, 1, 0, 0, 0, 0, 0, 0]],
    ['Project', [1, 0, 0, 0, 0, 0, 0, 0]],
    ['CurrentLivingSituation', [1, 1, 1, 1, 0, 0, 1, 0]],
    ['Services', [1, 1, 1, 1, 1, 1, 0, 0]],
  ])('that takes a record of %s back takes along what hangs on it', async (file, left) => {
    await importFiles(housing, SMALL);
    expect((await importFiles(housing, changed(file, { DateDeleted: '2025-05-01 10:00:00' }))).rejects).toEqual([]);
    expect(await counts(housing)).toEqual(left);
  });

  it('with a place blanked, or inside an institution, leaves no place', async () => {
    const changes: Readonly<Record<string, string>>[] = [{ LocationDetails: '' }, { CurrentLivingSituation: '205' }];
    for (const change of changes) {
      await importFiles(housing, SMALL);
      await importFiles(housing, changed('CurrentLivingSituation', change));
      expect((await counts(housing)).slice(4, 6)).toEqual([1, 0]);
    }
  });

  it('never stores a code that tells of HIV', async () => {
    await importFiles(
      housing,
      changed(
        'Enrollment',
        { LivingSituation: '327' },
        changed('Exit', { Destination: '426', DestinationSubsidyType: '' }),
      ),
    );
    expect(await housing.db.query('SELECT "priorCode" FROM housing_enrolment')).toEqual([{ priorCode: 302 }]);
    expect(await housing.db.query('SELECT "destinationCode", "subsidyCode" FROM housing_exit')).toEqual([
      { destinationCode: 435, subsidyCode: 420 },
    ]);
  });

  it('has a move-in for permanent housing only', async () => {
    await importFiles(housing, changed('Enrollment', { MoveInDate: '2020-01-01' }));
    expect(await housing.db.query('SELECT "movedInOn" FROM housing_enrolment')).toEqual([{ movedInOn: null }]);
    const rehousing = changed('Project', { ProjectType: '13' }, changed('Enrollment', { MoveInDate: '2020-01-01' }));
    expect((await importFiles(housing, rehousing)).rejects[0]).toBe('Enrollment.csv MoveInDate ORDER');
  });

  it('of FY2022 is read by the crosswalk', async () => {
    const old = changed(
      'Export',
      { CSVVersion: 'FY2022' },
      changed('Enrollment', { LivingSituation: '4' }, changed('Exit', { Destination: '3' })),
    );
    expect(
      (await importFiles(housing, changed('CurrentLivingSituation', { CurrentLivingSituation: '16' }, old))).rejects,
    ).toEqual([]);
    expect(await housing.db.query('SELECT "priorCode" FROM housing_enrolment')).toEqual([{ priorCode: 204 }]);
    expect(await housing.db.query('SELECT "destinationCode", "subsidyCode" FROM housing_exit')).toEqual([
      { destinationCode: 435, subsidyCode: 440 },
    ]);
    expect(await housing.db.query('SELECT "typeCode" FROM housing_project')).toEqual([{ typeCode: 0 }]);
  });

  it('of a version that is not known is refused whole, and the version is named', async () => {
    await expect(importFiles(housing, changed('Export', { CSVVersion: '2020 v1.8' }))).rejects.toThrow('`2020 v1.8`');
    await expect(importFiles(housing, { Client: SMALL.Client })).rejects.toThrow('Export.csv');
  });

  it('may be kept by another organisation, and never by the victim service provider', async () => {
    await importFiles(housing, SMALL, { ...MAPPING, organizations: { O1: { keptBy: 'chmh' } } });
    expect(await housing.db.query('SELECT DISTINCT organization FROM housing_enrolment')).toEqual([
      { organization: 'chmh' },
    ]);
    const { checkHmisMapping } = require('../src/hmis/mapping');
    expect(() => checkHmisMapping('m.json', { ...MAPPING, organizations: { O1: { keptBy: 'vsp' } } })).toThrow(
      'expected one of kcha, chmh',
    );
  });
});
