import { MAIN_QUERY, type Send } from '@lead-graph/kit/graph';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO, UNKNOWN } from '../graph/people';
import { type Collector, type SentSpan, startCollector } from './collector';

/** What a caller sends as if it were one of our services. */
export const FORGED_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** The whole graph, which tells a collector and a page for each service of its work. */
export interface World {
  readonly graph: TestGraph;
  readonly collector: Collector;
  /** Claims and headers of each call, by subgraph, since this was last asked. */
  calls(): { readonly agency: string; readonly text: string; readonly traceparent?: string }[];
  /** Each page of metrics, by service. */
  pages(): Promise<Record<string, string>>;
}

export async function openWorld(): Promise<World> {
  const collector = await startCollector();
  const calls: { agency: string; text: string; traceparent?: string }[] = [];
  const wrapSend =
    (send: Send): Send =>
    (agency, request, timeout) => {
      const claims = Buffer.from(request.headers['lead-call']!.split('.')[1]!, 'base64url').toString();
      const { traceparent } = JSON.parse(claims);
      if (!JSON.parse(request.body).ledger)
        calls.push({ agency: agency.name, text: claims + JSON.stringify(request), traceparent });
      return send(agency, request, timeout);
    };
  const page = { host: '127.0.0.1', port: 0 };
  const graph = await openTestGraph({ wrapSend, telemetry: { endpoint: collector.url, page } });
  return {
    graph,
    collector,
    calls: () => calls.splice(0),
    pages: async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(graph.metricsPorts).map(async ([name, port]) => [
            name,
            await (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
          ]),
        ),
      ),
  };
}

export const FIND =
  'query ($n: String!, $d: LocalDate!) { findParticipants(familyName: $n, dateOfBirth: $d) { id preferredName } }';
const TABLE = 'query ($question: PolicyQuestionInput!) { policyTable(question: $question) { id } }';
const INTAKE = { measure: 'intake-within-30-days', period: { from: '2018-01-01', to: '2026-12-31' } };
const OWN = '{ policeContacts(first: 20) { nodes { id person { participant { id preferredName } } } } }';
const REVOKE = 'mutation ($id: ID!) { revokeConsent(id: $id) { consentId } }';
const DECLARE = `mutation ($id: ID!) { declareEmergency(input: { participantId: $id, kind: MEDICAL, nature: "unconscious",
  facility: "Harborview" }) { emergencyId } }`;

/** As a search asks for it: family name and date of birth. */
export async function nameOf({ graph }: Pick<World, 'graph'>, id: string): Promise<{ n: string; d: string }> {
  const [name] = await graph.subgraphs.participants!.db.query(
    'SELECT "familyName" AS n, "dateOfBirth"::text AS d FROM participant WHERE id = $1',
    [id],
  );
  return name;
}

/** The stories of docs/, and what goes wrong in them: reading, searching, changing, counting, being refused. */
export async function tellStories({ graph }: World): Promise<void> {
  const rosa = await nameOf({ graph }, ROSA);
  for (const id of [ROSA, SAM, ADA, THEO, UNKNOWN])
    for (const as of ['case-manager-ito', 'clinician-shah', 'officer-reyes', 'housing-okoro'])
      await graph.ask(as, 'DIVOPS', MAIN_QUERY, { id });
  await graph.ask('rosa-quinn', 'PATRQT', MAIN_QUERY.replace('OneParticipant', 'AllAboutRosaQuinn'), { id: ROSA });
  await graph.ask('case-manager-ito', 'DIVOPS', FIND, rosa);
  await graph.ask('officer-reyes', 'DIVOPS', OWN);
  await graph.ask('case-manager-ito', 'DIVOPS', `{ Quinn: participant(id: "${ROSA}") { rosa: preferredName } }`);
  await graph.ask('case-manager-ito', 'DIVOPS', '{ participant(id: "Rosa Quinn") { id nothing } }');
  await graph.ask('case-manager-ito', 'DIVOPS', FIND, { ...rosa, d: 'Rosa Quinn' });
  await graph.ask('rosa-quinn', 'PATRQT', REVOKE, { id: SAM });
  await graph.ask('clinician-shah', 'TREAT', DECLARE, { id: THEO });
  await graph.ask('analyst-penn', 'HRESCH', TABLE, { question: INTAKE });
  for (const [name, value] of [
    ['authorization', 'Bearer Rosa-Quinn'],
    ['purpose-of-use', 'Rosa Quinn'],
  ])
    await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { [name!]: value! }, body: '{}' });
}

/** One operation of somebody who sends a trace of their own; the answer as it came. */
export async function askTraced({ graph }: World, id: string): Promise<{ headers: string; text: string }> {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await graph.tokenFor('case-manager-ito')}`,
      'purpose-of-use': 'DIVOPS',
      traceparent: `00-${FORGED_TRACE}-00f067aa0ba902b7-01`,
      tracestate: `lead=${FORGED_TRACE}`,
      baggage: `person=${FORGED_TRACE}`,
    },
    body: JSON.stringify({ query: MAIN_QUERY, variables: { id } }),
  });
  return { headers: JSON.stringify([...response.headers]), text: await response.text() };
}

/** Spans that began while this was done. */
export interface During {
  readonly from: number;
  readonly to: number;
}

export function spansDuring(spans: readonly SentSpan[], { from, to }: During): SentSpan[] {
  return spans.filter(({ startTimeUnixNano }) => {
    const at = Number(BigInt(startTimeUnixNano) / 1_000n) / 1_000;
    return at >= from && at <= to;
  });
}
