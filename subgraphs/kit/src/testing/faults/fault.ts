import type { TestLedger } from '../testLedger';
import type { Writer } from '../writer';

/** One way in which what a ledger stands on fails. */
export interface Fault {
  readonly kind: string;
  /** Whether a program that goes on disclosing cannot but refuse while it lasts. */
  readonly refuses: boolean;
  /**
   * Brings it about, under load, and resolves to what ends it. Rejects where it did not come about.
   * INVARIANT: after its end nothing of it is left that a person would have to clear away.
   */
  begin(ledger: TestLedger, writer: Writer): Promise<() => Promise<void>>;
}
