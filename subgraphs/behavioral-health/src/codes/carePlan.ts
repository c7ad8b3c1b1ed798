import { registerEnumType } from 'type-graphql';

/** FHIR R4 CarePlan.status. */
export enum CarePlanStatus {
  DRAFT = 'DRAFT',
  ACTIVE = 'ACTIVE',
  ON_HOLD = 'ON_HOLD',
  REVOKED = 'REVOKED',
  COMPLETED = 'COMPLETED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(CarePlanStatus, { name: 'CarePlanStatus' });

/** FHIR R4 Goal.lifecycleStatus. */
export enum CareGoalStatus {
  PROPOSED = 'PROPOSED',
  PLANNED = 'PLANNED',
  ACCEPTED = 'ACCEPTED',
  ACTIVE = 'ACTIVE',
  ON_HOLD = 'ON_HOLD',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  REJECTED = 'REJECTED',
}

registerEnumType(CareGoalStatus, { name: 'CareGoalStatus' });
