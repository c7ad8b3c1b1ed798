/** Codes of what was said to be so or not; nobody having said is neither. */
export const YES_NO = ['YES', 'NO'];

/** The calendar day in King County at the instant a column holds. */
export function localDayOf(column: string): string {
  return `(${column} AT TIME ZONE 'America/Los_Angeles')::date`;
}

export function yesNo(column: string): string {
  return `CASE ${column} WHEN true THEN 'YES' WHEN false THEN 'NO' END`;
}

/** The word of each value a column may have, or null: `{ 3: 'PERMANENT_SUPPORTIVE_HOUSING' }`. */
export function wordOf(column: string, words: Readonly<Record<string | number, string>>): string {
  const cases = Object.entries(words).map(([value, word]) => `WHEN ${quoted(value)} THEN ${quoted(word)}`);
  return `CASE ${column}::text ${cases.join(' ')} END`;
}

/** A list to compare a column with: `status NOT IN ('PLANNED', 'CANCELLED')`. */
export function listOf(values: readonly (string | number)[]): string {
  return `(${values.map((value) => (typeof value === 'number' ? value : quoted(value))).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
