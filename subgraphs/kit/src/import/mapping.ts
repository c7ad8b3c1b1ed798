import { readFile } from 'node:fs/promises';
import { MappingInvalid } from './errors';

/** How rows of a file become rows of a noun where columns differ from place to place: written by an agency's staff. */
export interface Mapping {
  readonly source: string;
  /** Name of the file in the source; `*` stands for anything: `stops-*.csv`. */
  readonly file: string;
  readonly noun: string;
  /** Column of the record's key; several together where no single one is. */
  readonly id: string | readonly string[];
  /** Column of the person's key. Of several, the first that is not blank. */
  readonly person?: string | readonly string[];
  /** IANA name of the zone in which times without one are meant. */
  readonly zone?: string;
  /** What the source writes for nothing: `NULL`. */
  readonly blank?: readonly string[];
  /** By field of the noun: what every row of this source has. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** By field of the noun. */
  readonly columns: Readonly<Record<string, MappedColumn>>;
}

export interface MappedColumn {
  readonly from: string;
  readonly as: 'text' | 'date' | 'instant' | 'integer' | 'code' | 'reference';
  readonly required?: boolean;
  /** For `instant`: the column of the time of day, where it stands apart. */
  readonly time?: string;
  /** For `code`: ours by theirs; `""` is what a blank means. */
  readonly codes?: Readonly<Record<string, unknown>>;
  /** For `code`: ours for all others, instead of a reject. */
  readonly otherwise?: unknown;
  /** For `reference`: the noun meant by its key. */
  readonly noun?: string;
}

export async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new MappingInvalid(path, 'is not there or may not be read');
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new MappingInvalid(path, `is not JSON: ${(error as Error).message}`);
  }
  return checkMapping(path, document);
}

/** `name` is for errors, which name the key that is wrong. */
export function checkMapping(name: string, document: unknown): Mapping {
  const fail = (why: string): never => {
    throw new MappingInvalid(name, why);
  };
  if (!isObject(document)) return fail('must be an object');
  checkKeys(document, MAPPING_KEYS, '', fail);
  const columns = document.columns as Record<string, unknown>;
  for (const [field, column] of Object.entries(columns)) checkColumn(`columns.${field}`, column, fail);
  const zone = document.zone as string | undefined;
  if (zone && !isZone(zone))
    fail(`\`zone\` is \`${zone}\`, which is no time zone; expected one like \`America/Los_Angeles\``);
  if (!zone && Object.values(columns).some((column) => (column as MappedColumn).as === 'instant'))
    fail('a column is an `instant`, so `zone` is needed');
  return document as unknown as Mapping;
}

type Fail = (why: string) => never;
interface Kind {
  readonly is: (value: unknown) => boolean;
  readonly expected: string;
  readonly needed?: boolean;
  /** The only `as` it goes with. */
  readonly only?: MappedColumn['as'];
}

const KINDS = ['text', 'date', 'instant', 'integer', 'code', 'reference'];

const TEXT: Kind = { is: (value) => typeof value === 'string' && value !== '', expected: 'a text' };
const TEXTS: Kind = {
  is: (value) => Array.isArray(value) && value.length > 0 && value.every(TEXT.is),
  expected: 'a list of texts',
};
const TEXT_OR_TEXTS: Kind = { is: (value) => TEXT.is(value) || TEXTS.is(value), expected: 'a text or a list of texts' };
const OBJECT: Kind = { is: isObject, expected: 'an object' };
const BOOLEAN: Kind = { is: (value) => typeof value === 'boolean', expected: 'true or false' };
const SCALAR: Kind = { is: (value) => typeof value !== 'object', expected: 'a text, a number, true or false' };

const MAPPING_KEYS: Record<string, Kind> = {
  source: { ...TEXT, needed: true },
  file: { ...TEXT, needed: true },
  noun: { ...TEXT, needed: true },
  id: { ...TEXT_OR_TEXTS, needed: true },
  person: TEXT_OR_TEXTS,
  zone: TEXT,
  blank: TEXTS,
  always: OBJECT,
  columns: { ...OBJECT, needed: true },
};

const COLUMN_KEYS: Record<string, Kind> = {
  from: { ...TEXT, needed: true },
  as: { is: (value) => KINDS.includes(value as string), expected: `one of ${KINDS.join(', ')}`, needed: true },
  required: BOOLEAN,
  time: { ...TEXT, only: 'instant' },
  codes: { ...OBJECT, only: 'code' },
  otherwise: { ...SCALAR, only: 'code' },
  noun: { ...TEXT, only: 'reference' },
};

function checkColumn(path: string, column: unknown, fail: Fail): void {
  if (!isObject(column)) {
    fail(`\`${path}\` must be an object`);
    return;
  }
  checkKeys(column, COLUMN_KEYS, `${path}.`, fail);
  for (const [key, { only }] of Object.entries(COLUMN_KEYS)) {
    if (only && key in column && column.as !== only) fail(`\`${path}.${key}\` goes with \`as: ${only}\` only`);
  }
  if (column.as === 'code' && !column.codes) fail(`\`${path}.codes\` is missing; it must be an object`);
  if (column.as === 'reference' && !column.noun) fail(`\`${path}.noun\` is missing; it must be a text`);
}

function checkKeys(object: Record<string, unknown>, keys: Record<string, Kind>, path: string, fail: Fail): void {
  for (const key of Object.keys(object)) {
    if (!Object.hasOwn(keys, key))
      fail(`unknown key \`${path}${key}\`; expected one of ${Object.keys(keys).join(', ')}`);
  }
  for (const [key, kind] of Object.entries(keys)) {
    if (!(key in object) && kind.needed) fail(`\`${path}${key}\` is missing; it must be ${kind.expected}`);
    if (key in object && !kind.is(object[key])) fail(`\`${path}${key}\` must be ${kind.expected}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }));
  } catch {
    return false;
  }
}
