import { samePatient } from './actors';
import { every } from './match';
import { counts, type Opinion, opinionOf, reaches, scopeMatch, type View } from './opinion';
import { inForce, type Moment } from './periods';
import type { Directive, Effect } from './rule';

/** Why a consent says nothing, in words for whoever asked. */
export enum NotApplicable {
  NOT_ACTIVE = 'no consent is active',
  OTHER_PATIENT = 'no consent is of this patient',
  OUT_OF_PERIOD = 'no consent is in force at this time',
  OTHER_CATEGORY = 'no consent is of the category asked for',
  OUT_OF_REACH = 'no consent reaches this requester, action and purpose',
}

/** What one consent says of a request, or of one record. Without an effect it says nothing of it. */
export interface Verdict extends Omit<Opinion, 'effect' | 'own'> {
  readonly effect: Effect | null;
  readonly given: Moment | null;
}

export function verdictOf(directive: Directive, view: View): Verdict | NotApplicable {
  const { root, silent, given } = directive;
  if (!directive.active) return NotApplicable.NOT_ACTIVE;
  if (samePatient(directive.patient, view.request.patient) === 'no') return NotApplicable.OTHER_PATIENT;
  if (every([inForce(directive.validity, view.at), inForce(root.validity, view.at)]) === 'no')
    return NotApplicable.OUT_OF_PERIOD;
  if (!counts(scopeMatch(directive.categories, view.request.categories), root.effect))
    return NotApplicable.OTHER_CATEGORY;
  if (!counts(reaches(root, view), root.effect)) return NotApplicable.OUT_OF_REACH;
  const { effect, own, named, residuals } = opinionOf(root, view);
  return { effect: silent && own ? null : effect, named, residuals, given };
}
