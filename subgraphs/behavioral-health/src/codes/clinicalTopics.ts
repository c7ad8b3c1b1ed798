import { CareTopic } from '../careTopic';
import { holds } from './codeSet';
import { MENTAL_HEALTH } from './mentalHealth';
import { SEXUALLY_TRANSMITTED } from './sexuallyTransmitted';
import { SUBSTANCE_USE } from './substanceUse';

/** What ICD-10-CM, SNOMED CT and LOINC codes tell of, beside health at large. */
export function topicsOfCodes(codes: readonly string[]): CareTopic[] {
  return [
    ...(codes.some((code) => holds(MENTAL_HEALTH, code)) ? [CareTopic.MENTAL_HEALTH] : []),
    ...(codes.some((code) => holds(SEXUALLY_TRANSMITTED, code)) ? [CareTopic.SEXUALLY_TRANSMITTED_INFECTION] : []),
  ];
}

/** True where one of the codes tells of substance use. Whether Part 2 covers it is for the program to say. */
export function isSubstanceUse(codes: readonly string[]): boolean {
  return codes.some((code) => holds(SUBSTANCE_USE, code));
}

/** ICD-10-CM as it is printed, whatever way it is stored: `f1120` becomes `F11.20`. */
export function icd10Printed(code: string): string {
  const bare = code.trim().toUpperCase().replace('.', '');
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
}
