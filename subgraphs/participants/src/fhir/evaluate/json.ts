import { Fault } from './fault';

/** An object of the line that has not been looked into yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Some write null for what they leave out. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** What may be written once or as a list, as a list; what is absent is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

export function objectAt(value: unknown, path: string): Json {
  if (!isObject(value)) throw new Fault(path, 'expected an object');
  return value;
}

export function objectsAt(value: unknown, path: string): readonly { readonly value: Json; readonly path: string }[] {
  if (Array.isArray(value))
    return value.map((each, index) => ({ value: objectAt(each, `${path}[${index}]`), path: `${path}[${index}]` }));
  return listOf(value).map((each) => ({ value: objectAt(each, path), path }));
}

/** Null where it is absent; a fault where it is there and is no text. */
export function textAt(value: unknown, path: string): string | null {
  if (isAbsent(value)) return null;
  if (typeof value !== 'string' || value === '') throw new Fault(path, 'expected a text');
  return value;
}
