import { DenyReason } from '@lead-graph/participants/engine';
import {
  DataCategory,
  type GoldenRule,
  Obligation,
  type Redisclosure,
  type RowFacts,
  type Rule,
} from '@lead-graph/schema';
import { afterwards } from './afterwards';
import type { Asked, AskedOf } from './asked';
import type { Claim } from './claim';
import { CONDITIONS, expressLine, generalConsent, type Looked, permittedByLaw } from './conditions';
import { statusCarriedByOrder } from './orders';
import { refusalsOf, refusedBy } from './refusals';
import { rowsOf } from './rows';
import { whyNotThemself } from './self';

/** What the slow reference says of one category. `rows` are those of the sample that may be disclosed. */
export interface Verdict {
  readonly reason: DenyReason | null;
  readonly rows: ReadonlySet<RowFacts>;
  readonly obligations: readonly Obligation[];
  readonly redisclosure: Redisclosure | null;
}

const OUTRIGHT: Partial<Record<Rule['outcome'], DenyReason>> = {
  DENY: DenyReason.NEVER,
  DENY_NOT_APPLICABLE: DenyReason.NOT_APPLICABLE,
  DEIDENTIFIED_ONLY: DenyReason.DEIDENTIFIED_ONLY,
};

/** Each category by itself. */
export function judgeEach(asked: Asked): ReadonlyMap<DataCategory, Verdict> {
  return new Map(Object.values(DataCategory).map((category) => [category, judge({ ...asked, category })]));
}

/** The same on the road through `Participant`: nothing without the program status (R1). */
export function throughParticipant(each: ReadonlyMap<DataCategory, Verdict>): ReadonlyMap<DataCategory, Verdict> {
  if (each.get(DataCategory.PROG)!.reason === null) return each;
  const withheld = denied(DenyReason.PROGRAM_STATUS_WITHHELD);
  return new Map([...each].map(([category, own]) => [category, own.reason === null ? withheld : own]));
}

function judge(asked: AskedOf): Verdict {
  const { category, question, rules } = asked;
  const rule = rules.rule(category, question.recipient, question.purpose);
  const carried = category === DataCategory.PROG ? statusCarriedByOrder(asked) : [];
  const notThemself = whyNotThemself(asked);
  if (notThemself) return denied(notThemself);
  const never = OUTRIGHT[rule.outcome];
  if (never && carried.length === 0) return denied(never);
  const looked = never ? [] : lookUnder(rule, asked);
  return weigh(rule, [...looked, { claims: carried, lines: [] }], asked);
}

function lookUnder({ outcome, requires }: Rule, asked: AskedOf): readonly Looked[] {
  if (outcome === 'PERMIT') return permittedByLaw(asked);
  if (outcome === 'PERMIT_IF_GENERAL_CONSENT') return generalConsent(asked);
  if (outcome === 'PERMIT_IF_EXPRESS_LINE') return expressLine(asked);
  return CONDITIONS[requires]?.(asked) ?? [];
}

/** Row by row: is there a claim that reaches it, and does no refusal or Golden Rule stand between? */
function weigh(rule: Rule, looked: readonly Looked[], asked: AskedOf): Verdict {
  const claims = looked.flatMap((each) => each.claims);
  const halves = claims.length > 0 ? [] : looked.flatMap((each) => each.half ?? []);
  const refusals = refusalsOf(asked);
  const golden = asked.rules.golden(asked.question.recipient, asked.question.purpose);
  const own = new Set(rowsOf(asked.category, asked));
  const rows = new Set<RowFacts>();
  const used = new Set<Claim>();
  const met = new Set<ReturnType<typeof refusedBy>>();
  for (const row of new Set([...own, ...asked.rows]))
    for (const claim of [...claims, ...halves]) {
      if (!claim.reaches(row) || golden.some((each) => binds(each, claim, row))) continue;
      const refusal = refusedBy(claim, row, refusals, asked);
      met.add(halves.includes(claim) && refusal === 'RESTRICTION' ? null : refusal);
      if (refusal !== null || halves.includes(claim) || !own.has(row)) continue;
      rows.add(row);
      used.add(claim);
    }
  if (rows.size > 0) return permitted(rule, rows, [...used], asked);
  if (met.size > 0 && !met.has(null))
    return denied(met.has('RESTRICTION') ? DenyReason.RESTRICTED : DenyReason.DENIED_BY_PARTICIPANT);
  return denied((claims.length === 0 && newestFailure(looked, asked)) || DenyReason.NO_BASIS);
}

/** What is read under an order carries the order with it, and under nothing else no copy of a consent. */
function permitted({ obligations }: Rule, rows: Verdict['rows'], used: readonly Claim[], asked: AskedOf): Verdict {
  const onOrder = used.some(({ kind }) => kind === 'ORDER') ? [Obligation.ORDER_ON_FILE] : [];
  const byOrderAlone = used.every(({ kind }) => kind === 'ORDER');
  const onPaper = obligations.filter((each) => !byOrderAlone || each !== Obligation.COPY_OR_SCOPE_2_32b);
  return {
    reason: null,
    rows,
    obligations: [...new Set([...onPaper, ...onOrder])],
    redisclosure: afterwards(used, asked),
  };
}

/** R13 */
function binds({ excludesObtainedVia, unless }: GoldenRule, { kind, type }: Claim, row: RowFacts): boolean {
  const namedByLegalBasis = unless === 'LEGAL_CONSENT_OR_ORDER' && (kind === 'ORDER' || type === 'LEGAL_PROCEEDINGS');
  return row.obtainedVia === excludesObtainedVia && !namedByLegalBasis;
}

/** The reason of a denial is that of the newest fitting consent, by its last line that fits. */
function newestFailure(looked: readonly Looked[], { bases }: AskedOf): DenyReason | null {
  const lines = looked.flatMap((each) => each.lines);
  const newest = bases.consents.findLast((consent) => lines.some((each) => each.consent === consent));
  return lines.findLast((each) => each.consent === newest)?.failure ?? null;
}

function denied(reason: DenyReason): Verdict {
  return { reason, rows: new Set(), obligations: [], redisclosure: null };
}
