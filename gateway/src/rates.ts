import { LeadError } from '@lead-graph/schema';
import type { Operation } from './operation';

/** How much one account may ask for: participants per minute, and at most `burst` of them at once. */
export interface RateLimit {
  readonly perMinute: number;
  readonly burst: number;
}

export const RATE_LIMIT = { default: 600, least: 1, most: 100_000 };

/** What is left to an account, as the answer's headers say it. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until all of it is there again. */
  readonly reset: number;
  /** Seconds until what was refused would be admitted; null when it was. */
  readonly retryAfter: number | null;
}

interface Bucket {
  left: number;
  /** Milliseconds of the monotonic clock. */
  at: number;
}

/** Accounts remembered at once; the one that has not asked for longest is forgotten first. */
const MOST_ACCOUNTS = 10_000;

/**
 * A bucket for each account, which is the subject of a verified token: many people may share an address.
 *
 * INVARIANT: what is charged depends on the text and variables of the operation alone, and is settled before anything
 * is planned, so neither a refusal nor a header tells of records.
 */
export class Rates {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly limit: RateLimit,
    private readonly mostAccounts = MOST_ACCOUNTS,
  ) {}

  /** Charges whoever asks, and refuses what is more than they have left: a refusal costs nothing more. */
  charge(operation: Pick<Operation, 'requester' | 'allowance'>, cost: number, now = performance.now()): void {
    if (operation.requester === null) return;
    if (cost > this.limit.burst)
      throw new LeadError('COST_LIMIT', `the operation asks for more than ${this.limit.burst} records at once`);
    operation.allowance = this.take(operation.requester.id, cost, now);
    if (operation.allowance.retryAfter !== null)
      throw new LeadError('RATE_LIMITED', `this account may ask for ${this.limit.perMinute} records a minute`);
  }

  private take(account: string, cost: number, now: number): Allowance {
    const perMillisecond = this.limit.perMinute / 60_000;
    const bucket = this.bucketOf(account, now, perMillisecond);
    const missing = cost - bucket.left;
    if (missing <= 0) bucket.left -= cost;
    const seconds = (amount: number) => Math.ceil(amount / perMillisecond / 1_000);
    return {
      limit: this.limit.burst,
      remaining: Math.floor(bucket.left),
      reset: seconds(this.limit.burst - bucket.left),
      retryAfter: missing > 0 ? seconds(missing) : null,
    };
  }

  /** Filled up to now; the last of the map is who asked last. */
  private bucketOf(account: string, now: number, perMillisecond: number): Bucket {
    const known = this.buckets.get(account) ?? { left: this.limit.burst, at: now };
    const bucket = { left: Math.min(this.limit.burst, known.left + (now - known.at) * perMillisecond), at: now };
    this.buckets.delete(account);
    this.buckets.set(account, bucket);
    if (this.buckets.size > this.mostAccounts) this.buckets.delete(this.buckets.keys().next().value!);
    return bucket;
  }
}

/** Headers that tell an account where it stands. */
export function allowanceHeaders(allowance: Allowance | null): Record<string, string> {
  if (allowance === null) return {};
  const { limit, remaining, reset, retryAfter } = allowance;
  return {
    'x-ratelimit-limit': `${limit}`,
    'x-ratelimit-remaining': `${remaining}`,
    'x-ratelimit-reset': `${reset}`,
    ...(retryAfter === null ? {} : { 'retry-after': `${Math.max(1, retryAfter)}` }),
  };
}
