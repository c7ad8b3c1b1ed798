import type { Answer } from '@lead-graph/kit/testing';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';

export function codeOf({ errors }: Answer): string | undefined {
  return errors?.[0]?.extensions.code;
}

/** What an act that can end a permission answers, a lease and a margin later at the earliest. */
export async function takesALease(act: () => Promise<Answer>): Promise<Answer> {
  const started = performance.now();
  const answer = await act();
  expect(answer.errors).toBeUndefined();
  expect(performance.now() - started).toBeGreaterThanOrEqual(LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS);
  return answer;
}
