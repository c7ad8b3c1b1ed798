import { registerEnumType } from 'type-graphql';

/** How the warm hand-off to a case manager went. */
export enum HandOffOutcome {
  MET = 'MET',
  PHONE = 'PHONE',
  MISSED = 'MISSED',
  DECLINED = 'DECLINED',
}

registerEnumType(HandOffOutcome, {
  name: 'DiversionReferralOutcome',
  description: 'How the warm hand-off to a case manager went.',
});

/** Outcomes in which the two spoke, so that there is an instant at which they did. */
export const SPOKE: readonly HandOffOutcome[] = [HandOffOutcome.MET, HandOffOutcome.PHONE];
