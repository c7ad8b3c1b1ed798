import { readFileSync } from 'node:fs';
import { nearest } from '../../src/nearest';
import type { Table } from './table';

/** A file that was given and is not what it has to be: what, where, and what to do next. */
export class BadFile extends Error {}

/** What a file has to hold. */
interface Wanted {
  readonly what: string;
  /** Members it may have. */
  readonly may: readonly string[];
  /** Members it has to have. */
  readonly must: readonly string[];
  readonly next: string;
}

export const QUESTION: Wanted = {
  what: 'a question',
  may: ['measure', 'period', 'index', 'cohort', 'count', 'by', 'filters', 'agreement'],
  must: [],
  next: 'docs/counting.md has an example',
};

export const EXTRACT: Wanted = {
  what: 'an extract',
  may: ['study', 'agreements', 'index', 'cohort', 'filters', 'by', 'outcomes'],
  must: ['study'],
  next: 'docs/counting.md has an example',
};

export const RECORD: Wanted = {
  what: 'the record of a table',
  may: ['statement', 'signature', 'signedBy'],
  must: ['statement', 'signature'],
  next: 'give what `leadgraph policy ask --record` wrote',
};

/** One object of JSON; `-` is standard input. */
export function jsonIn<T extends object>(file: string, { what, may, must, next }: Wanted): T {
  const value = parsed(file, textOf(file, what), next);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadFile(`\`${file}\` is not ${what}: it holds ${kindOf(value)}, and one object was expected; ${next}`);
  const members = Object.keys(value);
  const unknown = members.find((each) => !may.includes(each));
  if (unknown !== undefined) {
    const near = nearest(unknown, may)[0];
    const hint = near ? `perhaps \`${near}\`` : `it may have ${may.join(', ')}`;
    throw new BadFile(`\`${file}\` is not ${what}: it has no \`${unknown}\`; ${hint}`);
  }
  const missing = must.find((each) => typeof (value as Record<string, unknown>)[each] !== 'string');
  if (missing) throw new BadFile(`\`${file}\` is not ${what}: \`${missing}\` is missing; ${next}`);
  return value as T;
}

/** Without a look at its members: that they are as they were is what is verified. */
export function tableIn(file: string): Record<string, unknown> {
  const next = 'give what `leadgraph policy ask --json` printed';
  const value = parsed(file, textOf(file, 'a table'), next);
  if (typeof (value as { id?: unknown } | null)?.id !== 'string')
    throw new BadFile(`\`${file}\` is not a table: it has no \`id\`; ${next}`);
  return value as Record<string, unknown>;
}

/** With all that is worked with. */
export function wholeTableIn(file: string): Table {
  const table = tableIn(file);
  const lists = ['cells', 'dimensions', 'notes', 'sources'].filter((each) => !Array.isArray(table[each]));
  const missing = [
    ...lists,
    ...(typeof table.question === 'string' ? [] : ['question']),
    ...(table.method ? [] : ['method']),
  ];
  if (missing.length > 0)
    throw new BadFile(
      `\`${file}\` is not a table: \`${missing[0]}\` is missing; give what \`leadgraph policy ask --json\` printed`,
    );
  return table as unknown as Table;
}

function textOf(file: string, what: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new BadFile(`\`${file}\` cannot be read (${code}); give a file with ${what}, or - for standard input`);
  }
}

function parsed(file: string, text: string, next: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new BadFile(`\`${file}\` is not JSON: ${whereIn(text, (fault as Error).message)}; ${next}`);
  }
}

/** The parser counts characters, people lines. */
function whereIn(text: string, message: string): string {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (text.trim() === '') return 'it is empty';
  if (position === undefined) return /end of JSON/.test(message) ? 'it ends too early' : 'a sign stands where none may';
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
