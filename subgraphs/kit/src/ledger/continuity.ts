import { randomBytes } from 'node:crypto';
import { LeadError, log } from '@lead-graph/schema';
import type { Checkpoint } from './checkpoint';
import type { Statement } from './statement';

/** How long a witness may take to say what it has seen, in milliseconds. */
const NONCE_MS = 30_000;

/** Questions to witnesses that may be open at once: a gateway that asks for more has its oldest forgotten. */
const MOST_NONCES = 100;

type Known = Pick<Checkpoint, 'size' | 'root'>;

/** Whether the database holds a checkpoint, of this size and root. */
type Holds = (known: Known) => Promise<boolean>;

/**
 * Whether this owner's database still holds the past that was signed. In an older one, of a backup or of a replica that
 * took over, what was revoked since is in force again: nothing is answered from it.
 *
 * INVARIANT: nothing is answered before a witness has said, after this process began, what it has seen of this ledger, nor
 * ever again once something that was signed is not there.
 */
export class Continuity {
  private newest: Known | null = null;
  private confirmed: boolean;
  private heardAt: number | null = null;
  private fault: string | null = null;
  private readonly nonces = new Map<string, number>();

  /** `witnesses`: their names; without any there is nobody to ask. */
  constructor(
    private readonly origin = '',
    private readonly witnesses: readonly string[] = [],
  ) {
    this.confirmed = witnesses.length === 0;
  }

  /** What `/ready` tells of it. */
  get status(): string {
    return this.fault ?? (this.confirmed ? 'whole' : 'no witness has said yet what it has seen of this ledger');
  }

  get whole(): boolean {
    return this.confirmed && this.fault === null;
  }

  /** Seconds since a witness last said what it has seen; undefined while none has. */
  get heardAge(): number | undefined {
    return this.heardAt === null ? undefined : (performance.now() - this.heardAt) / 1_000;
  }

  /** The newest checkpoint that has to be there. */
  get known(): Known | null {
    return this.newest;
  }

  assertWhole(): void {
    if (!this.whole) throw unconfirmed();
  }

  /** Of what was read or signed in this process. */
  saw(checkpoint: Known | null): void {
    if (checkpoint && checkpoint.size > (this.newest?.size ?? 0)) this.newest = checkpoint;
  }

  /** What was known in this process is not there any more. */
  lost({ size }: Known): void {
    this.stop(`this process knows ${size} entries that this database does not hold`);
  }

  /** A text for one witness to sign, once. */
  nonce(): string {
    const nonce = randomBytes(16).toString('base64url');
    if (this.nonces.size >= MOST_NONCES) this.nonces.delete(this.nonces.keys().next().value!);
    this.nonces.set(nonce, performance.now());
    return nonce;
  }

  /**
   * Takes what a witness says it has seen; false where it was not asked, or where what it saw is not here.
   * Obligation: the statement is signed by the witness, and what it saw by this owner.
   */
  async heed({ witness, nonce, checkpoint }: Statement, holds: Holds): Promise<boolean> {
    const asked = this.nonces.get(nonce);
    this.nonces.delete(nonce);
    if (asked === undefined || performance.now() - asked > NONCE_MS || !this.witnesses.includes(witness)) return false;
    if (checkpoint && !(await holds(checkpoint)))
      this.stop(`\`${witness}\` has seen ${checkpoint.size} entries that this database does not hold`);
    this.confirmed = true;
    this.heardAt = performance.now();
    return this.whole;
  }

  private stop(fault: string): void {
    if (this.fault === null) log({ event: 'ledger behind', subgraph: this.origin });
    this.fault ??= fault;
  }
}

export function unconfirmed(): LeadError {
  return new LeadError('LEDGER_UNCONFIRMED', 'it is not confirmed that this ledger holds all that was signed of it');
}
