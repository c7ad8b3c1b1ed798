import { registerEnumType } from 'type-graphql';

/** What became of the case, as far as RCW 10.97 asks. */
export enum ContactCaseOutcome {
  DECLINED = 'DECLINED',
  DISMISSED = 'DISMISSED',
  ACQUITTED = 'ACQUITTED',
  CONVICTED = 'CONVICTED',
  ADVERSE = 'ADVERSE',
}

registerEnumType(ContactCaseOutcome, {
  name: 'ContactCaseOutcome',
  description: 'What became of the case.',
  valuesConfig: {
    DISMISSED: { description: 'Dismissed, after a deferred prosecution or diversion too.' },
    ADVERSE: {
      description:
        'Another disposition that RCW 10.97.030(2) counts as adverse. Which is not said: some tell of health.',
    },
  },
});

/** Outcomes after which the record is conviction record; after every other it is nonconviction data. */
export const ADVERSE_OUTCOMES: readonly ContactCaseOutcome[] = [
  ContactCaseOutcome.CONVICTED,
  ContactCaseOutcome.ADVERSE,
];
