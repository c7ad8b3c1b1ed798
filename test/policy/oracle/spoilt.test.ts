import { FACTS } from '../synthetic/facts';
import { Population } from '../synthetic/population';
import { difference } from './compare';
import { questionsOfEveryKind } from './drawQuestion';
import { DuckdbWarehouse } from './duckdb';
import { statementOf } from './statement';

const AS_OF = 20_400;
const PEOPLE = 3_000;
const DAYS_APART = 10;

const WINDOW = /f\.day BETWEEN u\.day \+ \((-?\d+)\) AND (u\.day \+ \((-?\d+)\)|e\.ends)/g;

/** What a counter may get wrong, as what becomes of a statement. */
const ERRORS: Readonly<Record<string, (statement: string) => string>> = {
  'the first day of a window is left out': (statement) =>
    statement.replace(WINDOW, (_, from, to) => `f.day BETWEEN u.day + (${Number(from) + 1}) AND ${to}`),
  'the last day of a window is left out': (statement) =>
    statement.replace(WINDOW, (_, from, to) => `f.day BETWEEN u.day + (${from}) AND ${to} - 1`),
  'the first day of the period is left out': (statement) =>
    statement.replace(/f\.day BETWEEN (\d+)/, (_, from) => `f.day BETWEEN ${Number(from) + DAYS_APART}`),
  'the last day of the period is left out': (statement) =>
    statement.replace(/(f\.day BETWEEN \d+) AND (\d+)/, (_, from, to) => `${from} AND ${Number(to) - DAYS_APART}`),
  'the last is taken for the first': (statement) =>
    statement.replace(/min\((day|\(+f\.day)/, (_, what) => `max(${what}`),
  'the first is taken for the last': (statement) =>
    statement.replace(/max\((day\) AS day|\(+f\.day [\s\S]*? GROUP BY person\) AS one)/, (_, what) => `min(${what}`),
  'one day is one event': (statement) =>
    statement.replace(/(?<=unit AS \()SELECT person, day/, 'SELECT DISTINCT person, day'),
  'what begins on the day itself does not hold yet': (statement) =>
    statement.replaceAll('f.day <= u.day', 'f.day < u.day'),
  'of two on one day the one with smaller codes holds': (statement) =>
    statement.replace(
      /max\((\(+f\.day[^F]*?\))\) AS packed FROM ("\S+" AS f WHERE f\.person)/g,
      'arg_max($1, (f.day, -$1)) AS packed FROM $2',
    ),
  'an age is counted without its birthday': (statement) =>
    statement.replace('THEN 1 ELSE 0 END AS', 'THEN 0 ELSE 0 END AS'),
  'a birthday comes a day late': (statement) =>
    statement.replace(/(ELSE|WHEN) (.*) < (.*) THEN 1 ELSE 0/g, '$1 $2 <= $3 THEN 1 ELSE 0'),
  'an age below the first band is not known': (statement) =>
    statement.replace(/WHEN \w+ < \d+ THEN 1 /g, 'WHEN 1 = 0 THEN 1 '),
  'absent is taken for present': (statement) => statement.replaceAll('NOT EXISTS', 'EXISTS'),
  'one of two conditions is enough': (statement) => statement.replace(/\)\) AND (NOT EXISTS|EXISTS)/, ')) OR $1'),
  'a code is one of all attributes': (statement) =>
    statement.replace(/(IN \([\d, ]+\)) AND (f\."\w+" IN)/g, '$1 OR $2'),
  'the upper of two in the middle is the median': (statement) =>
    statement.replace('percentile_disc(0.5)', 'percentile_disc(0.51)'),
  'the last event in a window is taken for the first': (statement) =>
    statement.replace('SELECT min(f.day) - u.day', 'SELECT max(f.day) - u.day'),
  'a person is followed after death': (statement) =>
    statement.replace(/\(SELECT min\(f\.day\) FROM "death"[^)]*\)\)/, 'NULL'),
  'a person is followed after what ends it': (statement) =>
    statement.replace(/(least\([\s\S]*?"death"[^)]*\)\)).*\) AS ends/, '$1) AS ends'),
  'a person is followed into what is not known yet': (statement) => statement.replace(`, ${AS_OF}`, ''),
  'the day that ends it is left out': (statement) =>
    statement.replace(/ - \(u\.day \+ \((-?\d+)\)\) \+ 1/, ' - (u.day + ($1))'),
  'days may be less than none': (statement) => statement.replace('greatest(0, ', 'greatest(-9999, '),
  'the index day is one of those before': (statement) => statement.replace('f.day < u.day', 'f.day <= u.day'),
  'the index day is one of those after': (statement) => statement.replace('f.day > u.day', 'f.day >= u.day'),
  'people are counted as often as events': (statement) =>
    statement.replace('count(DISTINCT person) AS people', 'count(*) AS people'),
  'quarters begin with none': (statement) => statement.replace(/ AS integer\) - 1/g, ' AS integer)'),
};

describe('questions of every kind', () => {
  let warehouse: DuckdbWarehouse;
  beforeAll(async () => {
    warehouse = await DuckdbWarehouse.open();
    const population = new Population(PEOPLE, 1, DAYS_APART);
    for (const { name } of FACTS) await warehouse.load(name, population.batchesOf(name));
  });
  afterAll(() => warehouse.close());

  it.each(Object.entries(ERRORS))('tell it when %s', async (_, spoil) => {
    expect(await anyTells(warehouse, spoil)).toBe(true);
  });

  it('tell nothing where nothing is wrong', async () => {
    expect(await anyTells(warehouse, (statement) => `${statement} `)).toBe(false);
  });
});

async function anyTells(warehouse: DuckdbWarehouse, spoil: (statement: string) => string): Promise<boolean> {
  for (const question of questionsOfEveryKind()) {
    const statement = statementOf(question, AS_OF);
    if (spoil(statement) === statement) continue;
    const cells = await warehouse.answer(question, statement);
    if (difference(cells, await warehouse.answer(question, spoil(statement)))) return true;
  }
  return false;
}
