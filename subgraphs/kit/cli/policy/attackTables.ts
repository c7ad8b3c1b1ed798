import type { Atoms, Between, Cut, Told } from '@lead-graph/policy/disclosure';
import { BadFile } from './jsonFile';
import { dimensionsOf, type NumberName, type Shown, type Table } from './table';
import { aligned } from './tableText';

const door: typeof import('@lead-graph/policy/disclosure') = require('@lead-graph/policy/disclosure');

/** Numbers of people, each of whom stands in one cell. Other numbers are kept back with these. */
const OF_PEOPLE = ['all', 'part', 'later'] as const satisfies readonly NumberName[];
/** Combinations of codes, of all tables together, that are worked through. */
const MOST_COMBINATIONS = 5_000;

/** One hidden number, and what follows for it from everything that is shown. */
export interface Attacked {
  /** What is counted, and from which codes; of any code where a dimension is not named. */
  readonly number: (typeof OF_PEOPLE)[number];
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** With numbers read as they are shown; null where these cannot all be true. */
  readonly atFaceValue: Between | null;
  /** With numbers read as altered by the method that the table tells of. */
  readonly asExplained: Between | null;
}

interface Filter {
  readonly dimension: string;
  readonly at?: number | null;
  readonly codes: readonly string[];
}

/** Works out what follows for each hidden number from tables that divide and filter the same people in different ways. */
export async function attackTables(tables: readonly Table[]): Promise<Attacked[]> {
  const sight = new Sight(tables);
  const attacked: Attacked[] = [];
  for (const number of OF_PEOPLE) {
    const told = tables.flatMap((table) => sight.toldBy(table, number));
    const hidden = new Map(told.flatMap(({ cut, released }) => (released === 'HIDDEN' ? [[keyOf(cut), cut]] : [])));
    const targets = [...hidden.values()];
    const plainly = await door.follows(sight.atoms, told, targets, door.atFaceValue);
    const explained = await door.follows(sight.atoms, told, targets, door.asExplained(tables[0]!.method));
    targets.forEach((cut, at) => {
      attacked.push({ number, codes: sight.codesOf(cut), atFaceValue: plainly[at]!, asExplained: explained[at]! });
    });
  }
  return attacked;
}

/** All that is hidden where no more than one number is possible. */
export function workedOut(attacked: readonly Attacked[]): Attacked[] {
  return attacked.filter(({ atFaceValue: plainly, asExplained: explained }) => isOne(plainly) || isOne(explained));
}

export function attackText(attacked: readonly Attacked[], tables: number): string {
  const rows = attacked.map(({ number, codes, atFaceValue: plainly, asExplained: explained }) => [
    number,
    Object.entries(codes)
      .map(([dimension, of]) => `${dimension}: ${of.join(' or ')}`)
      .join('; ') || 'everybody',
    said(plainly),
    said(explained),
  ]);
  const found = workedOut(attacked).length;
  return [
    ...aligned([['number', 'hidden', 'read as shown', 'read as altered'], ...rows], 2),
    '',
    found > 0
      ? `✖ of ${attacked.length} hidden numbers ${found} can be worked out`
      : `✔ none of ${attacked.length} hidden numbers can be worked out from ${tables} table${tables === 1 ? '' : 's'}`,
    '',
  ].join('\n');
}

function said(between: Between | null): string {
  if (!between) return 'cannot all be true';
  if (between.low === between.high) return `${between.low}`;
  return Number.isFinite(between.high) ? `${between.low} to ${between.high}` : `${between.low} or more`;
}

function isOne(between: Between | null): boolean {
  return between !== null && between.low === between.high;
}

function keyOf(cut: Cut): string {
  return JSON.stringify(cut);
}

/** Dimensions and codes of all tables, by place. */
class Sight {
  readonly atoms: Atoms;
  private readonly codes = new Map<string, string[]>();

  constructor(tables: readonly Table[]) {
    assertSamePeople(tables);
    const whole = new Set<string>();
    for (const table of tables) {
      const filtered = filtersIn(table).map(nameOf);
      filtersIn(table).forEach(({ codes }, at) => void this.see(filtered[at]!, codes));
      dimensionsOf(table).forEach((name, at) => {
        this.see(name, table.dimensions[at]!.codes);
        if (!filtered.includes(name)) whole.add(name);
      });
    }
    // Nobody has another code than those a table is divided by; those of a filter are not everybody's.
    for (const [name, codes] of this.codes) if (!whole.has(name)) codes.push('any other');
    const sizes = [...this.codes.values()].map(({ length }) => length);
    const combinations = sizes.reduce((all, size) => all * size, 1);
    if (combinations > MOST_COMBINATIONS)
      throw new BadFile(
        `these tables have ${combinations} combinations of codes, and at most ${MOST_COMBINATIONS} are worked through; give fewer tables at once`,
      );
    this.atoms = new door.Atoms(sizes);
  }

  toldBy(table: Table, number: NumberName): Told[] {
    const names = dimensionsOf(table);
    const filters = filtersIn(table);
    return table.cells.flatMap((cell) => {
      const shown = cell[number];
      if (!shown) return [];
      const by = cell.codes.flatMap((code, at) => (code === null ? [] : [{ name: names[at]!, codes: [code] }]));
      const kept = filters.map((filter) => ({ name: nameOf(filter), codes: filter.codes }));
      const named = [...kept.filter(({ name }) => !by.some((each) => each.name === name)), ...by];
      return [{ cut: this.cutOf(named), released: releasedOf(shown) }];
    });
  }

  codesOf(cut: Cut): Record<string, string[]> {
    const all = [...this.codes];
    return Object.fromEntries(
      cut.map(({ dimension, codes }) => [all[dimension]![0], codes.map((code) => all[dimension]![1][code]!)]),
    );
  }

  private cutOf(named: readonly { readonly name: string; readonly codes: readonly string[] }[]): Cut {
    const names = [...this.codes.keys()];
    return named
      .map(({ name, codes }) => ({
        dimension: names.indexOf(name),
        codes: codes.map((code) => this.codes.get(name)!.indexOf(code)).sort((a, b) => a - b),
      }))
      .sort((a, b) => a.dimension - b.dimension);
  }

  private see(name: string, codes: readonly string[]): void {
    const seen = this.codes.get(name) ?? [];
    this.codes.set(name, [...new Set([...seen, ...codes])]);
  }
}

function releasedOf({ value, mark }: Shown): Told['released'] {
  return mark ?? value!;
}

function nameOf({ dimension, at }: Filter): string {
  return at == null ? dimension : `${dimension} at ${at}`;
}

function filtersIn({ question }: Table): readonly Filter[] {
  return JSON.parse(question).filters;
}

/** Of other people nothing follows; they would only be mixed up. */
function assertSamePeople(tables: readonly Table[]): void {
  const [first, ...others] = tables.map(peopleOf);
  const other = others.findIndex((each) => each !== first);
  if (other >= 0)
    throw new BadFile(
      `tables \`${tables[0]!.id}\` and \`${tables[other + 1]!.id}\` are of different questions; give tables of one question, each by other dimensions or filters`,
    );
}

function peopleOf({ question }: Table): string {
  const { by: _by, filters: _filters, agreement: _agreement, ...people } = JSON.parse(question);
  return JSON.stringify(people);
}
