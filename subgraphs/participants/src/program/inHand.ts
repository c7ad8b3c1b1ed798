import { NotFound } from '@lead-graph/schema';
import { type EntityManager, IsNull } from 'typeorm';
import { Assignment } from './assignment';
import type { ProgramStatus } from '../codes/programStatus';
import { Enrolment } from './enrolment';
import { Person } from '../identity/person';
import { Referral } from './referral';
import { assertMayFollow } from './statusModel';
import { administers, type Staff } from '../staff';
import { NOBODY } from '../decision/decisions';
import { isUuid } from '../uuid';

type Held = Referral & { readonly status: ProgramStatus };

/** The referral, locked, if it is to the caller's organisation; for anyone else there is no such referral. */
export async function referralInHand(id: string, staff: Staff, db: EntityManager): Promise<Held> {
  const referral = isUuid(id) ? await db.findOne(Referral, { where: { id }, lock: LOCKED }) : null;
  if (!referral || !(administers(staff) || referral.referredTo === staff.organization)) throw new NotFound('referral');
  return referral as Held;
}

/** The participant's id, locked, at the same statements whether there is one, if the caller's organisation is assigned now; otherwise there is no such one. */
export async function participantInHand(id: string, staff: Staff, db: EntityManager): Promise<string> {
  const person = isUuid(id) ? await db.findOne(Person, { where: { id }, lock: LOCKED }) : null;
  const assigned = (await assignmentNow(person?.id ?? NOBODY, db))?.organization === staff.organization;
  if (!person || !(assigned || administers(staff))) throw new NotFound('participant');
  return person.id;
}

const LOCKED = { mode: 'pessimistic_write' } as const;

export function assignmentNow(participantId: string, db: EntityManager): Promise<Assignment | null> {
  return db.findOneBy(Assignment, { participantId, endsAt: IsNull() });
}

/** Obligation: the caller holds the participant. */
export function enrolmentOf(participantId: string, db: EntityManager): Promise<Enrolment | null> {
  return db.findOneBy(Enrolment, { participantId });
}

/** Obligation: the referral is held. */
export async function advance(referral: Held, to: ProgramStatus, db: EntityManager, at: Moves = {}): Promise<void> {
  assertMayFollow(referral.status, to);
  await db.update(Referral, { id: referral.id }, { ...at, status: to });
}

type Moves = Partial<Pick<Referral, 'agreedAt'>> & { readonly closedAt?: Date | (() => string) };

/** The instant of the database, which is the one that decisions are made at. */
export const NOW = (): string => 'clock_timestamp()';
