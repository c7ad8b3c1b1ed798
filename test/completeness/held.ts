import type { Receipt } from './received';
import type { Recorded } from './recorded';

/**
 * What was received and is not on record, or not as it was: nothing, where the record is complete. However often an owner
 * is called for one operation, a person and category stands there once, as the first call found it: where there were
 * several calls (`calls`, by owner), that it stands there is all that is asked.
 */
export function missing(
  { received, opened, participants }: Receipt,
  entries: readonly Recorded[],
  calls: Readonly<Record<string, number>>,
): string[] {
  const recorded = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const rows = [...received].flatMap(([key, { rows, kinds }]) => {
    const entry = recorded.get(key);
    if (!entry) return [`${key}: received and not recorded`];
    if (calls[entry.agency]! > 1) return [];
    if (entry.rows < rows.size) return [`${key}: ${rows.size} received, ${entry.rows} recorded`];
    return kinds.has(entry.kind) ? [] : [`${key}: received as ${[...kinds]}, recorded as ${entry.kind}`];
  });
  const empty = opened
    .filter(({ agency, person, categories }) =>
      [...categories].every((category) => !recorded.has(`${agency} ${person} ${category}`)),
    )
    .map(({ agency, person }) => `${agency} ${person}: opened and not recorded`);
  const decided = [...participants]
    .filter((id) => !recorded.has(`participants ${id} ALL`))
    .map((id) => `participants ${id}: shown without a decision on record`);
  return [...rows, ...empty, ...decided];
}

/**
 * What is on record as handed on and was not received: nothing, where the record says no more than what happened. That
 * there was none of a category is told of people of whom something was shown, and of nobody else.
 */
export function unreceived({ received, opened }: Receipt, entries: readonly Recorded[]): string[] {
  const shown = new Set([
    ...opened.map(({ agency, person }) => `${agency} ${person}`),
    ...[...received.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')),
  ]);
  return entries
    .filter(({ kind, withheld }) => kind !== 'DECISION' && !withheld)
    .filter((entry) => !received.has(keyOf(entry)) && !(entry.rows === 0 && shown.has(personOf(entry))))
    .map((entry) => `${keyOf(entry)}: recorded as ${entry.kind} of ${entry.rows} and not received`);
}

function personOf({ agency, subject }: Recorded): string {
  return `${agency} ${subject}`;
}

function keyOf({ agency, subject, category }: Recorded): string {
  return `${agency} ${subject} ${category}`;
}
