import { CATEGORY_WORDS, type DataCategory } from '@lead-graph/schema';
import type { Decision, GroundKind } from './decision';

const GROUND_WORDS: Readonly<Record<GroundKind, string>> = {
  LAW: 'the law permits it',
  CONSENT: "the participant's consent",
  ASSIGNMENT: 'your agency is assigned to the participant',
  REFERRAL: 'the participant agreed to be referred to your agency',
  AGREEMENT: 'a written agreement with your organisation',
  REPRESENTATION: 'your office represents the participant',
};

/** One sentence for every refusal: why is for the participant and entitled staff. */
export const HOW_TO_ASK = 'Records of this kind, if any, need a basis you do not hold. Ask the participant or their case manager.';

export interface Explanation {
  readonly category: DataCategory;
  readonly words: string;
  readonly permitted: boolean;
  /** In plain words, with the rule; null where refused. */
  readonly ground: string | null;
  readonly howToAsk: string | null;
}

/** What a caller may be told of a decision. */
export function explain(decision: Decision): Explanation {
  const { category } = decision;
  const words = CATEGORY_WORDS[category];
  if (decision.effect === 'DENY') return { category, words, permitted: false, ground: null, howToAsk: HOW_TO_ASK };
  const kinds = [...new Set(decision.grounds.map((ground) => GROUND_WORDS[ground.kind]))];
  return { category, words, permitted: true, ground: `${kinds.join('; ')} (rule ${decision.rule.id})`, howToAsk: null };
}
