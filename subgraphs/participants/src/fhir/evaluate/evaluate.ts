import { effectOf, together } from './combine';
import { isAskedFor } from './content';
import { readDirective } from './directive';
import { type Facts, factsOf } from './facts';
import { Fault } from './fault';
import { isObject, type Json, objectAt } from './json';
import { obligationsOf, type Obligation } from './obligations';
import type { View } from './opinion';
import { momentAt } from './periods';
import { type Placed, placedIn } from './placed';
import { type Directory, directoryOf } from './references';
import { readRequest } from './request';
import type { Directive } from './rule';
import { NotApplicable, type Verdict, verdictOf } from './verdict';
import { whyOf } from './why';

export interface Answer {
  readonly decision: 'PERMIT' | 'DENY' | 'NO_CONSENT';
  readonly obligations: readonly Obligation[];
  /** Left out where the question brings no records. */
  readonly visible?: readonly string[];
  readonly why: string;
}

const HOOK = 'patient-consent-consult';

/**
 * Decides one question about FHIR consents. `now`: an ISO instant, for a question that bears none.
 *
 * INVARIANT: pure. What the question refers to is in the question; what is not found there counts for a denial and
 * against a permit.
 */
export function evaluate(question: Json, now: string): Answer {
  if (question.hook !== undefined && question.hook !== HOOK) throw new Fault('hook', `expected \`${HOOK}\``);
  const path = question.request === undefined && question.context !== undefined ? 'context' : 'request';
  const asked = objectAt(question[path], path);
  const content = question.resources ?? asked.content ?? null;
  const records = content === null ? null : placedIn(content, question.resources ? 'resources' : `${path}.content`);
  const directory = directoryOf(objectAt(question.actors ?? {}, 'actors'), records ?? []);
  const directives = consentsOf(question.consents).map((each) => readDirective(each.resource, each.path, directory));
  const at = momentAt(question.at ?? now, 'at');
  const view: View = { request: readRequest(asked, path, directory), at, directory, record: null };
  return answer(directives, view, records && factsOfAll(records, directory));
}

function consentsOf(value: unknown): readonly Placed[] {
  const isBundle = isObject(value) && value.resourceType === 'Bundle';
  if (!Array.isArray(value) && !isBundle) throw new Fault('consents', 'expected a list of consents');
  return placedIn(value, 'consents');
}

function answer(directives: readonly Directive[], view: View, records: readonly Facts[] | null): Answer {
  const heard = directives.map((each) => verdictOf(each, view));
  const all = together(heard.filter(speaks));
  const decision = all.effect === null ? 'NO_CONSENT' : all.effect === 'permit' ? 'PERMIT' : 'DENY';
  const obligations = decision === 'PERMIT' ? obligationsOf(all) : [];
  const why = whyOf(decision, obligations.length > 0, heard.filter((each) => !speaks(each)) as NotApplicable[]);
  if (records === null) return { decision, obligations, why };
  const shown = decision === 'PERMIT' ? records.filter((each) => isVisible(each, directives, view)) : [];
  return { decision, obligations, visible: shown.map(({ name }) => name), why };
}

function isVisible(record: Facts, directives: readonly Directive[], view: View): boolean {
  const heard = directives.map((each) => verdictOf(each, { ...view, record }));
  return isAskedFor(view.request.asked, record) && effectOf(heard.filter(speaks)) === 'permit';
}

function speaks(heard: Verdict | NotApplicable): heard is Verdict {
  return typeof heard !== 'string';
}

function factsOfAll(records: readonly Placed[], directory: Directory): readonly Facts[] {
  const provenance = records.map(({ resource }) => resource).filter((each) => each.resourceType === 'Provenance');
  return records.map((each) => factsOf(each, provenance, directory));
}
