import { DataCategory } from '@lead-graph/schema';
import { inForce, type Representative } from './bases';
import type { CaseOf } from './case';
import { DenyReason, type Found, type NoGround, NO_BASIS, noGround } from './decision';
import { ageAt, HELD_BY_MINOR, isDead } from './signature';

/** What a minor's representative does not read: it tells of what the minor holds alone (X12). */
const WITH_MINOR: readonly DataCategory[] = [...HELD_BY_MINOR, DataCategory.COMP, DataCategory.VSP];

/** Whether the account is the participant's own, or that of somebody who acts for them now. */
export function actingAsParticipant(asked: CaseOf): Found {
  const { bases, question, at } = asked;
  if (bases.account !== null && bases.account === question.requesterId)
    return isDead(bases, at) ? noGround(DenyReason.ENDED_BY_DEATH) : [{ kind: 'LAW', id: null, scope: {} }];
  const relations = bases.representatives.filter((each) => each.account === question.requesterId && inForce(each, at));
  const [first] = relations;
  if (!first) return noGround(DenyReason.NOT_THE_PARTICIPANT);
  const acting = relations.find((each) => whyNot(each, asked) === null);
  return acting ? [{ kind: 'REPRESENTATIVE', id: acting.id, scope: {} }] : whyNot(first, asked)!;
}

function whyNot({ kind, id }: Representative, { category, bases, at }: CaseOf): NoGround | null {
  const dead = isDead(bases, at);
  if (kind === 'PROGRAM_DIRECTOR' || (kind === 'EXECUTOR' && !dead))
    return noGround(DenyReason.NOT_THE_PARTICIPANT, id);
  if (dead && kind !== 'EXECUTOR') return noGround(DenyReason.ENDED_BY_DEATH, id);
  const age = ageAt(dead ? bases.diedAt! : at, bases);
  if (kind === 'PARENT' && age === 'ADULT') return noGround(DenyReason.EXPIRED, id);
  return age === 'MINOR' && WITH_MINOR.includes(category) ? NO_BASIS : null;
}
