/** What a sabotaged build lacks in the test at hand. */
export const gone = { labels: false, lock: false, transaction: false, hold: false };

export type Protection = keyof typeof gone;

const waiting: (() => void)[] = [];

/** Resolves for both once two have come. */
export function meeting(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 2) for (const go of waiting.splice(0)) go();
  });
}
