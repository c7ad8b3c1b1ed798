import { CATEGORIES_BEHIND, Implication, LEAD_LINE } from '@lead-graph/schema';
import { isLimited } from './limitedStatus';
import { type Decided, permits } from './decisions';

/** What a requester reads for the name of an organisation: decided for the requester, never for the name. */
export function providerName(decided: Decided, name: string): string | null {
  if (isLimited(decided.question.recipient)) return LEAD_LINE;
  return permits(decided, ...CATEGORIES_BEHIND[Implication.PROVIDER_NAME]) ? name : null;
}
