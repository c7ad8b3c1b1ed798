import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFiles } from '@lead-graph/kit/testing';
import { importer } from '../src/import';
import { decide, labels } from './stories';
import { openWorld, type World } from './world';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.empty());
afterAll(() => world.close());

const HEADER =
  'SubjectAgeGroup,SubjectID,GO / SC Num,TERRY_STOP_ID,OfficerID,Officer_YOB,Officer_Gender,Officer_Race,' +
  'SubjectPerceivedRace,SubjectPerceivedGender,Reported_Date,Reported_Time,InitialCallType,FinalCallType,CallType,' +
  'OfficerSquad,ArrestFlag,FriskFlag,Precinct,Sector,Beat';

interface Stop {
  id: string;
  subject?: string;
  age?: string;
  on?: string;
  time?: string;
  arrest?: string;
  precinct?: string;
}

/** Synthetic, all of it. */
function file(...stops: Stop[]) {
  const lines = stops.map(
    ({
      id,
      subject = '900',
      age = '26 - 35',
      on = '2016-05-04',
      time = '21:08:00.0000000',
      arrest = 'N',
      precinct = 'West',
    }) =>
      `${age},${subject},20169,${id},77,1980,F,White,White,Male,${on},${time},NULL,NULL,NULL,SQUAD,` +
      `${arrest},N,${precinct},K,K1`,
  );
  return { 'terry_stops.csv': [HEADER, ...lines].join('\n') };
}

const imported = (files: TestFiles) => world.import(importer, files);

const stored = () =>
  world.db.query(
    `SELECT "localId" AS id, type, category, catchment, "servicedOn", "occurredAt" FROM police_contact ORDER BY 1`,
  );

describe('the import of Terry stops', () => {
  it('makes a contact of each, and an arrest where there was one', async () => {
    await imported(file({ id: '1' }, { id: '2', arrest: 'Y', precinct: 'Southwest' }));
    const occurredAt = new Date('2016-05-05T04:08:00Z');
    const when = { servicedOn: '2016-05-04', occurredAt };
    expect(await stored()).toEqual([
      { id: '1', type: 'FIELD_CONTACT', category: 'LE_CONTACT', catchment: 'spd-west', ...when },
      { id: '2', type: 'CUSTODY_ARREST', category: 'CURRENT+LE_CONTACT', catchment: 'spd-southwest', ...when },
    ]);
    expect((await labels(world)).arrest).toEqual(['CURRENT+LE_CONTACT']);
  });

  it('knows a subject again, and takes stops without one for different people', async () => {
    await imported(file({ id: '1' }, { id: '2' }, { id: '3', subject: 'NULL' }, { id: '4', subject: 'NULL' }));
    const people: { count: number }[] = await world.db.query(
      'SELECT count(*)::int AS count FROM police_contact GROUP BY "personRef" ORDER BY 1 DESC',
    );
    expect(people.map((each) => each.count)).toEqual([2, 1, 1]);
  });

  it('does not take a stop number for the subject of the same number', async () => {
    await imported(file({ id: '1', subject: '3' }, { id: '3', subject: 'NULL' }));
    expect(await world.db.query('SELECT DISTINCT "personRef" FROM police_contact')).toHaveLength(2);
  });

  it('protects a subject under 18, and one of an age nobody noted, as a juvenile', async () => {
    await imported(file({ id: '1', age: '1 - 17' }, { id: '2', age: '-', arrest: 'Y' }));
    expect(await labels(world)).toMatchObject({ police_contact: ['CURRENT+JUV+LE_CONTACT', 'JUV+LE_CONTACT'] });
  });

  it('rejects what it cannot read, with the line and the column and nothing of the row', async () => {
    const { all, nouns } = await imported(
      file(
        { id: '1', on: '2016-02-31' },
        { id: '2', arrest: 'maybe' },
        { id: '3', precinct: 'Mars' },
        { id: '4', on: '2199-01-01' },
        { id: '', arrest: 'Y' },
        { id: '6', age: '57+' },
        { id: '7' },
      ),
    );
    expect(all.map(({ line, field, rule }) => [line, field, rule])).toEqual([
      [2, 'Reported_Date', 'DATE'],
      [2, 'Reported_Date', 'DATE'],
      [3, 'ArrestFlag', 'CODE'],
      [4, 'Precinct', 'CODE'],
      [5, 'Reported_Date', 'DATE'],
      [6, 'TERRY_STOP_ID', 'REQUIRED'],
      [7, 'SubjectAgeGroup', 'CODE'],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/maybe|Mars|57\+|02-31/);
    expect(nouns.PoliceContact).toMatchObject({ created: 1 });
  });

  it('changes nothing the second time', async () => {
    const stops = file({ id: '1' }, { id: '2', arrest: 'Y' });
    await imported(stops);
    const before = await stored();
    const { nouns } = await imported(stops);
    expect(nouns.PoliceContact).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(nouns.Arrest).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    expect(await stored()).toEqual(before);
  });

  it('takes an arrest back when the source does', async () => {
    await imported(file({ id: '2', arrest: 'Y' }));
    const { nouns } = await imported(file({ id: '2', arrest: 'N' }));
    expect(nouns.Arrest).toMatchObject({ deleted: 1 });
    expect(await labels(world)).toMatchObject({ police_contact: ['LE_CONTACT'], arrest: [] });
  });

  it('does not undo a decision when the source corrects a stop', async () => {
    await imported(file({ id: '2', arrest: 'Y' }));
    const [{ id }] = await world.db.query('SELECT id FROM police_contact');
    await decide(world, id, 'DECLINED');
    await imported(file({ id: '2', arrest: 'Y', precinct: 'East' }));
    expect(await stored()).toMatchObject([{ category: 'LE_CONTACT+NONCONV', catchment: 'spd-east' }]);
    expect((await labels(world)).arrest).toEqual(['LE_CONTACT+NONCONV']);
  });

  it('keeps nothing of officers, and nothing of how a subject looked', async () => {
    await imported(file({ id: '1', arrest: 'Y' }));
    const rows = await world.db.query(
      'SELECT row_to_json(c)::text AS text FROM police_contact c UNION ALL SELECT row_to_json(a)::text FROM arrest a',
    );
    expect(JSON.stringify(rows)).not.toMatch(/SQUAD|White|Male|20169|1980/);
  });
});

const REAL = join(__dirname, '../../../../shared/data/law-enforcement/seattle-terry-stops/terry_stops_to_2016-09.csv');
const withReal = existsSync(REAL) ? it : it.skip;

describe('the stops that Seattle published', () => {
  const name = 'are read to the last row';
  withReal(existsSync(REAL) ? name : `${name}: needs ../shared/data (absent)`, async () => {
    const { nouns, rejects } = await imported(REAL);
    expect(nouns.PoliceContact).toMatchObject({ created: 12_925, rejected: 0 });
    expect(nouns.Arrest).toMatchObject({ created: 2_679, rejected: 0 });
    expect(rejects).toEqual({});

    const found = await world.db.query(
      'SELECT category, count(*)::int AS count FROM police_contact GROUP BY category ORDER BY category',
    );
    expect(found).toEqual([
      { category: 'CURRENT+JUV+LE_CONTACT', count: 230 },
      { category: 'CURRENT+LE_CONTACT', count: 2_449 },
      { category: 'JUV+LE_CONTACT', count: 990 },
      { category: 'LE_CONTACT', count: 9_256 },
    ]);
    const [{ current }] = await world.db.query(
      'SELECT count(*)::int AS current FROM arrest WHERE "categoryUntil" > now()',
    );
    expect(current).toBe(0);
  });
});
