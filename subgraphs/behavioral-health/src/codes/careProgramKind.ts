import { registerEnumType } from 'type-graphql';

export enum CareProgramKind {
  SUBSTANCE_USE = 'SUBSTANCE_USE',
  MENTAL_HEALTH = 'MENTAL_HEALTH',
  GENERAL = 'GENERAL',
}

registerEnumType(CareProgramKind, {
  name: 'CareProgramKind',
  valuesConfig: { MENTAL_HEALTH: { description: 'All its records are mental health service information.' } },
});
