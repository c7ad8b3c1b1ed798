import { createHash, randomBytes } from 'node:crypto';
import { AGENCIES, type Agency, type CallClaims, seal } from '@lead-graph/schema';
import type { GatewayConfig } from './config';
import type { Send } from './send';

/** From one round to the next, in milliseconds. */
const EVERY_MS = 10_000;

const TIMEOUT_MS = 5_000;

/** Witnesses of each owner: those that follow it in the list of agencies. */
const WITNESSES = 2;

/**
 * Carries checkpoints from owner to owner, so that each signs what others' ledgers came to. A courier can hold a letter
 * back; it can't write one, and learns of no entry.
 */
export class Courier {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: GatewayConfig,
    private readonly send: Send,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.carry(), EVERY_MS);
    this.timer.unref();
  }

  /** One round between all owners; rounds never overlap. */
  carry(): Promise<void> {
    this.round = this.round.then(async () => {
      for (const [index, owner] of AGENCIES.entries())
        for (let next = 1; next <= WITNESSES; next += 1)
          await this.between(owner, AGENCIES[(index + next) % AGENCIES.length]!);
    });
    return this.round;
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  private async between(owner: Agency, witness: Agency): Promise<void> {
    const seen = await this.ask(witness, { ask: 'seen', origin: owner.name });
    const news = seen && (await this.ask(owner, { ask: 'since', size: seen.size }));
    const signed = news && (await this.ask(witness, { ask: 'cosign', ...news }));
    if (signed) await this.ask(owner, { ask: 'keep', checkpoint: news.checkpoint, ...signed });
  }

  /** Null where there is nothing to carry, where the answer is no, and where none came: the next round asks again. */
  private async ask(agency: Agency, message: object) {
    const body = JSON.stringify({ ledger: message });
    const claims: CallClaims = {
      audience: agency.name,
      operation: randomBytes(16).toString('base64url'),
      call: randomBytes(12).toString('base64url'),
      issuedAt: Math.floor(Date.now() / 1000),
      digest: createHash('sha256').update(body).digest('base64url'),
      purpose: null,
    };
    const headers = {
      'content-type': 'application/json',
      'lead-call': seal(claims, this.config.callKeys[agency.name]!),
    };
    const answer = await this.send(agency, { headers, body }, TIMEOUT_MS).catch(() => null);
    return answer?.status === 200 ? (JSON.parse(answer.body).data ?? null) : null;
  }
}
