import { asyncProperty, check, infiniteStream, integer, nat, oneof, scheduler } from 'fast-check';
import { race, releasedAfterAcknowledgement, type Sabotage } from '../oracles/revocation/model';
import { count, type Promised } from './promise';

export const interleavings: Promised = {
  name: 'interleavings',
  what: 'nothing is released after a revocation was acknowledged, in whatever order reads and revocation take their turns',
  fullSize: 50_000,
  async measure(size) {
    const run = await interleave(size, 'none');
    return {
      size: `${count(run.numRuns)} interleavings of up to 6 reads with a revocation, in a model of gateway and core`,
      figure: run.failed ? `a release: ${JSON.stringify(run.counterexample)}` : '0 releases',
      holds: !run.failed,
    };
  },
};

interface Interleaved {
  readonly failed: boolean;
  readonly numRuns: number;
  readonly counterexample: unknown;
}

/** A run of the scheduler over the model; it fails where an interleaving releases what was revoked. */
export async function interleave(size: number, sabotage: Sabotage): Promise<Interleaved> {
  const property = asyncProperty(
    scheduler(),
    integer({ min: 1, max: 6 }),
    infiniteStream(oneof(nat(40), nat(1_200))),
    async (turns, readers, durations) => {
      let clock = 0;
      const steps = {
        now: () => clock,
        step: async (name: string): Promise<void> => {
          await turns.schedule(Promise.resolve(), name);
          clock += 1 + durations.next().value;
        },
      };
      const raced = race(readers, steps, sabotage);
      await turns.waitFor(raced);
      return releasedAfterAcknowledgement(await raced) === 0;
    },
  );
  const { failed, numRuns, counterexample } = await check(property, { numRuns: size, seed: 42, endOnFailure: true });
  return { failed, numRuns, counterexample };
}
