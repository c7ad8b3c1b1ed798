import { samePatient } from './actors';
import { every } from './match';
import { opinionOn, type RootOpinion, scopeMatch, type View } from './opinion';
import { inForce, type Moment } from './periods';
import type { Directive } from './rule';

/** Why a consent says nothing, in words for whoever asked. */
export enum NotApplicable {
  NOT_ACTIVE = 'no consent is active',
  OTHER_PATIENT = 'no consent is of this patient',
  OUT_OF_PERIOD = 'no consent is in force at this time',
  OTHER_CATEGORY = 'no consent is of the category asked for',
  OUT_OF_REACH = 'no consent reaches this requester, action and purpose',
}

/** What one consent says of a request, or of one record. Without an effect it says nothing of it. */
export interface Verdict extends Omit<RootOpinion, 'own'> {
  readonly given: Moment | null;
}

export function verdictOf(directive: Directive, view: View): Verdict | NotApplicable {
  const { root, silent, given } = directive;
  if (!directive.active) return NotApplicable.NOT_ACTIVE;
  if (samePatient(directive.patient, view.request.patient) === 'no') return NotApplicable.OTHER_PATIENT;
  if (every([inForce(directive.validity, view.at), inForce(root.validity, view.at)]) === 'no')
    return NotApplicable.OUT_OF_PERIOD;
  const inScope = scopeMatch(directive.categories, view.request.categories);
  const opinion = opinionOn(root, view, every([inScope, inForce(directive.validity, view.at)]));
  if (opinion === null) return inScope === 'yes' ? NotApplicable.OUT_OF_REACH : NotApplicable.OTHER_CATEGORY;
  const { effect, own, named, residuals } = opinion;
  return { effect: silent && own ? null : effect, named, residuals, given };
}
