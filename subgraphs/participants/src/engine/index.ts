export type * from './bases';
export { ANYONE, TREATING_PROVIDERS } from './bases';
export { CONDITION_NAMES } from './conditions';
export { decide, decideAll } from './decide';
export type { Decision, Denial, Ground, GroundKind, Permit } from './decision';
export { DenyReason } from './decision';
export { type Explanation, explain, explainInFull, type FullExplanation } from './explain';
