import { DataCategory } from './vocabulary';

/** What counsel left to the program: versioned with the law, and it can only make it stricter (`rules/README.md`). */
export interface ProgramPolicy {
  readonly version: string;
  /** Whether consents under 42 CFR 2.35 serve those who made participation a condition. */
  readonly monitoringConsents: boolean;
  /** Days after its signature at which a consent that ends at an event is flagged as stale. */
  readonly staleAfterDays: number;
  /** Days after its signature at which any consent ends; null: at its own end alone. */
  readonly maxConsentAgeDays: number | null;
  /** Longest life of a release of victim service records, in days. */
  readonly victimServiceReleaseDays: number;
  /** Longest life of a declared emergency, in hours. */
  readonly emergencyHours: number;
  /** Categories that a consent signed under a concern reaches only once it was affirmed again. */
  readonly reaffirm: readonly DataCategory[];
  /** Events at which a consent may end, by code, in words. */
  readonly expiryEvents: Readonly<Record<string, string>>;
}

/** Refuses a policy that is not one, naming the element. */
export function programPolicyFrom(given: unknown): ProgramPolicy {
  const policy = given as Record<string, unknown>;
  const is = (element: string, holds: boolean, expected: string): void => {
    if (!holds) throw new Error(`program policy: \`${element}\` is wrong; expected ${expected}`);
  };
  is('program-policy.json', typeof given === 'object' && given !== null, 'one JSON object');
  is('version', typeof policy.version === 'string', 'a date');
  is('monitoringConsents', typeof policy.monitoringConsents === 'boolean', 'true or false');
  is('maxConsentAgeDays', policy.maxConsentAgeDays === null || isCount(policy.maxConsentAgeDays), 'days, or null');
  for (const element of ['staleAfterDays', 'victimServiceReleaseDays', 'emergencyHours'])
    is(element, isCount(policy[element]), 'a whole number above 0');
  const reaffirm = policy.reaffirm as string[];
  is('reaffirm', Array.isArray(reaffirm) && reaffirm.every((each) => each in DataCategory), 'a list of categories');
  const events = policy.expiryEvents as Record<string, unknown>;
  const named = typeof events === 'object' && events !== null;
  is('expiryEvents', named && Object.values(events).every((words) => typeof words === 'string'), 'words by code');
  return given as ProgramPolicy;
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0;
}
