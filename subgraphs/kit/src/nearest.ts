/** The words most like one that is unknown, nearest first, and none that is like it by chance alone. */
export function nearest(given: string, known: readonly string[]): string[] {
  const word = plain(given);
  const near = known.map((each) => ({ each, name: plain(each), distance: distance(word, plain(each)) }));
  return near
    .filter(({ name, distance: far }) => far <= name.length / 2 || name.split('_').some((part) => word.includes(part)))
    .sort((a, b) => a.distance - b.distance)
    .map(({ each }) => each);
}

function plain(word: string): string {
  return word.toUpperCase().replaceAll('-', '_');
}

/** Letters to put in, take out or exchange. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, sign] of [...other].entries())
      next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (letter === sign ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
