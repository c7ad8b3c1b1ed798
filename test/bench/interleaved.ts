/**
 * Measures two systems in turns, A B, B A, A B and so on: what drifts on the machine meanwhile falls on both. The first
 * turn of each warms up and does not count.
 */
export async function interleaved<T>(
  rounds: number,
  measure: (system: 0 | 1, round: number) => Promise<T>,
): Promise<[T[], T[]]> {
  const measured: [T[], T[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (const system of round % 2 === 1 ? ([0, 1] as const) : ([1, 0] as const)) {
      const each = await measure(system, round);
      if (round > 0) measured[system].push(each);
    }
  }
  return measured;
}
