import { registerEnumType } from 'type-graphql';

/** How a charge ended. */
export enum DispositionOutcome {
  DISMISSED_WITHOUT_PREJUDICE = 'DISMISSED_WITHOUT_PREJUDICE',
  DISMISSED_WITH_PREJUDICE = 'DISMISSED_WITH_PREJUDICE',
  DISMISSED_INCOMPETENT = 'DISMISSED_INCOMPETENT', // ch. 10.77 RCW
  DISMISSED_AFTER_DEFERRED_SENTENCE = 'DISMISSED_AFTER_DEFERRED_SENTENCE',
  DISMISSED_AFTER_DEFERRED_PROSECUTION = 'DISMISSED_AFTER_DEFERRED_PROSECUTION', // ch. 10.05 RCW, or a diversion
  ACQUITTED = 'ACQUITTED',
  NGRI = 'NGRI',
  CONVICTED = 'CONVICTED',
  TRANSFERRED = 'TRANSFERRED',
}

/** Of an imported charge: there is a disposition, but not one that could be read. */
export const UNREADABLE = 'UNREADABLE';

export type ReadOutcome = DispositionOutcome | typeof UNREADABLE;

registerEnumType(DispositionOutcome, { name: 'DispositionOutcome', description: 'How a charge ended.' });
