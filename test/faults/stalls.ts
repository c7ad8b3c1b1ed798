import type { Graph } from '@lead-graph/kit/graph';
import { type Service, startGatewayService } from '../graph/service';
import { letHousingRead, post, revoke, strangers } from './consents';
import { openPartners } from './partners';
import { breachesIn, pause, READ, warmAll } from './stops';

export interface StallFigure {
  readonly stalls: number;
  /** Released after the acknowledgement, as they must be: nobody can look between the check and the write. */
  readonly late: number;
  /** Lines of the log that say so. INVARIANT to prove: as many. */
  readonly recorded: number;
}

/**
 * Stops the process of a gateway in the one instant no check can cover, after the lease was looked at and before the
 * answer is written, until the consent it stands on is taken back and that acknowledged.
 */
export async function stallBeforeWriting(graph: Graph, stalls: number): Promise<StallFigure> {
  const partners = await openPartners(graph.subgraphs);
  const gateway = await startGatewayService(graph.configs, partners.urls, {
    preload: ['test/faults/builds/stallsBeforeWriting.ts'],
  });
  try {
    await warmAll(graph, [gateway]);
    const [reader, revoker] = await Promise.all([
      graph.tokenFor('housing-okoro'),
      graph.tokenFor('administrator-kaur'),
    ]);
    const people = await strangers(graph, stalls);
    let late = 0;
    for (const [person, consent] of await letHousingRead(graph, people)) {
      gateway.child.send('stall at the next answer');
      await pause(50);
      const before = stallsIn(gateway);
      const reading = post(gateway.url, reader, READ, person);
      while (stallsIn(gateway) === before) await pause(10);
      const acknowledgedAt = await revoke(graph, revoker, consent);
      gateway.child.kill('SIGCONT');
      const { data } = await reading;
      if (data?.participant && performance.now() > acknowledgedAt) late += 1;
    }
    await pause(300);
    return { stalls, late, recorded: breachesIn(gateway) };
  } finally {
    await gateway.end();
    await partners.stop();
  }
}

function stallsIn({ lines }: Service): number {
  return lines.filter((line) => line.includes('"event":"stalled"')).length;
}
