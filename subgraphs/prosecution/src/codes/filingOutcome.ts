import { registerEnumType } from 'type-graphql';

/** What a prosecutor decided about a referral. */
export enum FilingOutcome {
  PENDING_INTAKE_WINDOW = 'PENDING_INTAKE_WINDOW', // held back until the participant has had time for the intake
  DECLINED_LEAD = 'DECLINED_LEAD',
  DECLINED_OTHER = 'DECLINED_OTHER',
  FILED = 'FILED',
  FILED_AFTER_NO_INTAKE = 'FILED_AFTER_NO_INTAKE',
  RETURNED_FOR_INVESTIGATION = 'RETURNED_FOR_INVESTIGATION',
}

export function isDecline(outcome: FilingOutcome): boolean {
  return outcome === FilingOutcome.DECLINED_LEAD || outcome === FilingOutcome.DECLINED_OTHER;
}

export function isFiling(outcome: FilingOutcome): boolean {
  return outcome === FilingOutcome.FILED || outcome === FilingOutcome.FILED_AFTER_NO_INTAKE;
}

registerEnumType(FilingOutcome, {
  name: 'FilingDecisionOutcome',
  description: 'What a prosecutor decided about a referral.',
});
