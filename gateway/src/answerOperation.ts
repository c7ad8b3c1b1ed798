import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AGENCIES, LeadError, outcomeOf, outcomeOfErrors, type Telemetry } from '@lead-graph/schema';
import type { FormattedExecutionResult } from 'graphql';
import { answerBody } from './answer';
import { type Authenticate, claimedPurpose } from './authenticate';
import { CHARGED_ON_ARRIVAL, type Executor } from './executor';
import type { InFlight } from './inFlight';
import { releaseWithinLease } from './lease';
import { Operation } from './operation';
import { allowanceHeaders, type Rates } from './rates';
import { postFrom } from './request';
import { headersOf, refuse, statusOf } from './respond';
import { listedText, type Safelist } from './safelist';
import type { Supergraph } from './supergraph';

/** What answering an operation takes. */
export interface Answering {
  readonly supergraph: Supergraph;
  readonly executor: Executor;
  readonly authenticate: Authenticate;
  readonly rates: Rates | null;
  readonly inFlight: InFlight;
  readonly safelist: Safelist | undefined;
  readonly production: boolean;
  readonly telemetry: Telemetry;
}

/** One operation from its arrival to its answer, or to the word that there is none. */
export async function answerOperation(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
): Promise<void> {
  const arrivedAt = performance.now();
  const requestId = randomUUID();
  const work = answering.telemetry.begin('operation');
  const operation = await admitted(request, answering, { requestId, arrivedAt, work }).catch((error: Error) => {
    work.end({ outcome: outcomeOf(error) });
    return refuse(response, error, requestId);
  });
  if (!operation) return;
  try {
    const { data, errors } = await executed(request, response, answering, operation);
    tell(operation, outcomeOfErrors(errors));
    // Without data nothing was handed on, whatever agencies had answered before it failed.
    if (data == null) await answering.supergraph.reportWithheld(operation);
  } catch (error) {
    refuse(response, error as Error, requestId, allowanceHeaders(operation.allowance));
    tell(operation, outcomeOf(error as Error));
    await answering.supergraph.reportWithheld(operation);
  }
}

const COUNTERS = AGENCIES.filter(({ counter }) => counter).map(({ name }) => name);

/** INVARIANT: questions of counting leave no trace, by which two of them could be linked. */
function tell({ work, kind, purpose, client, requester, agencies, records }: Operation, outcome: string): void {
  const app = client === requester?.id ? null : client;
  const facts = { outcome, kind, purpose, client: app, agencies: [...agencies], size: records };
  if (COUNTERS.some((name) => agencies.has(name))) work.endUntraced(facts);
  else work.end(facts);
}

async function executed(
  request: IncomingMessage,
  response: ServerResponse,
  { executor, rates, safelist, telemetry, inFlight }: Answering,
  operation: Operation,
): Promise<FormattedExecutionResult> {
  rates?.charge(operation, CHARGED_ON_ARRIVAL);
  const { query, hash, ...post } = await postFrom(request);
  const text = listedText({ query, hash }, operation, safelist);
  const result = await inFlight.run(() => executor.execute({ ...post, query: text }, operation));
  const body = Buffer.from(answerBody(result, operation));
  const status = result.data === undefined && result.errors ? statusOf(result.errors[0]?.extensions?.code) : 200;
  const headers = { ...headersOf('application/json', body), ...allowanceHeaders(operation.allowance) };
  if (!operation.traits.touchesPerson || result.data === undefined) response.writeHead(status, headers).end(body);
  else if (!releaseWithinLease(response, operation.arrivedAt, status, headers, body, telemetry))
    throw new LeadError('LEASE_ENDED', 'the answer took longer than a decision may be relied on');
  return result;
}

/** Who asks and why, before anything of the operation is read. Without a token only the schema can be read, in development. */
async function admitted(
  request: IncomingMessage,
  { authenticate, production }: Answering,
  { requestId, arrivedAt, work }: Pick<Operation, 'requestId' | 'arrivedAt' | 'work'>,
): Promise<Operation> {
  const { authorization } = request.headers;
  if (authorization === undefined && !production)
    return Object.assign(new Operation(requestId, arrivedAt, null, null, null), { work });
  const { requester, client } = await authenticate(authorization);
  const purpose = claimedPurpose(request.headers, requester);
  return Object.assign(new Operation(requestId, arrivedAt, requester, authorization!, purpose), { client, work });
}
