import { LeadError } from '@lead-graph/schema';
import { ProgramStatus } from '../codes/programStatus';

const S = ProgramStatus;

/**
 * What may follow each status: all there is. A referral ends declined, ineligible or enrolled; after that there
 * is engagement only. Nothing here is a removal for relapse, arrest or silence, and nothing may be added that is.
 */
export const MAY_FOLLOW: Readonly<Record<ProgramStatus, readonly ProgramStatus[]>> = {
  REFERRED: [S.SCREENED],
  SCREENED: [S.DECLINED, S.INELIGIBLE, S.ACCEPTED],
  DECLINED: [],
  INELIGIBLE: [],
  ACCEPTED: [S.INTAKE_IN_PROGRESS],
  INTAKE_IN_PROGRESS: [S.ENROLLED],
  ENROLLED: [S.ACTIVE],
  ACTIVE: [S.INACTIVE, S.DECEASED, S.WITHDREW_BY_REQUEST, S.MOVED_TRANSFERRED],
  INACTIVE: [S.ACTIVE, S.DECEASED, S.WITHDREW_BY_REQUEST, S.MOVED_TRANSFERRED],
  DECEASED: [S.ACTIVE],
  WITHDREW_BY_REQUEST: [S.ACTIVE],
  MOVED_TRANSFERRED: [S.ACTIVE],
};

export function mayFollow(from: ProgramStatus, to: ProgramStatus): boolean {
  return MAY_FOLLOW[from].includes(to);
}

/** The message names what may come before, never the status that somebody has. */
export function assertMayFollow(from: ProgramStatus, to: ProgramStatus): void {
  if (mayFollow(from, to)) return;
  const before = Object.values(ProgramStatus).filter((status) => mayFollow(status, to));
  const after = before.map((status) => `\`${status}\``).join(' or ') || 'nothing';
  throw new LeadError('TRANSITION_FORBIDDEN', `\`${to}\` may follow ${after} only`);
}
