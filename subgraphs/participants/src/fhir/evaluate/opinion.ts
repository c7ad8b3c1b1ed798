import { actorMatch } from './actors';
import { sameCoding } from './coding';
import { askedMatch, DIMENSIONS, type Dimension, recordMatch, speaksOf } from './content';
import type { Facts } from './facts';
import { every, type Match, matchOf } from './match';
import { inForce, type Moment } from './periods';
import { purposeMatch } from './purposes';
import type { Directory } from './references';
import type { Request } from './request';
import type { Content, Effect, Rule } from './rule';

/** Where a rule is looked at from: a request by itself, or one record it would be answered with. */
export interface View {
  readonly request: Request;
  readonly at: Moment;
  readonly directory: Directory;
  readonly record: Facts | null;
}

/** How closely the rules looked, from the root to the one that decides. */
export interface Named {
  readonly actors: boolean;
  readonly purposes: boolean;
  /** Of those that speak of content. */
  readonly contents: readonly Content[];
}

const NOTHING: Named = { actors: false, purposes: false, contents: [] };

/** One filter of content that depends on the record. */
export interface Condition {
  readonly dimension: Dimension;
  readonly content: Content;
}

/** What a consent says of the records that meet all the conditions. */
export interface Residual {
  readonly effect: Effect;
  readonly conditions: readonly Condition[];
  readonly named: Named;
}

/** What a consent says, and what it says otherwise of some records. */
export interface Opinion {
  readonly effect: Effect;
  /** No exception reached it. */
  readonly own: boolean;
  readonly named: Named;
  readonly residuals: readonly Residual[];
}

/** Of a consent of which it cannot be told whether it applies. Without an effect it denies no more than some records. */
export interface RootOpinion extends Omit<Opinion, 'effect'> {
  readonly effect: Effect | null;
}

interface Branch extends Opinion {
  /** Empty: it is settled that the exception reaches what is asked. */
  readonly conditions: readonly Condition[];
}

/** Whether the filters other than content reach what is asked. */
function reaches(rule: Rule, { request, at }: View): Match {
  const acts = rule.actions.some((each) => request.actions.some((action) => sameCoding(each, action)));
  const unreadAction = rule.actions.some(({ code, system }) => code === null || !/consentaction$/.test(system ?? ''));
  return every([
    inForce(rule.validity, at),
    rule.actors.length === 0 ? 'yes' : actorMatch(rule.actors, request.requester, rule.effect),
    rule.actions.length === 0 || acts ? 'yes' : unreadAction ? 'unknown' : 'no',
    rule.purposes.length === 0 ? 'yes' : purposeMatch(rule.purposes, request.purposes, rule.effect),
    rule.unread ? 'unknown' : 'yes',
  ]);
}

/**
 * What the root of a consent says where it is `told` otherwise that the consent applies; null: nothing. Where it cannot
 * be told, its denials alone are heard.
 */
export function opinionOn(root: Rule, view: View, told: Match): RootOpinion | null {
  if (every([told, reaches(root, view)]) === 'yes') return opinionOf(root, view);
  const denials = told === 'no' ? [] : denialsOf(branchesOf(root, view, NOTHING, 'deny'));
  if (denials.length === 0) return null;
  const settled = denials.filter(({ conditions }) => conditions.length === 0);
  const named = allNamed(settled.map((each) => each.named));
  const residuals = denials.filter(({ conditions }) => conditions.length > 0).flatMap(residualsOf);
  const own = root.effect === 'deny' && settled.every((each) => each.own);
  return { effect: settled.length > 0 ? 'deny' : null, own, named, residuals };
}

/**
 * What a rule says that reaches what is asked: itself, unless exceptions reach it too. Among exceptions side by side a
 * denial decides; each of them is asked in the same way, so that the deepest along each way decides.
 */
