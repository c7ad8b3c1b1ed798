import type { SubgraphContext } from '@lead-graph/kit';
import { decisionsOf, forgetDecisions } from './decisions';
import { type Participant, shown } from '../participant';

/** The participant after a change, as what holds now shows them: null to whom may not know of them. */
export async function shownAfter(id: string, context: SubgraphContext): Promise<Participant | null> {
  forgetDecisions(context);
  return shown(await decisionsOf(context).participant(id), context);
}
