import { AGENCIES } from '@lead-graph/schema';
import type { GatewayConfig } from './config';
import { ownCall } from './ownCall';
import type { Send } from './send';

/** How long a subgraph may take to say that it is ready, in milliseconds. */
const TIMEOUT_MS = 1_000;

/** What was found out is told again for this long, in milliseconds: whoever asks often costs the subgraphs nothing. */
const KEPT_MS = 1_000;

export interface Readiness {
  /** Whether the core answers: without it nobody reads anything but their own agency's records. */
  readonly ready: boolean;
  readonly subgraphs: Readonly<Record<string, 'READY' | 'NOT_READY'>>;
}

/** Asks every subgraph whether it and its database answer calls of this gateway. */
export function readinessOf(config: GatewayConfig, send: Send): () => Promise<Readiness> {
  let known: Promise<Readiness> | null = null;
  return () => {
    known ??= askAll(config, send).finally(() => setTimeout(() => (known = null), KEPT_MS).unref());
    return known;
  };
}

async function askAll(config: GatewayConfig, send: Send): Promise<Readiness> {
  const answers = await Promise.all(
    AGENCIES.map(async (agency) => {
      const answer = await ownCall(agency, { ready: true }, config, send, TIMEOUT_MS);
      return { agency, ready: answer?.ready === true };
    }),
  );
  return {
    ready: answers.every(({ agency, ready }) => ready || !agency.core),
    subgraphs: Object.fromEntries(answers.map(({ agency, ready }) => [agency.name, ready ? 'READY' : 'NOT_READY'])),
  };
}
