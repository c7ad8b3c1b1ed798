import { AGENCIES, DataCategory, Recipient, type Rule, type RuleTable, type Scope } from '@lead-graph/schema';
import type { Bases, Question } from './bases';
import { consentTo, EXPRESS, type Found, GENERAL, groundsUnder, isGrounds } from './conditions';
import { type Decision, type Denial, DenyReason, type Ground } from './decision';

const EVERY_CATEGORY = Object.values(DataCategory);

/**
 * Decides every category of one participant for one question, on the road through `Participant`: a category
 * is permitted only where program status is, because the answer says that this is a participant.
 */
export function decideAll(
  question: Question,
  bases: Bases,
  rules: RuleTable,
  at: number,
): ReadonlyMap<DataCategory, Decision> {
  const status = decide(DataCategory.PROG, question, bases, rules, at);
  return new Map(
    EVERY_CATEGORY.map((category) => {
      if (category === DataCategory.PROG) return [category, status];
      if (status.effect === 'PERMIT') return [category, decide(category, question, bases, rules, at)];
      return [
        category,
        denial(rules.rule(category, question.recipient, question.purpose), DenyReason.PROGRAM_STATUS_WITHHELD),
      ];
    }),
  );
}

/**
 * Decides one category: deny, unless the rule's cell permits it and what the cell asks for is there.
 *
 * INVARIANT: pure and total. No clock, database or environment is read, so any recorded decision can be
 * replayed to the same result.
 */
export function decide(
  category: DataCategory,
  question: Question,
  bases: Bases,
  rules: RuleTable,
  at: number,
): Decision {
  const rule = rules.rule(category, question.recipient, question.purpose);
  if (question.recipient === Recipient.SELF && bases.account !== question.requesterId)
    return denial(rule, DenyReason.NOT_THE_PARTICIPANT);
  const found = groundsFor(rule, question, bases, at);
  if (!isGrounds(found)) return denial(rule, found);
  const grounds = found
    .filter((ground) => reachesHolder(ground, category))
    .map((ground) => tightened(ground, question, rules));
  if (grounds.length === 0) return denial(rule, DenyReason.NO_BASIS);
  return {
    effect: 'PERMIT',
    category,
    rule,
    grounds,
    scopes: union(grounds.map((ground) => ground.scope)),
    obligations: rule.obligations,
  };
}

function groundsFor(rule: Rule, question: Question, bases: Bases, at: number): Found {
  switch (rule.outcome) {
    case 'PERMIT':
      return [{ kind: 'LAW', id: null, scope: {} }];
    case 'PERMIT_IF_CONDITION':
    case 'PERMIT_IF_SEPARATE_CONSENT':
      return groundsUnder(rule.requires, rule.category, question, bases, at);
    case 'PERMIT_IF_GENERAL_CONSENT':
      return consentTo(GENERAL)(rule.category, question, bases, at);
    case 'PERMIT_IF_EXPRESS_LINE':
      return consentTo(EXPRESS)(rule.category, question, bases, at);
    case 'DEIDENTIFIED_ONLY':
      return DenyReason.DEIDENTIFIED_ONLY;
    case 'COURT_ORDER_ONLY':
      return DenyReason.NO_BASIS;
    case 'DENY_NOT_APPLICABLE':
      return DenyReason.NOT_APPLICABLE;
    default:
      return DenyReason.NEVER;
  }
}

const CORE = AGENCIES.find((agency) => agency.core)!;

/**
 * What the core itself holds is disclosed by the core's organisations, and has no date of service: a consent that
 * names none of them, or is limited to dates, does not reach it.
 */
function reachesHolder(ground: Ground, category: DataCategory): boolean {
  if (!CORE.categories.includes(category)) return true;
  const { sources, from, until } = ground.scope;
  if (from !== undefined || until !== undefined) return false;
  return sources === undefined || sources.some((source) => CORE.organizations.includes(source));
}

/** The Golden Rules take away; they never give. */
function tightened(ground: Ground, question: Question, rules: RuleTable): Ground {
  const binding = rules
    .golden(question.recipient, question.purpose)
    .filter((golden) => !(ground.forProceedings && golden.unless === 'LEGAL_CONSENT_OR_ORDER'));
  if (binding.length === 0) return ground;
  const excluded = [...(ground.scope.notObtainedVia ?? []), ...binding.map((golden) => golden.excludesObtainedVia)];
  return { ...ground, scope: { ...ground.scope, notObtainedVia: [...new Set(excluded)] } };
}

/** An unlimited scope swallows the others. */
function union(scopes: readonly Scope[]): readonly Scope[] {
  const unlimited = scopes.find((scope) => Object.keys(scope).length === 0);
  return unlimited ? [unlimited] : scopes;
}

function denial(rule: Rule, reason: DenyReason): Denial {
  return { effect: 'DENY', category: rule.category, rule, reason };
}
