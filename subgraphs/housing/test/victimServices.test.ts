import type * as Provider from '../src/hmis/victimServiceProvider';
import { buildWithout } from './build';
import { changed, importFiles, MAPPING, SMALL } from './csvFolder';
import { type Housing, openHousing } from './openHousing';
import { counts, empty } from './tables';

let housing: Housing;
beforeAll(async () => {
  housing = await openHousing();
});
afterAll(() => housing.close());
beforeEach(() => empty(housing));

async function checkThatVictimServicesStayOut(of: Housing): Promise<void> {
  const { rejects } = await importFiles(of, changed('Organization', { VictimServiceProvider: '1' }));
  expect(await counts(of)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await of.db.query('SELECT * FROM person')).toEqual([]);
  expect(rejects).toEqual([
    'Organization.csv VictimServiceProvider CONSTRAINT',
    'Project.csv OrganizationID CONSTRAINT',
    'Enrollment.csv ProjectID CONSTRAINT',
    'Exit.csv EnrollmentID CONSTRAINT',
    'CurrentLivingSituation.csv EnrollmentID CONSTRAINT',
    'Services.csv EnrollmentID CONSTRAINT',
  ]);
}

describe('an export with a victim service provider in it', () => {
  it('has each of its records refused, down to the persons', () => checkThatVictimServicesStayOut(housing));

  it('without that protection would be imported', async () => {
    const open = await openHousing(
      buildWithout<typeof Provider>(require.resolve('../src/hmis/victimServiceProvider'), {
        isVictimServiceProvider: () => false,
      }),
    );
    await expect(checkThatVictimServicesStayOut(open)).rejects.toHaveProperty('matcherResult.pass', false);
    await open.close();
  });

  it('takes out what came of it while it was not yet known as one', async () => {
    await importFiles(housing, SMALL);
    await importFiles(housing, {
      Export: SMALL.Export,
      ...changed('Organization', { VictimServiceProvider: '1' }),
      Enrollment: [],
    });
    expect(await counts(housing)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('is in doubt refused: a blank is no 0, unless the mapping says so of this organisation', async () => {
    const blank = changed('Organization', { VictimServiceProvider: '' });
    expect((await importFiles(housing, blank)).rejects).toContain('Organization.csv VictimServiceProvider REQUIRED');
    expect(await counts(housing)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);

    const stated = { ...MAPPING, organizations: { O1: { victimServiceProvider: false } } };
    expect((await importFiles(housing, blank, stated)).rejects).toEqual([]);
    expect(
      (await importFiles(housing, changed('Organization', { VictimServiceProvider: '1' }), stated)).rejects,
    ).toHaveLength(6);
  });
});
