import { AGENCIES, type Agency, witnessesOf } from '@lead-graph/schema';
import type { GatewayConfig } from './config';
import { ownCall } from './ownCall';
import type { Line, Send } from './send';

/** From one round to the next, in milliseconds. */
const EVERY_MS = 10_000;

const TIMEOUT_MS = 5_000;

/** Least time between two rounds that somebody hurried, in milliseconds. */
const HURRY_MS = 1_000;

/** How long a start waits for the first round, in milliseconds. */
const FIRST_MS = 2_000;

/**
 * Carries checkpoints from owner to owner, so that each signs what others' ledgers came to. A courier can hold a letter
 * back; it can't write one, and learns of no entry.
 */
export class Courier {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();
  private hurried = -HURRY_MS;
  private stopped = false;

  constructor(
    private readonly config: GatewayConfig,
    private readonly send: Send,
    /** Opened for one exchange: each of its letters reaches the same process of an owner. */
    private readonly openLine: () => Line = () => ({ send, close: () => Promise.resolve() }),
  ) {}

  /** Owners answer nothing before a witness has spoken, so the first round comes before the first operation. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.carry(), EVERY_MS);
    this.timer.unref();
    const patience = new Promise((resolve) => setTimeout(resolve, FIRST_MS).unref());
    await Promise.race([this.carry(), patience]);
  }

  /** As `send`; an owner that waits for its witness is brought word at once. */
  readonly watching: Send = async (agency, request, timeout) => {
    const answer = await this.send(agency, request, timeout);
    if (answer.status === 503) this.hurry();
    return answer;
  };

  /** One round between all owners; rounds never overlap. */
  carry(): Promise<void> {
    this.round = this.round.then(async () => {
      for (const owner of AGENCIES)
        for (const witness of witnessesOf(owner)) if (!this.stopped) await this.between(owner, witness);
    });
    return this.round;
  }

  /** Once the exchange under way is over; the others are left to whoever carries next. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  private hurry(): void {
    const now = performance.now();
    if (now - this.hurried < HURRY_MS) return;
    this.hurried = now;
    void this.carry();
  }

  private async between(owner: Agency, witness: Agency): Promise<void> {
    const { send, close } = this.openLine();
    /** Null where there is nothing to carry, where the answer is no, and where none came: the next round asks again. */
    const ask = (agency: Agency, ledger: object) => ownCall(agency, { ledger }, this.config, send, TIMEOUT_MS);
    const asked = await ask(owner, { ask: 'nonce' });
    const seen = asked && (await ask(witness, { ask: 'seen', origin: owner.name, ...asked }));
    const news = seen && (await ask(owner, { ask: 'since', ...seen }));
    const signed = news && (await ask(witness, { ask: 'cosign', ...news }));
    if (signed) await ask(owner, { ask: 'keep', checkpoint: news.checkpoint, ...signed });
    await close();
  }
}
