/**
 * Measures systems in turns, A B C, C B A, A B C and so on: what drifts on the machine meanwhile falls on all. The first
 * turn of each warms up and does not count. Rounds of each system, in the order of `systems`.
 */
export async function interleaved<System, T>(
  systems: readonly System[],
  rounds: number,
  measure: (system: System, round: number) => Promise<T>,
): Promise<T[][]> {
  const measured = systems.map((): T[] => []);
  const order = [...systems.keys()];
  for (let round = 0; round <= rounds; round += 1) {
    for (const at of round % 2 === 1 ? order : order.toReversed()) {
      const each = await measure(systems[at]!, round);
      if (round > 0) measured[at]!.push(each);
    }
  }
  return measured;
}
