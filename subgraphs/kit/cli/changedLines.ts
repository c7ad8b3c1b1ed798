/**
 * The lines that two texts do not share, in reading order: `- old` and `+ new`. Enough to see what changed; a line
 * that only moved is not shown.
 */
export function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...lacking(old, now).map((line) => `- ${line.trim()}`),
    ...lacking(now, old).map((line) => `+ ${line.trim()}`),
  ];
}

/** Lines of the first that the second does not have, or has less often. */
function lacking(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count < 1 && line.trim() !== '';
  });
}
