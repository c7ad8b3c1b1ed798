import { ObtainedVia } from '@lead-graph/schema';
import { registerEnumType } from 'type-graphql';

/** The two ways an officer may state to have come by a contact. */
export enum ContactObtainedVia {
  OWN_WORK = ObtainedVia.OWN_WORK,
  LEAD_COORDINATION = ObtainedVia.LEAD_COORDINATION,
}

registerEnumType(ContactObtainedVia, {
  name: 'ContactObtainedVia',
  description:
    'How police came by what they write down. What was learned through coordination is never answered to enforcement.',
});
