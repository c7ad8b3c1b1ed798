import { createHash, randomBytes } from 'node:crypto';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { type Agency, type CallClaims, LeadError, seal } from '@lead-graph/schema';
import type { GatewayConfig } from './config';
import type { Operation } from './operation';
import type { Send } from './send';

/** Operations that touch no person may take this long, in milliseconds: a revocation waits for leases to run out. */
const UNLEASED_TIMEOUT_MS = 15_000;

/** A report that does not arrive in time is none: the ledger may say too much, never too little. */
const REPORT_TIMEOUT_MS = 900;

type Answer = Awaited<ReturnType<GraphQLDataSource<{ operation: Operation }>['process']>>;

/** Carries the gateway's calls to one subgraph, each sealed for it alone. */
export class AgencySource implements GraphQLDataSource<{ operation: Operation }> {
  constructor(
    private readonly agency: Agency,
    private readonly config: GatewayConfig,
    private readonly send: Send,
  ) {}

  async process({ request, context }: GraphQLDataSourceProcessOptions<{ operation: Operation }>): Promise<Answer> {
    const { operation } = context as { operation: Operation };
    const body = JSON.stringify({
      query: request.query,
      variables: request.variables,
      operationName: request.operationName,
    });
    const { data, errors, extensions } = await this.answer(operation, body);
    for (const release of extensions?.released ?? [])
      operation.released.set(`${this.agency.name} ${release.category}`, release);
    if (this.agency.core) operation.terms.push(...(extensions?.terms ?? []));
    return { data, errors } as unknown as Answer;
  }

  /** Tells the owner that nothing of this operation was handed on; without a word its record counts as a disclosure. */
  async reportWithheld(operation: Operation): Promise<void> {
    if (!operation.called.has(this.agency.name)) return;
    const body = JSON.stringify({ withheld: true });
    await this.send(this.agency, { headers: this.headers(operation, body), body }, REPORT_TIMEOUT_MS).catch(() => null);
  }

  private async answer(operation: Operation, body: string) {
    if (operation.traits.touchesPerson) operation.called.add(this.agency.name);
    const timeout = operation.timeFor(this.config.upstreamTimeoutMs, UNLEASED_TIMEOUT_MS);
    const answer =
      timeout > 0
        ? await this.send(this.agency, { headers: this.headers(operation, body), body }, timeout).catch(() => null)
        : null;
    const parsed = answer === null ? null : parsedAnswer(answer.body);
    if (parsed) return parsed;
    operation.unavailable.add(this.agency.name);
    throw new LeadError('SUBGRAPH_UNAVAILABLE', `\`${this.agency.name}\` did not answer`, {
      service: this.agency.name,
    });
  }

  private headers(operation: Operation, body: string): Record<string, string> {
    const { core, organizations, name } = this.agency;
    const claims: CallClaims = {
      audience: name,
      operation: operation.names[name]!,
      call: randomBytes(12).toString('base64url'),
      issuedAt: Math.floor(Date.now() / 1000),
      digest: createHash('sha256').update(body).digest('base64url'),
      purpose: operation.purpose,
      ...(core
        ? { operations: operation.names, asked: operation.traits.asked, meeting: operation.traits.meeting }
        : {}),
    };
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'lead-call': seal(claims, this.config.callKeys[name]!),
    };
    const organization = operation.requester?.organization;
    const own = organization != null && organizations.includes(organization);
    if (operation.authorization !== null && (core || own)) headers.authorization = operation.authorization;
    return headers;
  }
}

/** Null for anything that is not an answer in GraphQL's shape. */
function parsedAnswer(body: string) {
  try {
    const answer = JSON.parse(body);
    return answer && typeof answer === 'object' && ('data' in answer || Array.isArray(answer.errors)) ? answer : null;
  } catch {
    return null;
  }
}
