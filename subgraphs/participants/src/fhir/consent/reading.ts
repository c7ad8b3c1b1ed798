/** Why something of a resource was not taken, and where it stands. */
export interface Refusal {
  readonly path: string;
  readonly message: string;
}

export type Json = Readonly<Record<string, unknown>>;

/** Reads a resource and notes all that the model cannot hold. What is returned counts only where nothing was refused. */
export class Reading {
  readonly refusals: Refusal[] = [];

  refuse(path: string, message: string): null {
    this.refusals.push({ path, message });
    return null;
  }

  /** An object; every element that is not among the known is refused by its name. */
  object(value: unknown, path: string, known: readonly string[]): Json {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(path, 'expected an object');
      return {};
    }
    for (const element of Object.keys(value))
      if (!known.includes(element)) this.refuse(join(path, element), 'is nothing that a consent here can hold');
    return value as Json;
  }

  /** What is absent is an empty list; an empty one FHIR does not know. */
  list(value: unknown, path: string): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.length > 0) return value;
    this.refuse(path, 'expected a list that is not empty');
    return [];
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.refuse(path, value === undefined ? 'is missing' : 'expected a text');
    return '';
  }

  oneOf<T extends string>(value: unknown, path: string, known: readonly T[]): T {
    if (known.includes(value as T)) return value as T;
    const expected = `expected one of ${known.join(', ')}`;
    this.refuse(path, value === undefined ? `is missing; ${expected}` : expected);
    return known[0]!;
  }

  /** Milliseconds since 1970. A day is no instant: where it begins is not guessed. */
  instant(value: unknown, path: string): number {
    return this.moment(value, path)?.at ?? 0;
  }

  /** The first instant after one that is included: a second that is included is included whole. */
  after(value: unknown, path: string): number {
    const moment = this.moment(value, path);
    return moment ? moment.at + moment.width : 0;
  }

  day(value: unknown, path: string): string {
    if (typeof value === 'string' && isDay(value)) return value;
    this.refuse(path, 'expected a day, as in `2026-01-31`');
    return '';
  }

  private moment(value: unknown, path: string): { readonly at: number; readonly width: number } | null {
    const match = typeof value === 'string' ? INSTANT.exec(value) : null;
    const at = match ? Date.parse(value as string) : Number.NaN;
    if (match && isDay(match[1]!) && !Number.isNaN(at)) return { at, width: 1000 / 10 ** (match[2]?.length ?? 0) };
    return this.refuse(
      path,
      value === undefined
        ? 'is missing; expected an instant'
        : 'expected an instant with a zone, as in `2026-01-31T17:00:00Z`',
    );
  }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.(\d{1,3}))?(?:Z|[+-]\d{2}:\d{2})$/;

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function join(path: string, element: string): string {
  return path === '' ? element : `${path}.${element}`;
}
