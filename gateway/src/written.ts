import { LeadError } from '@lead-graph/schema';
import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { LIMITS } from './limits';

/** Times one name may be selected in one selection set: validation compares each with each. */
export const MOST_REPEATS = 20;

/** Selection sets within each other, inline fragments among them: more than fields may, and less than a stack holds. */
export const MOST_NESTED = 2 * LIMITS.depth;

/**
 * Refuses a document that is too large as it is written, whichever of its operations is executed: to validate it costs
 * more than all that follows. It stands before validation, so it follows no fragment, which may spread itself.
 */
export function assertWrittenWithinLimits(document: DocumentNode): void {
  let fields = 0;
  let aliases = 0;
  let nested = 0;
  visit(document, {
    OperationDefinition: () => void (aliases = 0),
    FragmentDefinition: () => void (aliases = 0),
    SelectionSet: {
      enter: (set) => {
        refuseOver(MOST_NESTED, (nested += 1), 'selections within each other');
        refuseOver(MOST_REPEATS, mostRepeats(set), 'selections of one name');
      },
      leave: () => void (nested -= 1),
    },
    Field: ({ alias }) => {
      refuseOver(LIMITS.fields, (fields += 1), 'fields');
      if (alias) refuseOver(LIMITS.aliases, (aliases += 1), 'aliases');
    },
  });
}

function refuseOver(limit: number, given: number, what: string): void {
  if (given > limit) throw new LeadError('OPERATION_TOO_LARGE', `the operation has more than ${limit} ${what}`);
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