function opinionOf(rule: Rule, view: View, above: Named = NOTHING): Opinion {
  const named = allNamed([above, namedBy(rule)]);
  const branches = rule.exceptions.flatMap((each) => branchesOf(each, view, named, rule.effect));
  const settled = branches.filter(({ conditions }) => conditions.length === 0);
  const denials = settled.filter(({ effect }) => effect === 'deny');
  const open = branches.filter(({ conditions }) => conditions.length > 0).flatMap(residualsOf);
  const residuals = [...open, ...settled.flatMap((each) => each.residuals)];
  if (settled.length === 0) return { effect: rule.effect, own: true, named, residuals };
  const denied = residuals.filter(({ effect }) => effect === 'deny');
  if (denials.length === 0) return { ...closest(settled), own: false, residuals: denied };
  const reopened = denials.length > 1 ? [] : denials[0]!.residuals.filter(({ effect }) => effect === 'permit');
  return {
    effect: 'deny',
    own: false,
    named: allNamed(denials.map((each) => each.named)),
    residuals: [...reopened, ...denied],
  };
}

/** Of several permits the one that can lift most denials: it names the recipient, and more than others do. */
function closest(permits: readonly Opinion[]): Opinion {
  const rank = ({ named }: Opinion) =>
    (named.actors ? 4 : 0) + (named.purposes ? 1 : 0) + (named.contents.length > 0 ? 2 : 0);
  return permits.reduce((best, each) => (rank(each) > rank(best) ? each : best));
}

/**
 * `around`: what holds where the rule does not reach. Where that cannot be told, what the rule permits counts only if it
 * is permitted either way; what it denies counts at any rate.
 */
function branchesOf(rule: Rule, view: View, above: Named, around: Effect): readonly Branch[] {
  const { match, conditions } = contentOf(rule, view);
  const reached = every([reaches(rule, view), match]);
  if (reached === 'no') return [];
  if (reached === 'unknown' && rule.effect === 'permit')
    return denialsOf(rule.exceptions.flatMap((each) => branchesOf(each, view, above, 'deny')));
  const branch = { ...opinionOf(rule, view, above), conditions };
  return reached === 'unknown' && around === 'deny' ? denialsOf([branch]) : [branch];
}

/** Without what is permitted within them, or by them. */
function denialsOf(branches: readonly Branch[]): readonly Branch[] {
  return branches
    .flatMap((each) => [each, ...each.residuals.map((residual) => ({ ...residual, own: false }))])
    .filter(({ effect }) => effect === 'deny')
    .map((each) => ({ ...each, residuals: [] }));
}

function contentOf(rule: Rule, { request, record, directory }: View) {
  const said = DIMENSIONS.filter((dimension) => speaksOf(rule, dimension));
  const matches = said.map((dimension) =>
    record
      ? recordMatch(rule, dimension, record, rule.effect, directory)
      : askedMatch(rule, dimension, request.asked, rule.effect),
  );
  const conditions = said
    .filter((_, index) => matches[index] === 'open')
    .map((dimension) => ({ dimension, content: rule as Content }));
  return { match: every(matches.filter((match) => match !== 'open')), conditions };
}

/** What is said within an open exception: a permit holds only where the exception does, a denial at any rate. */
function residualsOf({ effect, named, conditions, residuals }: Branch): readonly Residual[] {
  const within = residuals.map((each) =>
    each.effect === 'permit' ? { ...each, conditions: [...conditions, ...each.conditions] } : each,
  );
  return [{ effect, conditions, named }, ...within];
}

function namedBy(rule: Rule): Named {
  const speaks = DIMENSIONS.some((dimension) => speaksOf(rule, dimension));
  return { actors: rule.actors.length > 0, purposes: rule.purposes.length > 0, contents: speaks ? [rule] : [] };
}

function allNamed(each: readonly Named[]): Named {
  return {
    actors: each.some(({ actors }) => actors),
    purposes: each.some(({ purposes }) => purposes),
    contents: each.flatMap(({ contents }) => contents),
  };
}

export function scopeMatch(categories: Request['categories'], asked: Request['categories']): Match {
  if (asked.length === 0) return 'yes';
  if (categories.some((each) => asked.some((one) => sameCoding(each, one)))) return 'yes';
  const told = asked.some((one) => categories.some(({ system }) => system === one.system));
  return told ? matchOf(false) : 'unknown';
}
