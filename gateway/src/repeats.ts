import { LeadError } from '@lead-graph/schema';
import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';

/** Times one name may be selected in one selection set. */
export const MOST_REPEATS = 20;

/**
 * Refuses a document that selects one name over and over, of whichever of its operations: validation compares each with
 * each. It stands before validation, so it reads what is written and follows no fragment, which may spread itself.
 */
export function assertFewRepeats(document: DocumentNode): void {
  visit(document, {
    SelectionSet(set) {
      if (mostRepeats(set) > MOST_REPEATS)
        throw new LeadError('OPERATION_TOO_LARGE', `the operation selects one name more than ${MOST_REPEATS} times`);
    },
  });
}

function mostRepeats({ selections }: SelectionSetNode): number {
  const times = new Map<string, number>();
  let most = 0;
  for (const selection of selections) {
    const name = selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : '...';
    const now = (times.get(name) ?? 0) + 1;
    times.set(name, now);
    most = Math.max(most, now);
  }
  return most;
}
