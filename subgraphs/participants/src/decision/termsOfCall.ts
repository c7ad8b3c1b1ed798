import type { SubgraphContext } from '@lead-graph/kit';
import { CATEGORIES_BEHIND, Implication } from '@lead-graph/schema';
import { decisionsIn, permits } from './decisions';
import { type Terms, termsOf } from '../engine/terms';
import { isLimited } from './limitedStatus';

/** The terms of every category that was asked for and is permitted, of whoever this call showed; each once. */
export function termsOfCall(context: SubgraphContext): Terms[] {
  const asked = context.call.asked ?? [];
  const terms = decisionsIn(context).flatMap((decided) => {
    const { question, decisions, standing } = decided;
    const mayName = !isLimited(question.recipient) && permits(decided, ...CATEGORIES_BEHIND[Implication.PROVIDER_NAME]);
    return asked.flatMap((category) => {
      const decision = decisions.get(category);
      return decision?.effect === 'PERMIT' ? [termsOf(decision, question, standing.bases, mayName)] : [];
    });
  });
  return [...new Map(terms.map((each) => [JSON.stringify(each), each])).values()];
}
