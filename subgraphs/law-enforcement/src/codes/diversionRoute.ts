import { registerEnumType } from 'type-graphql';
import { ContactType } from './contactType';

/** The doors into LEAD that police open. */
export enum DiversionRoute {
  ARREST_DIVERSION = 'ARREST_DIVERSION',
  SOCIAL_CONTACT = 'SOCIAL_CONTACT',
  COMMUNITY_REFERRAL = 'COMMUNITY_REFERRAL',
}

registerEnumType(DiversionRoute, {
  name: 'DiversionReferralRoute',
  description: 'Instead of booking, without an arrest, or on the word of a community partner.',
});

/** The road that a contact is of from the start; any other may be given one by a referral. */
export function routeOf(type: ContactType): DiversionRoute | null {
  if (type === ContactType.ARREST_DIVERSION) return DiversionRoute.ARREST_DIVERSION;
  return type === ContactType.SOCIAL_CONTACT ? DiversionRoute.SOCIAL_CONTACT : null;
}
