import { Recipient } from '@lead-graph/schema';
import { ProgramStatus } from '../codes/programStatus';

/** Police, prosecutors and courts: of the program they learn active or inactive and the LEAD line (PROG, G1). */
const LIMITED: readonly Recipient[] = [Recipient.LE, Recipient.PROS, Recipient.CT];

export function isLimited(recipient: Recipient): boolean {
  return LIMITED.includes(recipient);
}

/** Whatever is not active reads inactive: why is not theirs to know. */
export function limitedStatus(status: ProgramStatus): ProgramStatus {
  return status === ProgramStatus.ACTIVE ? ProgramStatus.ACTIVE : ProgramStatus.INACTIVE;
}

/** Synthetic, of the numbers kept for fiction. */
export const LEAD_LINE_PHONE = '+1 206 555 0142';
