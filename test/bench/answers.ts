/** One row of an agency, as an answer holds it. */
interface AnsweredRecord {
  readonly id: string;
  readonly servicedOn: string | null;
}

/** Every row in an answer, wherever it stands. */
export function recordsIn(answer: string): AnsweredRecord[] {
  const found: AnsweredRecord[] = [];
  JSON.parse(answer, (_, value) => {
    if (value?.servicedOn !== undefined) found.push(value);
    return value;
  });
  return found;
}

/** Where two answers part. */
export function differenceOf(one: string, other: string): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return one.slice(Math.max(0, at - 40), at + 40);
}
