import { registerEnumType } from 'type-graphql';

/** FHIR R4 EpisodeOfCare.status. Nobody fails out: an end has no reason here. */
export enum CareEpisodeStatus {
  PLANNED = 'PLANNED',
  WAITLIST = 'WAITLIST',
  ACTIVE = 'ACTIVE',
  ON_HOLD = 'ON_HOLD',
  FINISHED = 'FINISHED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(CareEpisodeStatus, { name: 'CareEpisodeStatus' });
