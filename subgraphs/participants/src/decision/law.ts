import { WASHINGTON } from '@lead-graph/schema';
import { understood } from '../engine/understood';

/** The law that the core decides over, in the life of a process. A new one holds from the next start. */
export const LAW = understood(WASHINGTON);
