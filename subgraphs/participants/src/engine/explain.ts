import { NOTICE_TEXT, type Obligation, REDISCLOSURE_WORDS, type Scope } from '@lead-graph/schema';
import type { Decision, GroundKind, Permit } from './decision';
import { REASON_WORDS } from './reasons';

/** One decision in plain words, as its caller may read it. */
export interface Explanation {
  readonly permitted: boolean;
  /** What makes it lawful; null where it is withheld. */
  readonly ground: string | null;
  readonly howToAsk: string | null;
  /** Text that travels with such records. */
  readonly notice: string | null;
  /** What the caller may do with it next; null where it is withheld. */
  readonly afterwards: string | null;
  readonly obligations: readonly Obligation[];
}

/** INVARIANT: one sentence for every refusal, so that it tells nothing of the participant or of what they signed. */
export const HOW_TO_ASK =
  'Where the law leaves it to the participant, ask them, or their case manager through the LEAD line, for a consent that names you.';

const REFUSED: Explanation = {
  permitted: false,
  ground: null,
  howToAsk: HOW_TO_ASK,
  notice: null,
  afterwards: null,
  obligations: [],
};

export function explain(decision: Decision): Explanation {
  if (decision.effect === 'DENY') return REFUSED;
  return {
    permitted: true,
    ground: groundOf(decision),
    howToAsk: null,
    notice: noticeOf(decision),
    afterwards: REDISCLOSURE_WORDS[decision.redisclosure],
    obligations: decision.obligations,
  };
}

/** One decision for staff entitled to its reasons, and for the participant. */
export interface FullExplanation {
  readonly effect: Decision['effect'];
  readonly words: string;
  /** Row of the rule table, and where the law stands. */
  readonly rule: string;
  readonly outcome: string;
  readonly requires: string;
  readonly citation: string;
  readonly lawAsOf: string;
  readonly reason: string | null;
  /** Ids of the bases it rests on, or that the reason is about. */
  readonly bases: readonly string[];
  readonly scopes: readonly Scope[];
  readonly obligations: readonly Obligation[];
  readonly redisclosure: string | null;
}

export function explainInFull(decision: Decision): FullExplanation {
  const { rule, effect } = decision;
  const { id, outcome, requires, citation, lawAsOf } = rule;
  const law = { rule: id, outcome, requires, citation, lawAsOf };
  if (decision.effect === 'DENY') {
    const { reason, basisId } = decision;
    const bases = basisId === null ? [] : [basisId];
    const nothing = { scopes: [], obligations: [], redisclosure: null };
    return { effect, words: REASON_WORDS[reason], ...law, reason, bases, ...nothing };
  }
  const { grounds, scopes, obligations, redisclosure } = decision;
  const bases = [...new Set(grounds.flatMap((ground) => ground.id ?? []))];
  return { effect, words: groundOf(decision), ...law, reason: null, bases, scopes, obligations, redisclosure };
}

const WORDS: Readonly<Record<Exclude<GroundKind, 'LAW'>, string>> = {
  CONSENT: "the participant's consent",
  ASSIGNMENT: 'the agency is assigned to the participant',
  REFERRAL: 'the participant agreed to a referral to the agency',
  AGREEMENT: 'a written agreement with the agency',
  REPRESENTATION: 'the agency is counsel of record',
  REPRESENTATIVE: 'the requester acts for the participant',
  ORDER: 'an order of a court',
  EMERGENCY: 'a declared emergency',
};

function groundOf({ grounds, rule }: Permit): string {
  const law = rule.citation === '' ? 'the law' : `the law (${firstOf(rule.citation)})`;
  const words = [...new Set(grounds.map(({ kind }) => (kind === 'LAW' ? law : WORDS[kind])))].join('; ');
  return grounds.some(({ stale }) => stale) ? `${words}, signed long ago: ask whether it still holds` : words;
}

/** The first sentence of a citation names the text; the rest is for lawyers, in the rule table. */
function firstOf(citation: string): string {
  return citation.split(/\. |; /)[0]!.replace(/\.$/, '');
}

function noticeOf({ obligations }: Permit): string | null {
  const texts = obligations.flatMap((obligation) => NOTICE_TEXT[obligation] ?? []);
  return texts.length > 0 ? texts.join('\n\n') : null;
}
