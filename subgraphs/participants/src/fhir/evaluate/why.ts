import { NotApplicable } from './verdict';
import type { Answer } from './evaluate';

/** The nearer to a consent that holds, the later. */
const ORDER = Object.values(NotApplicable);

/** One sentence for whoever asked; it says nothing of who the people are. */
export function whyOf(decision: Answer['decision'], redacts: boolean, silent: readonly NotApplicable[]): string {
  switch (decision) {
    case 'PERMIT':
      return redacts
        ? 'a consent permits this, except for the records that the obligations take out'
        : 'a consent permits this';
    case 'DENY':
      return 'a consent denies this, and no later one that is as specific permits it';
    case 'NO_CONSENT':
      return ORDER.findLast((each) => silent.includes(each)) ?? 'no consent says anything of this';
  }
}
