import type { Dimension, IndexEvent, Question } from '@lead-graph/policy';
import { numberOf } from './labels';
import { type Measure, measureOf } from './measure';
import {
  among,
  attributesOf,
  dayAfter,
  holds,
  lateral,
  ofUnit,
  packed,
  unpackedCode,
  unpackedDay,
  whereOf,
} from './sql';

export interface StatementOptions {
  /** Also the cells of all codes of a dimension together. */
  readonly margins?: boolean;
  /** For each part also its people, where they may be fewer than its units. */
  readonly partPeople?: boolean;
}

/**
 * One statement that answers a question, for any database that speaks both `LATERAL` and `FILTER`: the units to be
 * followed, those of the cohort, what is known of each, and the table.
 */
export function statementOf(question: Question, asOf: number, options: StatementOptions = {}): string {
  const { index, cohort, by, filters } = question;
  const measure = measureOf(question, asOf, options.partPeople ?? false);
  const dimensions = by.map((each, at) => ({ ...columnOf(each, `d${at}`), name: `d${at}` }));
  const filtered = filters.map(({ dimension }, at) => ({ ...columnOf(dimension, `x${at}`), name: `x${at}` }));
  const columns = [...dimensions, ...filtered];
  const kept = filters.map(({ dimension, codes }, at) => {
    const values = codes.map((code) => numberOf(index, dimension, code)).filter((value) => value !== null);
    return `x${at} ${among(values)}`;
  });
  return `WITH unit AS (${unitsOf(index, attributesNamed(question))}),
cohort AS (SELECT * FROM unit AS u${where(cohort.map(holds))}),
known AS (SELECT ${['u.person', ...columns.map(known), ...measure.columns].join(', ')}
  FROM cohort AS u${[...columns.flatMap(({ joins }) => joins), ...measure.joins].map((join) => `\n  ${join}`).join('')}),
grouped AS (SELECT ${['person', ...columns.map(grouped), ...measure.names].join(', ')} FROM known)
SELECT ${selected(dimensions, question, measure, options).join(', ')}
FROM grouped${where(kept)}${groupBy(dimensions, options)}`;
}

function selected(dimensions: readonly Named[], { index }: Question, measure: Measure, { margins }: StatementOptions) {
  const codes = dimensions.map(({ name }) => name);
  const together = margins ? codes.map((name, at) => `GROUPING(${name}) AS all${at}`) : [];
  const people = index.which === 'EACH' ? 'count(DISTINCT person)' : 'count(*)';
  return [...codes, ...together, `${people} AS people`, 'count(*) AS units', ...measure.selected];
}

function groupBy(dimensions: readonly Named[], { margins }: StatementOptions): string {
  if (dimensions.length === 0) return '';
  const names = dimensions.map(({ name }) => name).join(', ');
  return ` GROUP BY ${margins ? `CUBE (${names})` : names}`;
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

/** Events that are followed, with those attributes of them that the question names. */
function unitsOf(index: IndexEvent, attributes: readonly string[]): string {
  const from = `FROM "${index.fact}" AS f WHERE f.day BETWEEN ${index.from} AND ${index.to}${whereOf(index)}`;
  if (index.which === 'EACH') return `SELECT ${['person', 'day', ...attributes.map(quoted)].join(', ')} ${from}`;
  const end = index.which === 'FIRST' ? 'min' : 'max';
  if (attributes.length === 0) return `SELECT person, ${end}(day) AS day ${from} GROUP BY person`;
  const codes = attributes.map((each) => `${unpackedCode(index.fact, each, 'packed')} AS "${each}"`);
  return `SELECT ${['person', `${unpackedDay(index.fact, 'packed')} AS day`, ...codes].join(', ')}
  FROM (SELECT person, ${end}(${packed(index.fact)}) AS packed ${from} GROUP BY person) AS one`;
}

function attributesNamed({ index, by, filters }: Question): string[] {
  const dimensions = [...by, ...filters.map(({ dimension }) => dimension)];
  const named = dimensions.map((each) => (each.kind === 'INDEX' ? each.attribute : null));
  return attributesOf(index.fact).filter((each) => named.includes(each));
}

function quoted(name: string): string {
  return `"${name}"`;
}

/** A dimension's value for each unit, as a number. */
interface Column {
  readonly joins: readonly string[];
  readonly value: string;
  /** What is grouped by, of the value under its name. */
  readonly group: string;
}

interface Named extends Column {
  readonly name: string;
}

function known({ value, name }: Named): string {
  return `${value} AS ${name}`;
}

function grouped({ group, name }: Named): string {
  return `${group} AS ${name}`;
}

function columnOf(dimension: Dimension, name: string): Column {
  switch (dimension.kind) {
    case 'INDEX':
      return { joins: [], value: `u."${dimension.attribute}"`, group: name };
    case 'STATE':
      return latest(dimension, dimension.at, name);
    case 'LAST':
      return latest(dimension, 0, name);
    case 'AGE':
      return {
        joins: [
          lateral(`SELECT min(f.day) AS born ${ofUnit({ fact: dimension.fact, where: {} }, 'true')}`, `${name}b`),
        ],
        value: yearsBetween(`${name}b.born`, 'u.day'),
        group: bandOf(name, dimension.from),
      };
    case 'QUARTER':
      return { joins: [], value: `${part('year', 'u.day')} * 4 + ${part('quarter', 'u.day')} - 1`, group: name };
    case 'YEAR':
      return { joins: [], value: part('year', 'u.day'), group: name };
  }
}

/** An attribute of the last row so many days after the index day. */
function latest({ fact, attribute }: { fact: string; attribute: string }, at: number, name: string): Column {
  const rows = ofUnit({ fact, where: {} }, `f.day <= ${dayAfter(at)}`);
  return {
    joins: [lateral(`SELECT max(${packed(fact)}) AS packed ${rows}`, `${name}l`)],
    value: `coalesce(${unpackedCode(fact, attribute, `${name}l.packed`)}, 0)`,
    group: name,
  };
}

/** Completed years; whoever was born on 29 February completes one on 1 March where there is no such day. */
function yearsBetween(born: string, day: string): string {
  const inYear = (at: string) => `${part('month', at)} * 100 + ${part('day', at)}`;
  return `${part('year', day)} - ${part('year', born)} - CASE WHEN ${inYear(day)} < ${inYear(born)} THEN 1 ELSE 0 END`;
}

function part(what: string, day: string): string {
  return `CAST(extract(${what} FROM DATE '1970-01-01' + ${day}) AS integer)`;
}

/** 0 of no age, 1 below the first band. */
function bandOf(years: string, from: readonly number[]): string {
  const bands = from.map((first, band) => `WHEN ${years} < ${first} THEN ${band + 1}`);
  return `CASE WHEN ${years} IS NULL THEN 0 ${bands.join(' ')} ELSE ${from.length + 1} END`;
}
