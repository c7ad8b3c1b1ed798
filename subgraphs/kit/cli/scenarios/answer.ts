import type { DataCategory } from '@lead-graph/schema';
import type { Story, StoryQuestion } from './story';

/** What one runner says to one question about one category. */
export interface Answer {
  /** NOT_ASKABLE is no answer, and never counts as one. */
  readonly effect: 'PERMIT' | 'DENY' | 'NOT_ASKABLE';
  /** Why not: of a denial its reason, where the runner learns it; of what cannot be asked, the reason for that. */
  readonly reason: string | null;
  /** Ids of the bases it rests on or is about; null where the runner does not learn them. */
  readonly bases: readonly string[] | null;
  /** Ids of records shown; null where none were looked for. */
  readonly visible: readonly string[] | null;
  /** What else is not as the story expects, in words. */
  readonly complaints: readonly string[];
}

/** Asks every category of a question, in order. */
export type Runner = (story: Story, question: StoryQuestion) => Promise<ReadonlyMap<DataCategory, Answer>>;
