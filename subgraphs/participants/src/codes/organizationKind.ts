import { registerEnumType } from 'type-graphql';

export enum OrganizationKind {
  POLICE = 'POLICE',
  PROJECT_MANAGEMENT = 'PROJECT_MANAGEMENT',
  CASE_MANAGEMENT = 'CASE_MANAGEMENT',
  BEHAVIORAL_HEALTH = 'BEHAVIORAL_HEALTH',
  HOUSING = 'HOUSING',
  VICTIM_SERVICES = 'VICTIM_SERVICES',
  PROSECUTION = 'PROSECUTION',
  DEFENSE = 'DEFENSE',
  COURT = 'COURT',
  EMERGENCY_MEDICAL = 'EMERGENCY_MEDICAL',
  POLICY = 'POLICY',
  EVALUATION = 'EVALUATION',
  COMMUNITY_PARTNER = 'COMMUNITY_PARTNER',
}

registerEnumType(OrganizationKind, { name: 'OrganizationKind', description: 'What a partner does in the program.' });
