import type { Graph } from '@lead-graph/kit/graph';
import { letHousingRead, strangers } from '../revocation/races';

export { letHousingRead, strangers };

/** What is known of one acknowledgement: the instant of the monotonic clock, or never. */
export type AcknowledgedAt = number;

const REVOKE = 'mutation ($id: ID!) { revokeConsent(id: $id) { consentId } }';

/** Takes a consent back through the graph's own gateway; when that was acknowledged. */
export async function revoke(graph: Graph, token: string, consent: string): Promise<AcknowledgedAt> {
  const { data } = await post(graph.url, token, REVOKE, consent);
  return data?.revokeConsent?.consentId === consent ? performance.now() : Number.POSITIVE_INFINITY;
}

/** The answer's body; empty where the connection was reset. */
export async function post(url: string, token: string, query: string, id: string): Promise<any> {
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'purpose-of-use': 'DIVOPS' },
      body: JSON.stringify({ query, variables: { id } }),
    });
    return await answer.json();
  } catch {
    return {};
  }
}

/** Asks until a process that was just started answers in time: what it needs is compiled by then. */
export async function warmed(url: string, token: string, query: string, id: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { data, errors } = await post(url, token, query, id);
    if (data?.participant && !errors) return;
  }
  throw new Error('a service did not warm up; expected an answer within 20 requests');
}
