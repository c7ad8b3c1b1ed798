import { columnsOf, dimensionsOf, filtersOf, legendOf, methodOf, shownIn, type Table } from './table';

/** Tells spreadsheets that this is UTF-8. */
export const BOM = '\uFEFF';

/** A table that can be read alone: what it is, an empty line, then the cells. */
export function tableCsv(table: Table): string {
  return `${BOM}${[...headOf(table), [], ...rowsOf(table)].map(lineOf).join('')}`;
}

function headOf(table: Table): string[][] {
  const sources = table.sources.map(({ agency, facts, reported }) => [
    reported ? 'source' : 'source that did not report',
    `${agency}: ${facts.join(', ')}`,
  ]);
  return [
    ['title', table.title],
    ['universe', table.universe],
    ['definition', table.definition],
    ...filtersOf(table).map((filter) => ['filter', filter]),
    ['as of', table.asOf],
    ...sources,
    ['method', methodOf(table)],
    ...[...legendOf(table), ...table.method.legend].map((line) => ['legend', line]),
    ...table.notes.map((note) => ['note', note]),
    ['agreement', table.agreement ?? 'none'],
    ['table id', table.id],
    ['question', table.question],
  ];
}

function rowsOf(table: Table): (number | string)[][] {
  const columns = columnsOf(table);
  const head = [...dimensionsOf(table), ...columns.map(({ heading }) => heading)];
  return [
    head,
    ...table.cells.map((cell) => [
      ...cell.codes.map((code) => code ?? 'all'),
      ...columns.map(({ name }) => shownIn(cell, name)),
    ]),
  ];
}

/** One line as RFC 4180 has it. */
export function lineOf(cells: readonly (number | string)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? `${cell}` : quoted(neutral(cell)))).join(',')}\r\n`;
}

/** Text that a spreadsheet would take for a formula is told to be text. */
function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
