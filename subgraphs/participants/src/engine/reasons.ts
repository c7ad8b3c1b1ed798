import { DenyReason } from './decision';

/** Why not, in plain words: for the participant and entitled staff, never for the caller. */
export const REASON_WORDS: Readonly<Record<DenyReason, string>> = {
  [DenyReason.NEVER]: 'the law never lets this kind of recipient have it for this purpose',
  [DenyReason.NOT_APPLICABLE]: 'the law knows no such disclosure',
  [DenyReason.DEIDENTIFIED_ONLY]: 'only counts may be shared, never a record of a person',
  [DenyReason.NO_BASIS]: 'nothing on file makes it lawful',
  [DenyReason.NOT_YET]: 'the consent has not begun',
  [DenyReason.EXPIRED]: 'the consent, or the right to act for the participant, has ended',
  [DenyReason.REVOKED]: 'the consent was taken back',
  [DenyReason.INVALID]: 'the consent is not valid: it was not signed as the law asks, or its form is defective',
  [DenyReason.AWAITS_REAFFIRMATION]: 'the consent was signed under a concern and was not affirmed again',
  [DenyReason.ENDED_BY_DEATH]: 'what the participant signed ended with their death',
  [DenyReason.DENIED_BY_PARTICIPANT]: 'the participant said no to it',
  [DenyReason.RESTRICTED]: 'the participant asked for a restriction, and its holder agreed',
  [DenyReason.NOT_THE_PARTICIPANT]: 'the account is not the participant, nor does it act for them',
  [DenyReason.PROGRAM_STATUS_WITHHELD]: 'it would say that this is a participant, which is withheld',
};
