/** Codes of one meaning: ICD-10-CM by what they begin with, SNOMED CT and LOINC whole, with their names. */
export interface CodeSet {
  readonly icd10: RegExp;
  readonly codes: Readonly<Record<string, string>>;
}

/** The three systems are told apart by their form: F11.20, 75544000, 55277-8. */
export function holds(set: CodeSet, code: string): boolean {
  return Object.hasOwn(set.codes, code) || set.icd10.test(code);
}

/** What the first of these codes that the list knows stands for. */
export function listed<T>(codes: readonly string[], list: Readonly<Record<string, T>>): T | undefined {
  const known = codes.find((code) => Object.hasOwn(list, code));
  return known === undefined ? undefined : list[known];
}
