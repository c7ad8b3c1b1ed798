import { registerEnumType } from 'type-graphql';

/** What a warrant is now. */
export enum WarrantStatus {
  ACTIVE = 'ACTIVE',
  QUASHED = 'QUASHED',
  RECALLED = 'RECALLED',
  SERVED = 'SERVED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(WarrantStatus, { name: 'PoliceWarrantStatus', description: 'What a warrant is now.' });
