import type { Comparison, Row, Verdict } from './benchmark';
import type { Spread } from './spread';

/** A comparison as a table in Markdown: of each quantity the median, and least to most over the rounds. */
export function tableOf({ size, systems, rows, verdicts, missing = [] }: Comparison): string {
  const cells = [['', ...systems], ...rows.map(cellsOf)];
  const left = missing.map((why) => `missing: ${why}`);
  return [size, '', markdownTable(cells), '', ...verdicts.map(saidOf), ...left, ''].join('\n');
}

/** The first row is the heading. */
export function markdownTable(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((each) => each[column]!.length)));
  const lines = cells.map((each) => `| ${each.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function saidOf({ what, ratio, goal, met }: Verdict): string {
  return `${what}: ratio ${told(ratio)}; goal at most ${goal.toFixed(2)}: ${met ? 'met' : 'not met'}`;
}

function cellsOf({ what, of }: Row): string[] {
  return [what, ...of.map((spread) => (spread ? told(spread) : '-'))];
}

export function told({ median, least, most }: Spread): string {
  return `${short(median)} (${short(least)} to ${short(most)})`;
}

export function short(number: number): string {
  if (number >= 100) return number.toFixed(0);
  return number >= 10 ? number.toFixed(1) : number.toFixed(2);
}
