/** One FHIR resource with where it stood. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  /** References that mean it: its full address in the bundle and `Type/id`. */
  readonly names: readonly string[];
  /** Of the bundle's entries, counted from 1. */
  readonly entry: number;
  readonly content: unknown;
}

/** The text, number or truth at `code.coding.0.code`; empty where there is none or it is something else. */
export function textAt(content: unknown, path: string): string {
  const value = valueAt(content, path);
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

export function listAt(content: unknown, path: string): readonly unknown[] {
  const value = valueAt(content, path);
  return Array.isArray(value) ? value : [];
}

/** What a row reader reads. */
export function valuesAt(content: unknown, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, textAt(content, path)]));
}

/** The code of this system, by the end of its address: `snomed.info/sct`. */
export function codeOf(concept: unknown, system: string): string {
  const coding = listAt(concept, 'coding').find((each) => textAt(each, 'system').endsWith(system));
  return textAt(coding, 'code');
}

/** All codes of one CodeableConcept or of a list of them, whatever the system. */
export function codesAt(content: unknown, path: string): string[] {
  const value = valueAt(content, path);
  const concepts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const codings = concepts.flatMap((concept) => listAt(concept, 'coding'));
  return codings.map((coding) => textAt(coding, 'code')).filter((code) => code !== '');
}

/** What people read for a CodeableConcept. */
export function wordsOf(concept: unknown): string {
  return textAt(concept, 'text') || textAt(concept, 'coding.0.display');
}

export function referencesAt(content: unknown, path: string): string[] {
  return listAt(content, path).map((each) => textAt(each, 'reference'));
}

/** Whatever stands there; undefined where nothing does. */
export function valueAt(content: unknown, path: string): unknown {
  let value = content;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
