import { DenyReason, type Representative } from '@lead-graph/participants/engine';
import { DataCategory as C, Recipient } from '@lead-graph/schema';
import { ageOf, diedBefore, holdsAt } from './ages';
import type { AskedOf } from './asked';
import { THE_MINORS_OWN } from './signatures';

const NOT_FOR_A_MINORS_REPRESENTATIVE: readonly C[] = [...THE_MINORS_OWN, C.COMP, C.VSP];

/** R2: why an account is not answered as the participant, or null. */
export function whyNotThemself(asked: AskedOf): DenyReason | null {
  const { question, bases, at } = asked;
  if (question.recipient !== Recipient.SELF) return null;
  if (question.requesterId === bases.account) return diedBefore(bases, at) ? DenyReason.ENDED_BY_DEATH : null;
  const acting = bases.representatives.filter((each) => each.account === question.requesterId && holdsAt(each, at));
  const answers = acting.map((each) => whyNotFor(each, asked));
  return answers.includes(null) ? null : (answers[0] ?? DenyReason.NOT_THE_PARTICIPANT);
}

/** Once the participant has died an executor alone acts for them. */
function whyNotFor({ kind }: Representative, { bases, at, category }: AskedOf): DenyReason | null {
  const dead = diedBefore(bases, at);
  const age = ageOf(bases, dead ? bases.diedAt! : at);
  if (kind === 'PROGRAM_DIRECTOR') return DenyReason.NOT_THE_PARTICIPANT;
  if (kind === 'EXECUTOR' && !dead) return DenyReason.NOT_THE_PARTICIPANT;
  if (kind !== 'EXECUTOR' && dead) return DenyReason.ENDED_BY_DEATH;
  if (kind === 'PARENT' && age === 'ADULT') return DenyReason.EXPIRED;
  const keptFromThem = age === 'FROM_13_TO_17' && NOT_FOR_A_MINORS_REPRESENTATIVE.includes(category);
  return keptFromThem ? DenyReason.NO_BASIS : null;
}
