import { registerEnumType } from 'type-graphql';

/** Kind of agency that sent a case. Which one it was stays with the prosecutor. */
export enum ReferringAgency {
  CITY_POLICE = 'CITY_POLICE',
  COUNTY_SHERIFF = 'COUNTY_SHERIFF',
  TRANSIT_POLICE = 'TRANSIT_POLICE',
  STATE_PATROL = 'STATE_PATROL',
  CAMPUS_POLICE = 'CAMPUS_POLICE',
  CORRECTIONS = 'CORRECTIONS',
  OTHER = 'OTHER',
}

registerEnumType(ReferringAgency, { name: 'CaseReferralAgency', description: 'Kind of agency that sent a case.' });
