import { isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { BadStory } from './badStory';
import { dayIn, instantIn } from './instants';

/** Where something stands: for what is said of it when it is wrong. */
export interface Place {
  readonly file: string;
  readonly lines: LineCounter;
  /** `consents[0].until`; empty at the top. */
  readonly path: string;
  /** Line of what it stands in, for what is missing. */
  readonly line: number;
}

/** Reads one thing, or refuses it by its line. */
export interface Read<T> {
  (node: Node, place: Place): T;
  /** Absent: the key may not be left out. */
  readonly missing?: () => T;
  /** Every key that may stand in it, however deep. */
  readonly keys?: readonly string[];
}

type Fields = Readonly<Record<string, Read<unknown>>>;

/** What a shape reads, with the line it stands on. */
export type Shaped<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]> } & { readonly atLine: number };

/** A map with these keys and no other; what is written as null is left out. */
export function shape<F extends Fields>(fields: F): Read<Shaped<F>> {
  const known = Object.keys(fields).join(', ');
  const keys = Object.entries(fields).flatMap(([name, field]) => [name, ...(field.keys ?? [])]);
  const read: Read<Shaped<F>> = (node, place) => {
    const line = lineOf(node, place);
    if (!isMap(node)) throw refused(node, place, `expected a map with keys among ${known}`);
    const given = new Map<string, Node>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!Object.hasOwn(fields, name))
        throw refused(key as Node, place, `\`${name}\` is no key here; expected one of ${known}`);
      if (value !== null && !(isScalar(value) && value.value === null)) given.set(name, value as Node);
    }
    const entries = Object.entries(fields).map(([name, field]) => {
      const inside = { ...place, path: place.path === '' ? name : `${place.path}.${name}`, line };
      const value = given.get(name);
      if (value) return [name, field(value, inside)];
      if (field.missing) return [name, field.missing()];
      throw new BadStory(place.file, line, `\`${inside.path}\` is missing`);
    });
    return { ...Object.fromEntries(entries), atLine: line } as Shaped<F>;
  };
  return Object.assign(read, { keys });
}

export function maybe<T, D>(read: Read<T>, otherwise: D): Read<T | D> {
  return Object.assign((node: Node, place: Place): T | D => read(node, place), {
    missing: () => otherwise,
    keys: read.keys,
  });
}

export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  const list: Read<readonly T[]> = (node, place) => {
    if (!isSeq(node)) throw refused(node, place, 'expected a list');
    return node.items.map((item, index) => read(item as Node, { ...place, path: `${place.path}[${index}]` }));
  };
  return Object.assign(list, { keys: read.keys });
}

/** One, or a list of them. */
export function oneOrMore<T>(read: Read<T>): Read<readonly T[]> {
  const list = listOf(read);
  return (node, place) => (isSeq(node) ? list(node, place) : [read(node, place)]);
}

/** A map whose keys the author names. */
export function named<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  const names: Read<Readonly<Record<string, T>>> = (node, place) => {
    if (!isMap(node)) throw refused(node, place, 'expected a map of names');
    const entries = node.items.map(({ key, value }) => {
      const name = text(key as Node, place);
      return [name, read(value as Node, { ...place, path: `${place.path}.${name}` })] as const;
    });
    return Object.fromEntries(entries);
  };
  return Object.assign(names, { keys: read.keys });
}

export const text: Read<string> = (node, place) => {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw refused(node, place, 'expected a text');
};

export const flag: Read<boolean> = (node, place) => {
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  throw refused(node, place, 'expected true or false');
};

export const count: Read<number> = (node, place) => {
  if (isScalar(node) && Number.isInteger(node.value) && (node.value as number) > 0) return node.value as number;
  throw refused(node, place, 'expected a whole number above 0');
};

/** One of these words. */
export function word<const T extends string>(words: readonly T[]): Read<T> {
  return (node, place) => {
    const value = isScalar(node) ? node.value : undefined;
    const found = words.find((each) => each === value);
    if (found !== undefined) return found;
    throw refused(node, place, `\`${String(value)}\` is none; expected one of ${words.join(', ')}`);
  };
}

/** An instant, `2026-06-10T09:00:00Z`, or the first of a day in UTC, `2026-06-10`; milliseconds since 1970. */
export const instant: Read<number> = (node, place) => {
  const at = isScalar(node) ? instantIn(node.value) : null;
  if (at !== null) return at;
  throw refused(node, place, 'expected an instant that exists, such as 2026-06-10T09:00:00Z, or a day, 2026-06-10');
};

/** A day as calendars have it, `2026-06-10`. */
export const day: Read<string> = (node, place) => {
  const on = isScalar(node) ? dayIn(node.value) : null;
  if (on !== null) return on;
  throw refused(node, place, 'expected a day that exists, such as 2026-06-10');
};

export function refused(node: Node | null, place: Place, expected: string): BadStory {
  return new BadStory(place.file, lineOf(node, place), place.path === '' ? expected : `\`${place.path}\`: ${expected}`);
}

export function lineOf(node: Node | null, { lines, line }: Place): number {
  return node?.range ? lines.linePos(node.range[0]).line : line;
}
