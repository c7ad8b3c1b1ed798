import { registerEnumType } from 'type-graphql';

/** Why police and a person met. A list of the program's own. */
export enum ContactType {
  SOCIAL_CONTACT = 'SOCIAL_CONTACT',
  ARREST_DIVERSION = 'ARREST_DIVERSION',
  CUSTODY_ARREST = 'CUSTODY_ARREST',
  CITATION = 'CITATION',
  FIELD_CONTACT = 'FIELD_CONTACT',
  CRISIS_CALL = 'CRISIS_CALL',
  WELFARE_CHECK = 'WELFARE_CHECK',
  TRANSIT_FARE = 'TRANSIT_FARE',
  WARRANT_SERVICE = 'WARRANT_SERVICE',
  COMMUNITY_COMPLAINT = 'COMMUNITY_COMPLAINT',
}

registerEnumType(ContactType, { name: 'ContactType', description: 'Why police and a person met.' });
