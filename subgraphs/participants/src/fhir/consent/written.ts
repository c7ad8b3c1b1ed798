import { ABSENT, type Coding, extensionUrl, ORGANIZATION } from './codes';

/** JSON of FHIR, as it is written. */
export type Written = Record<string, unknown>;

export interface Extension {
  readonly url: string;
  readonly [value: string]: unknown;
}

/** In FHIR an absent filter lets everything pass. A list of nothing is written as one entry that is nobody's. */
export const NOTHING = { extension: [{ url: ABSENT, valueCode: 'not-applicable' }] } as const;

export function orNothing<T>(list: readonly T[]): (T | typeof NOTHING)[] {
  return list.length > 0 ? [...list] : [NOTHING];
}

export function concept(...coding: readonly Coding[]): Written {
  return { coding };
}

export function organization(code: string): Written {
  return { system: ORGANIZATION, value: code };
}

/** What comes once, or not at all. */
export function extension(name: string, kind: string, value: unknown): Extension[] {
  return value === null ? [] : [{ url: extensionUrl(name), [kind]: value }];
}

export function extensions(name: string, kind: string, values: readonly unknown[]): Extension[] {
  return values.flatMap((value) => extension(name, kind, value));
}

/** Nothing where the list is empty: FHIR knows no empty lists. */
export function listed<K extends string>(key: K, list: readonly unknown[]): Partial<Record<K, readonly unknown[]>> {
  return list.length > 0 ? ({ [key]: list } as Record<K, readonly unknown[]>) : {};
}

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
