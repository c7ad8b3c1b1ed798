import { Recipient } from '@lead-graph/schema';
import type { Decided } from '../decision/decisions';

/** Whether the participant asks. A representative is a SELF recipient too, and does not read all that they read. */
export function isThemself({ standing, question }: Decided): boolean {
  return question.recipient === Recipient.SELF && standing.bases.account === question.requesterId;
}
