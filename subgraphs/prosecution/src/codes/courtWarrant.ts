import { registerEnumType } from 'type-graphql';

export enum WarrantKind {
  FAILURE_TO_APPEAR = 'FAILURE_TO_APPEAR',
  FELONY = 'FELONY',
}

export enum WarrantStatus {
  ACTIVE = 'ACTIVE',
  QUASHED = 'QUASHED',
  RECALLED = 'RECALLED',
  SERVED = 'SERVED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(WarrantKind, { name: 'CourtWarrantKind', description: 'Why a court issued a warrant.' });
registerEnumType(WarrantStatus, { name: 'CourtWarrantStatus', description: 'Where a warrant stands.' });
