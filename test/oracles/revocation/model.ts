import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS } from '@lead-graph/schema';

/** What the model leaves to chance: in which turn each step happens, and how much time it takes. */
export interface Steps {
  /** Resolves in some turn, after some milliseconds. */
  step(name: string): Promise<void>;
  /** Monotonic, milliseconds. */
  now(): number;
}

/** One protection may be left out, to see that its absence is found. */
export type Sabotage = 'none' | 'no wait' | 'half a wait' | 'no lease' | 'cached decision';

/** What happened, in order. */
export interface Events {
  readonly releases: readonly { readonly arrivedAt: number; readonly at: number }[];
  /** When the participant was told that it is revoked. */
  readonly acknowledgedAt: number | null;
}

/**
 * Reads and one revocation, step by step as gateway and core take them: a read arrives, the core decides it over
 * what is committed, the partner answers, and the answer is released within the lease from its arrival; a
 * revocation is committed, waits, and is acknowledged.
 */
export async function race(readers: number, steps: Steps, sabotage: Sabotage): Promise<Events> {
  const releases: { arrivedAt: number; at: number }[] = [];
  let acknowledgedAt: number | null = null;
  let revoked = false;
  let cached: boolean | null = null;

  const decide = (): boolean => {
    if (sabotage !== 'cached decision') return !revoked;
    cached ??= !revoked;
    return cached;
  };
  const read = async (): Promise<void> => {
    await steps.step('a read arrives');
    const arrivedAt = steps.now();
    await steps.step('the core decides');
    const permitted = decide();
    await steps.step('the partner answers');
    const inLease = sabotage === 'no lease' || steps.now() - arrivedAt < LEASE_MILLISECONDS;
    if (permitted && inLease) releases.push({ arrivedAt, at: steps.now() });
  };
  const revoke = async (): Promise<void> => {
    await steps.step('a revocation is committed');
    revoked = true;
    const until = steps.now() + waitOf(sabotage);
    while (steps.now() < until) await steps.step('the core waits');
    acknowledgedAt = steps.now();
  };
  await Promise.all([revoke(), ...Array.from({ length: readers }, read)]);
  return { releases, acknowledgedAt };
}

/** The same request may come again and again: reads that start after the acknowledgement count too. */
export function releasedAfterAcknowledgement({ releases, acknowledgedAt }: Events): number {
  return releases.filter(({ at }) => acknowledgedAt !== null && at > acknowledgedAt).length;
}

function waitOf(sabotage: Sabotage): number {
  const whole = LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
  if (sabotage === 'no wait') return 0;
  return sabotage === 'half a wait' ? whole / 2 : whole;
}
