import { registerEnumType } from 'type-graphql';

export enum FhirVersion {
  R4 = 'R4',
  R5 = 'R5',
}

registerEnumType(FhirVersion, { name: 'FhirVersion' });
