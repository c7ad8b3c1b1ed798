import type { GraphOptions } from '@lead-graph/kit/graph';
import type { CallClaims } from '@lead-graph/schema';

type Send = Parameters<NonNullable<GraphOptions['wrapSend']>>[0];

/** One operation, as its owners know it. */
export interface Called {
  /** What each owner calls it, by the owner's name. */
  readonly names: Record<string, string>;
  /** How often each owner was called for it. */
  readonly calls: Record<string, number>;
}

/**
 * Listens to the calls of a gateway for what each subgraph calls an operation. An operation is known by the mark at its
 * root fields, which is one caller's, who asks one at a time; and from then on by the names it goes by.
 */
export class OperationNames {
  private readonly byMark = new Map<string, Called>();
  private readonly byName = new Map<string, Called>();

  /** `mark`: the form of every caller's mark. */
  constructor(private readonly mark: RegExp) {}

  readonly listen = (send: Send): Send => {
    return (agency, call, timeout) => {
      this.note(claimsOf(call.headers['lead-call']!), call.body);
      return send(agency, call, timeout);
    };
  };

  /** The operation that this caller asked since the last time. */
  take(mark: string): Called {
    const called = this.byMark.get(mark) ?? { names: {}, calls: {} };
    this.byMark.delete(mark);
    for (const name of Object.values(called.names)) this.byName.delete(name);
    return called;
  }

  private note({ audience, operation, operations = {} }: CallClaims, body: string): void {
    const called = this.known([operation, ...Object.values(operations)]) ?? this.marked(this.mark.exec(body)?.[0]);
    if (!called) return;
    Object.assign(called.names, { [audience]: operation }, operations);
    called.calls[audience] = 1 + (called.calls[audience] ?? 0);
    for (const name of Object.values(called.names)) this.byName.set(name, called);
  }

  private known(names: readonly string[]): Called | undefined {
    return this.byName.get(names.find((name) => this.byName.has(name)) ?? '');
  }

  private marked(mark: string | undefined): Called | undefined {
    if (mark === undefined) return undefined;
    const called = this.byMark.get(mark) ?? { names: {}, calls: {} };
    this.byMark.set(mark, called);
    return called;
  }
}

/** `<key id>.<payload, base64url>.<seal>`: the harness reads what the gateway sealed. */
function claimsOf(sealed: string): CallClaims {
  return JSON.parse(Buffer.from(sealed.split('.')[1]!, 'base64url').toString('utf8'));
}
