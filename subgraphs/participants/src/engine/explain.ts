import { NOTICE_TEXT } from '@lead-graph/schema';
import type { Decision, GroundKind, Permit } from './decision';

/** One decision in plain words. */
export interface Explanation {
  readonly permitted: boolean;
  /** What makes it lawful; null where it is withheld. */
  readonly ground: string | null;
  readonly howToAsk: string | null;
  /** Text that travels with such records. */
  readonly notice: string | null;
}

/** INVARIANT: one sentence for every refusal, so that it tells nothing of the participant or of what they signed. */
export const HOW_TO_ASK =
  'Where the law leaves it to the participant, ask them, or their case manager through the LEAD line, for a consent that names you.';

const REFUSED: Explanation = { permitted: false, ground: null, howToAsk: HOW_TO_ASK, notice: null };

export function explain(decision: Decision): Explanation {
  if (decision.effect === 'DENY') return REFUSED;
  return { permitted: true, ground: groundOf(decision), howToAsk: null, notice: noticeOf(decision) };
}

const WORDS: Readonly<Record<Exclude<GroundKind, 'LAW'>, string>> = {
  CONSENT: "the participant's consent",
  ASSIGNMENT: 'the agency is assigned to the participant',
  REFERRAL: 'the participant agreed to a referral to the agency',
  AGREEMENT: 'a written agreement with the agency',
  REPRESENTATION: 'the agency is counsel of record',
};

function groundOf({ grounds, rule }: Permit): string {
  const law = rule.citation === '' ? 'the law' : `the law (${firstOf(rule.citation)})`;
  return [...new Set(grounds.map(({ kind }) => (kind === 'LAW' ? law : WORDS[kind])))].join('; ');
}

/** The first sentence of a citation names the text; the rest is for lawyers, in the rule table. */
function firstOf(citation: string): string {
  return citation.split(/\. |; /)[0]!.replace(/\.$/, '');
}

function noticeOf({ obligations }: Permit): string | null {
  const texts = obligations.flatMap((obligation) => NOTICE_TEXT[obligation] ?? []);
  return texts.length > 0 ? texts.join('\n\n') : null;
}
