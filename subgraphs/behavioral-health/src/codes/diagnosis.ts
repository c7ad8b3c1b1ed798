import { registerEnumType } from 'type-graphql';

/** FHIR R4 Condition.clinicalStatus. */
export enum DiagnosisClinicalStatus {
  ACTIVE = 'ACTIVE',
  RECURRENCE = 'RECURRENCE',
  RELAPSE = 'RELAPSE',
  INACTIVE = 'INACTIVE',
  REMISSION = 'REMISSION',
  RESOLVED = 'RESOLVED',
}

registerEnumType(DiagnosisClinicalStatus, { name: 'DiagnosisClinicalStatus' });

/** FHIR R4 Condition.verificationStatus. */
export enum DiagnosisVerification {
  UNCONFIRMED = 'UNCONFIRMED',
  PROVISIONAL = 'PROVISIONAL',
  DIFFERENTIAL = 'DIFFERENTIAL',
  CONFIRMED = 'CONFIRMED',
  REFUTED = 'REFUTED',
}

registerEnumType(DiagnosisVerification, { name: 'DiagnosisVerification' });
