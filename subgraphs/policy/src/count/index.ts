export { Evaluation } from './evaluate';
export { type Asker, type Members, membersFor } from './owners';
export type { OwnedFact } from './plan';
