import { registerEnumType } from 'type-graphql';

/** What a liaison prosecutor did for a participant. */
export enum LiaisonActionKind {
  MOTION_TO_QUASH = 'MOTION_TO_QUASH',
  CONTINUANCE = 'CONTINUANCE',
  JOINDER = 'JOINDER',
  GLOBAL_RESOLUTION = 'GLOBAL_RESOLUTION',
  RECOMMEND_RELEASE = 'RECOMMEND_RELEASE',
  CONTACT_OTHER_JURISDICTION = 'CONTACT_OTHER_JURISDICTION',
}

registerEnumType(LiaisonActionKind, { name: 'LiaisonActionKind', description: 'What a liaison prosecutor did.' });
