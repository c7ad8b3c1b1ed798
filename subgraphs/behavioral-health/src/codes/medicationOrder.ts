import { registerEnumType } from 'type-graphql';

/** FHIR R4 MedicationRequest.status. */
export enum MedicationOrderStatus {
  ACTIVE = 'ACTIVE',
  ON_HOLD = 'ON_HOLD',
  CANCELLED = 'CANCELLED',
  COMPLETED = 'COMPLETED',
  STOPPED = 'STOPPED',
  DRAFT = 'DRAFT',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(MedicationOrderStatus, { name: 'MedicationOrderStatus' });
