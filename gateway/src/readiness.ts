import { setTimeout as sleep } from 'node:timers/promises';
import { AGENCIES } from '@lead-graph/schema';
import type { Authenticate } from './authenticate';
import type { GatewayConfig } from './config';
import { ownCall } from './ownCall';
import type { Send } from './send';

/** How long a subgraph may take to say that it is ready, in milliseconds; and the issuer to give its keys. */
const TIMEOUT_MS = 1_000;

/** What was found out is told again for this long, in milliseconds: whoever asks often costs the subgraphs nothing. */
const KEPT_MS = 1_000;

type Found = 'READY' | 'NOT_READY';

export interface Readiness {
  /** Whether core and issuer answer: without the one nobody reads more than their own agency's records, without the other nothing. */
  readonly ready: boolean;
  readonly issuer: Found;
  readonly subgraphs: Readonly<Record<string, Found>>;
}

/** Asks every subgraph whether it, and what it needs, answer calls of this gateway; and the issuer for its keys. */
export function readinessOf(
  config: GatewayConfig,
  send: Send,
  { hasKeys }: Pick<Authenticate, 'hasKeys'>,
): () => Promise<Readiness> {
  let known: Promise<Readiness> | null = null;
  return () => {
    known ??= askAll(config, send, hasKeys).finally(() => setTimeout(() => (known = null), KEPT_MS).unref());
    return known;
  };
}

async function askAll(config: GatewayConfig, send: Send, hasKeys: Authenticate['hasKeys']): Promise<Readiness> {
  const [keys, ...answers] = await Promise.all([
    Promise.race([hasKeys(), sleep(TIMEOUT_MS, false, { ref: false })]),
    ...AGENCIES.map(async (agency) => {
      const answer = await ownCall(agency, { ready: true }, config, send, TIMEOUT_MS);
      return { agency, ready: answer?.ready === true };
    }),
  ]);
  return {
    ready: keys && answers.every(({ agency, ready }) => ready || !agency.core),
    issuer: found(keys),
    subgraphs: Object.fromEntries(answers.map(({ agency, ready }) => [agency.name, found(ready)])),
  };
}

function found(ready: boolean): Found {
  return ready ? 'READY' : 'NOT_READY';
}
