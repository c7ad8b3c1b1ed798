import { columnsOf, dimensionsOf, filtersOf, legendOf, methodOf, shownIn, type Table } from './table';

/** A table for a terminal, with all that one has to know of it. */
export function tableText(table: Table): string {
  const lines = [
    table.title,
    `  of       ${table.universe}`,
    `  counted  ${table.definition}`,
    ...filtersOf(table).map((filter) => `  only     ${filter}`),
    '',
    ...aligned(rowsOf(table), table.dimensions.length),
    '',
    ...[...legendOf(table), ...table.method.legend].map((line) => `  ${line}`),
    ...section('notes', table.notes),
    ...section(`sources, as of ${table.asOf}`, sourceLines(table)),
    '',
    `  method   ${methodOf(table)}`,
    ...(table.agreement === null ? [] : [`  under    ${table.agreement}`]),
    `  table    ${table.id}`,
  ];
  return `${lines.map(harmless).join('\n')}\n`;
}

function rowsOf(table: Table): string[][] {
  const columns = columnsOf(table);
  const head = [...dimensionsOf(table), ...columns.map(({ heading }) => heading)];
  const rows = table.cells.map((cell) => [
    ...cell.codes.map((code) => code ?? 'all'),
    ...columns.map(({ name }) => printed(shownIn(cell, name))),
  ]);
  return [head, ...rows];
}

function printed(shown: number | string): string {
  return typeof shown === 'number' ? shown.toLocaleString('en-US', { maximumFractionDigits: 4 }) : shown;
}

/** The first columns are words and stand to the left, the others numbers; each is as wide as its longest cell. */
export function aligned(rows: readonly (readonly string[])[], words: number): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => (column < words ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd()}`,
  );
}

function sourceLines({ sources }: Table): string[] {
  if (sources.length === 0) return ['nobody was asked'];
  return sources.map(
    ({ agency, facts, reported }) => `${agency}: ${facts.join(', ')}${reported ? '' : ' (did not report)'}`,
  );
}

function section(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${name}`, ...lines.map((line) => `    ${line}`)];
}

/** What steers a terminal is left out. */
export function harmless(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}
