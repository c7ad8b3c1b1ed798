import { registerEnumType } from 'type-graphql';

export enum HarmReductionKind {
  NALOXONE_KIT = 'NALOXONE_KIT',
  DRUG_CHECKING = 'DRUG_CHECKING',
  WOUND_CARE = 'WOUND_CARE',
  SYRINGE_SERVICES = 'SYRINGE_SERVICES',
  SAFER_USE_SUPPLIES = 'SAFER_USE_SUPPLIES',
  INFECTION_TESTING = 'INFECTION_TESTING',
}

registerEnumType(HarmReductionKind, {
  name: 'HarmReductionKind',
  valuesConfig: { INFECTION_TESTING: { description: 'HIV, hepatitis or another sexually transmitted infection.' } },
});

/** SNOMED CT. Of an agency's record of procedures these are harm reduction. */
export const HARM_REDUCTION_PROCEDURES: Readonly<Record<string, HarmReductionKind>> = {
  '225358003': HarmReductionKind.WOUND_CARE, // wound care
  '182531007': HarmReductionKind.WOUND_CARE, // dressing of wound
  '720174008': HarmReductionKind.SAFER_USE_SUPPLIES, // drug harm reduction program
};
