import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** Asks again and again, at growing intervals; false when `within` milliseconds passed without a yes. */
export async function until(claim: () => boolean, within: number): Promise<boolean> {
  const deadline = performance.now() + within;
  for (let pause = FIRST_PAUSE_MS; !claim(); pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    if (performance.now() > deadline) return false;
    await sleep(pause);
  }
  return true;
}
