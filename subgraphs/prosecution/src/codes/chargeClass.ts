import { registerEnumType } from 'type-graphql';

/** Classes of Washington crimes, RCW 9A.20.010. */
export enum ChargeClass {
  FELONY_A = 'FELONY_A',
  FELONY_B = 'FELONY_B',
  FELONY_C = 'FELONY_C',
  GROSS_MISDEMEANOR = 'GROSS_MISDEMEANOR',
  MISDEMEANOR = 'MISDEMEANOR',
}

registerEnumType(ChargeClass, { name: 'ChargeClass', description: 'Class of a crime, as RCW 9A.20.010 orders them.' });
