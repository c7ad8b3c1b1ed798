/** Codes of one meaning: ICD-10-CM by what they begin with, SNOMED CT and LOINC whole, with their names. */
export interface CodeSet {
  readonly icd10: RegExp;
  readonly codes: Readonly<Record<string, string>>;
}

/** The three systems are told apart by their form: F11.20, 75544000, 55277-8. */
export function holds(set: CodeSet, code: string): boolean {
  return Object.hasOwn(set.codes, code) || set.icd10.test(code);
}
