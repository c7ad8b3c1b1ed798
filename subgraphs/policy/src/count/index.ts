export { Evaluation } from './evaluate';
export { type Asker, membersFor } from './owners';
export type { OwnedFact } from './plan';
