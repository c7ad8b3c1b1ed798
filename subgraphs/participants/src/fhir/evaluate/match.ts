/** Whether a filter reaches what is asked. `unknown`: it cannot be told from what is in hand. */
export type Match = 'yes' | 'no' | 'unknown';

/** True of all: one `no` settles it, then one `unknown`. */
export function every(matches: readonly Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('unknown') ? 'unknown' : 'yes';
}

/** True of one: one `yes` settles it, then one `unknown`. */
export function some(matches: readonly Match[]): Match {
  if (matches.includes('yes')) return 'yes';
  return matches.includes('unknown') ? 'unknown' : 'no';
}

export function matchOf(holds: boolean): Match {
  return holds ? 'yes' : 'no';
}
