import { registerEnumType } from 'type-graphql';

/** Substances by the words officers use, with the NIBRS drug type (data element 20) each is reported as. */
export enum DrugSubstance {
  CRACK_COCAINE = 'CRACK_COCAINE', // A
  COCAINE = 'COCAINE', // B
  HEROIN = 'HEROIN', // D
  CANNABIS = 'CANNABIS', // E
  FENTANYL = 'FENTANYL', // H
  OTHER_OPIOID = 'OTHER_OPIOID', // H
  HALLUCINOGEN = 'HALLUCINOGEN', // K
  METHAMPHETAMINE = 'METHAMPHETAMINE', // L
  OTHER_STIMULANT = 'OTHER_STIMULANT', // M
  DEPRESSANT = 'DEPRESSANT', // O
  OTHER = 'OTHER', // P
  UNKNOWN = 'UNKNOWN', // U
}

registerEnumType(DrugSubstance, { name: 'DrugQuantitySubstance', description: 'Substance, as the officer named it.' });
