import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import {
  type Agency,
  type CallClaims,
  digestOf,
  LeadError,
  log,
  outcomeOfErrors,
  seal,
  type Work,
} from '@lead-graph/schema';
import { type GraphQLSchema, parse } from 'graphql';
import { shapeOf } from './answerShape';
import type { GatewayConfig } from './config';
import type { Operation } from './operation';
import type { Send } from './send';
import { type Question, type SubgraphAnswer, subgraphAnswer } from './subgraphAnswer';

/** Operations that touch no person may take this long, in milliseconds: a revocation waits for leases to run out. */
const UNLEASED_TIMEOUT_MS = 15_000;

/** How long an owner may take over a report, in milliseconds. */
const REPORT_TIMEOUT_MS = 900;

/** Waits before a report is tried again, in milliseconds. One that never arrives is none: a ledger may say too much, never too little. */
const REPORT_AGAIN_MS = [500, 2_000, 8_000];

const MOST_DOCUMENTS = 2_000;

/** What a text asks for, by the schema of that time. */
interface Asked extends Pick<Question, 'document' | 'shape'> {
  readonly schema: GraphQLSchema;
}

type Answer = Awaited<ReturnType<GraphQLDataSource<{ operation: Operation }>['process']>>;

/** Carries the gateway's calls to one subgraph, each sealed for it alone. */
export class AgencySource implements GraphQLDataSource<{ operation: Operation }> {
  private readonly asked = new Map<string, Asked>();

  constructor(
    private readonly agency: Agency,
    private readonly config: GatewayConfig,
    private readonly send: Send,
    /** The supergraph as it is now, with what callers do not see. */
    private readonly schema: () => GraphQLSchema,
  ) {}

  async process({ request, context }: GraphQLDataSourceProcessOptions<{ operation: Operation }>): Promise<Answer> {
    const { operation } = context as { operation: Operation };
    const body = JSON.stringify({
      query: request.query,
      variables: request.variables,
      operationName: request.operationName,
    });
    const { data, errors, released, terms } = await this.answer(operation, body, {
      ...this.askedBy(request.query!),
      entities: request.variables?.representations?.length ?? 0,
    });
    for (const release of released) operation.released.set(`${this.agency.name} ${release.category}`, release);
    if (this.agency.core) operation.terms.push(...terms);
    return { data, errors } as unknown as Answer;
  }

  /** Tells the owner that nothing of this operation was handed on; without a word its record counts as a disclosure. */
  async reportWithheld(operation: Operation): Promise<void> {
    if (!operation.called.has(this.agency.name)) return;
    const body = JSON.stringify({ withheld: true });
    for (const wait of [0, ...REPORT_AGAIN_MS]) {
      await sleep(wait, undefined, { ref: false });
      const request = { headers: this.headers(operation, body), body };
      const answer = await this.send(this.agency, request, REPORT_TIMEOUT_MS).catch(() => null);
      if (answer?.status === 200) return;
    }
  }

  private async answer(operation: Operation, body: string, question: Question): Promise<SubgraphAnswer> {
    if (operation.traits.touchesPerson) operation.called.add(this.agency.name);
    operation.agencies.add(this.agency.name);
    const work = operation.work.errand('call');
    const timeout = operation.timeFor(this.config.upstreamTimeoutMs, UNLEASED_TIMEOUT_MS);
    const answer =
      timeout > 0
        ? await this.send(this.agency, { headers: this.headers(operation, body, work), body }, timeout).catch(
            () => null,
          )
        : null;
    const believed = answer === null ? null : subgraphAnswer(answer.body, question);
    this.tell(work, believed ? outcomeOfErrors(believed.errors) : answer ? 'NOT_BELIEVED' : 'SUBGRAPH_UNAVAILABLE');
    if (believed) return believed;
    if (answer) log({ event: 'answer not believed', subgraph: this.agency.name, requestId: operation.requestId });
    operation.unavailable.add(this.agency.name);
    throw new LeadError('SUBGRAPH_UNAVAILABLE', `\`${this.agency.name}\` did not answer`, {
      service: this.agency.name,
    });
  }

  private tell(work: Work, outcome: string): void {
    const facts = { subgraph: this.agency.name, outcome };
    if (this.agency.counter) work.endUntraced(facts);
    else work.end(facts);
  }

  /** Plans repeat, so a few hundred texts are all there are. */
  private askedBy(query: string): Asked {
    const schema = this.schema();
    const known = this.asked.get(query);
    if (known?.schema === schema) return known;
    const document = parse(query, { noLocation: true });
    const asked = { document, schema, shape: shapeOf(document, schema) };
    if (this.asked.size >= MOST_DOCUMENTS) this.asked.clear();
    this.asked.set(query, asked);
    return asked;
  }

  private headers(operation: Operation, body: string, work?: Work): Record<string, string> {
    const { core, counter, organizations, name } = this.agency;
    const claims: CallClaims = {
      audience: name,
      operation: operation.names[name]!,
      call: randomUUID(),
      issuedAt: Math.floor(Date.now() / 1000),
      digest: digestOf(body),
      purpose: operation.purpose,
      ...(core
        ? { operations: operation.names, asked: operation.traits.asked, meeting: operation.traits.meeting }
        : {}),
      ...(work?.traceparent && !counter ? { traceparent: work.traceparent } : {}),
    };
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'lead-call': seal(claims, this.config.callKeys[name]!),
    };
    const organization = operation.requester?.organization;
    const own = organization != null && organizations.includes(organization);
    if (operation.authorization !== null && (core || counter || own)) headers.authorization = operation.authorization;
    return headers;
  }
}
