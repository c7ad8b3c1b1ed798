import { randomUUID } from 'node:crypto';
import { type Agency, type CallClaims, digestOf, seal } from '@lead-graph/schema';
import type { GatewayConfig } from './config';
import type { Send } from './send';

/** Asks a subgraph something of the gateway's own, for no requester and about no person; null where the answer is no or none came. */
export async function ownCall(
  agency: Agency,
  message: object,
  { callKeys }: Pick<GatewayConfig, 'callKeys'>,
  send: Send,
  timeout: number,
) {
  const body = JSON.stringify(message);
  const claims: CallClaims = {
    audience: agency.name,
    operation: randomUUID(),
    call: randomUUID(),
    issuedAt: Math.floor(Date.now() / 1000),
    digest: digestOf(body),
    purpose: null,
  };
  const headers = { 'content-type': 'application/json', 'lead-call': seal(claims, callKeys[agency.name]!) };
  try {
    const answer = await send(agency, { headers, body }, timeout);
    return answer.status === 200 ? (JSON.parse(answer.body)?.data ?? null) : null;
  } catch {
    return null;
  }
}
