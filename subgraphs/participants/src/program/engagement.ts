import { randomUUID } from 'node:crypto';
import { NotFound } from '@lead-graph/schema';
import { type EntityManager, IsNull } from 'typeorm';
import { EnrolmentEnd, ProgramStatus } from '../codes/programStatus';
import { EngagementSpell, Enrolment } from './enrolment';
import { NOW } from './inHand';
import { assertMayFollow } from './statusModel';

/**
 * Moves an enrolment to another status: opens or closes its spell, and lets it rest or takes that back.
 * Obligation: the caller holds the participant.
 */
export async function move(
  participantId: string,
  to: ProgramStatus,
  reason: string | null,
  db: EntityManager,
): Promise<void> {
  const enrolment = await db.findOneBy(Enrolment, { participantId });
  if (!enrolment) throw new NotFound('enrolment');
  const enrolmentId = enrolment.id;
  const spell = await db.findOneBy(EngagementSpell, { enrolmentId, endedAt: IsNull() });
  assertMayFollow(statusOf(enrolment, spell !== null), to);
  if (spell) await db.update(EngagementSpell, { id: spell.id }, { endedAt: NOW, reason });
  const ended = isEnd(to) ? EnrolmentEnd[to] : null;
  await db.update(Enrolment, { id: enrolmentId }, { ended, endedAt: ended ? NOW : null });
  if (to === ProgramStatus.ACTIVE) await db.insert(EngagementSpell, { id: randomUUID(), enrolmentId, startedAt: NOW });
}

function statusOf({ ended }: Enrolment, inTouch: boolean): ProgramStatus {
  if (ended) return ProgramStatus[ended];
  return inTouch ? ProgramStatus.ACTIVE : ProgramStatus.INACTIVE;
}

function isEnd(status: ProgramStatus): status is ProgramStatus & EnrolmentEnd {
  return Object.hasOwn(EnrolmentEnd, status);
}
