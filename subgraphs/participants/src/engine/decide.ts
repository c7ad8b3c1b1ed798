import { DataCategory, Obligation, Recipient, type Rule, type RuleTable, unionOf } from '@lead-graph/schema';
import type { Bases, Question } from './bases';
import type { Case, CaseOf } from './case';
import { byLaw, consentTo, counselOfRecord, groundsUnder } from './conditions';
import { EXPRESS, GENERAL } from './consents';
import {
  type Decision,
  type Denial,
  DenyReason,
  type Found,
  type Ground,
  isGrounds,
  type NoGround,
  noGround,
} from './decision';
import { reachesHolder } from './holder';
import { linesFor } from './lines';
import { carriesStatus } from './orders';
import { redisclosureOf } from './redisclosure';
import { denialsAmong, heeding, refusedBy } from './refusals';
import { actingAsParticipant } from './self';

const EVERY_CATEGORY = Object.values(DataCategory);
const { PROG } = DataCategory;
const { SELF, PD } = Recipient;
const { ORDER_ON_FILE, COPY_OR_SCOPE_2_32b: COPY_OF_CONSENT } = Obligation;

const DEIDENTIFIED_ONLY = noGround(DenyReason.DEIDENTIFIED_ONLY);
const NOT_APPLICABLE = noGround(DenyReason.NOT_APPLICABLE);
const NEVER = noGround(DenyReason.NEVER);
/** The law alone, without limits. */
const BY_LAW = byLaw({});

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
  const asked = caseOf(question, bases, rules, at);
  const status = decideOne(PROG, asked);
  return new Map(
    EVERY_CATEGORY.map((category) => {
      const decision = category === PROG ? status : decideOne(category, asked);
      const withheld = status.effect === 'DENY' && decision.effect === 'PERMIT';
      return [category, withheld ? denial(decision.rule, noGround(DenyReason.PROGRAM_STATUS_WITHHELD)) : decision];
    }),
  );
}

/**
 * Decides one category by itself: deny, unless the rule's cell permits it and what the cell asks for is there
 * (rules 1-9, engine/README.md).
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
  return decideOne(category, caseOf(question, bases, rules, at));
}

function caseOf(question: Question, bases: Bases, rules: RuleTable, at: number): Case {
  const cells = rules.rulesFor(question.recipient, question.purpose);
  const lines = linesFor(question, bases, rules.policy, at);
  return { question, bases, rules, cells, at, lines, denials: denialsAmong(lines, at) };
}

function decideOne(category: DataCategory, { question, bases, rules, cells, at, lines, denials }: Case): Decision {
  const asked: CaseOf = { question, bases, rules, cells, at, lines, denials, category };
  const rule = cells[category]!;
  const found = groundsFor(rule, asked);
  if (!isGrounds(found)) return denial(rule, found);
  const heeded = heeding(found, asked);
  if (heeded.length === 0) return denial(rule, refusedBy(found, asked));
  const grounds = heeded.filter((ground) => reachesHolder(ground, category)).map((each) => tightened(each, asked));
  if (grounds.length === 0) return denial(rule, noGround(DenyReason.NO_BASIS));
  return {
    effect: 'PERMIT',
    category,
    rule,
    grounds,
    scopes: unionOf(grounds.map((ground) => ground.scope)),
    obligations: obligationsOf(rule, grounds),
    redisclosure: redisclosureOf(grounds, asked),
  };
}

function groundsFor(rule: Rule, asked: CaseOf): Found {
  if (asked.question.recipient !== SELF) return withCarriedStatus(underOutcome(rule, asked), asked);
  const acting = actingAsParticipant(asked);
  if (!isGrounds(acting)) return acting;
  const found = underOutcome(rule, asked);
  const [{ kind, id }] = acting as readonly [Ground];
  return isGrounds(found) ? found.map((ground) => ({ ...ground, kind, id })) : found;
}

function underOutcome(rule: Rule, asked: CaseOf): Found {
  switch (rule.outcome) {
    case 'PERMIT':
      return asked.question.recipient === PD ? counselOfRecord(asked) : BY_LAW;
    case 'PERMIT_IF_CONDITION':
    case 'PERMIT_IF_SEPARATE_CONSENT':
    case 'COURT_ORDER_ONLY':
      return groundsUnder(rule.requires, asked);
    case 'PERMIT_IF_GENERAL_CONSENT':
      return consentTo(GENERAL)(asked);
    case 'PERMIT_IF_EXPRESS_LINE':
      return consentTo(EXPRESS)(asked);
    case 'DEIDENTIFIED_ONLY':
      return asked.question.counted ? BY_LAW : DEIDENTIFIED_ONLY;
    case 'DENY_NOT_APPLICABLE':
      return NOT_APPLICABLE;
    default:
      return NEVER;
  }
}

/** An order that names a person's records carries program status to its recipient, where that can be permitted at all. */
function withCarriedStatus(found: Found, asked: CaseOf): Found {
  if (asked.category !== PROG) return found;
  const carried = carriesStatus(asked);
  if (carried.length === 0) return found;
  if (isGrounds(found)) return [...found, ...carried];
  return found.reason === DenyReason.NEVER || found.reason === DenyReason.NOT_APPLICABLE ? found : carried;
}

/** The Golden Rules take away; they never give. A consent or an order made for the proceedings is not bound. */
function tightened(ground: Ground, { question, rules }: CaseOf): Ground {
  const golden = rules.golden(question.recipient, question.purpose);
  if (golden.length === 0) return ground;
  const forProceedings = ground.type === 'LEGAL_PROCEEDINGS' || ground.kind === 'ORDER';
  const binding = golden.filter(({ unless }) => !(forProceedings && unless === 'LEGAL_CONSENT_OR_ORDER'));
  if (binding.length === 0) return ground;
  const excluded = [...(ground.scope.notObtainedVia ?? []), ...binding.map((golden) => golden.excludesObtainedVia)];
  return { ...ground, scope: { ...ground.scope, notObtainedVia: [...new Set(excluded)] } };
}

/** What the cell says. An order is kept on file; where nothing but orders opens, there is no consent to send a copy of. */
function obligationsOf({ obligations }: Rule, grounds: readonly Ground[]): readonly Obligation[] {
  const orders = grounds.filter(({ kind }) => kind === 'ORDER').length;
  if (orders === 0) return obligations;
  const owed = orders < grounds.length ? obligations : obligations.filter((each) => each !== COPY_OF_CONSENT);
  return owed.includes(ORDER_ON_FILE) ? owed : [...owed, ORDER_ON_FILE];
}

function denial(rule: Rule, { reason, basisId }: NoGround): Denial {
  return { effect: 'DENY', category: rule.category, rule, reason, basisId };
}
