import { DataCategory, Purpose } from '@lead-graph/schema';
import type { Consent, Provision, Withdrawal } from '../src/engine/bases';
import { CONCERNS, EXPIRIES, SIGNERS, STATEMENTS, TYPES } from '../src/fhir/consent/codes';
import { randomFrom } from '../src/seed/random';

const CODES = ['pda', 'reach', 'ets', 'desc', 'spd', 'kcso', 'kcpao', 'kcha'];
const DAYS = ['2024-02-29', '2025-01-01', '2025-12-31', '2026-06-10'];
const START = Date.parse('2026-01-01T00:00:00Z');

/** A consent of any shape that can stand in the database, valid or not; the same for the same seed. */
export function drawnConsent(seed: number): Consent {
  const random = randomFrom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const one = <T>(list: readonly T[]): T => list[upTo(list.length - 1)]!;
  const some = <T>(list: readonly T[], least: number): T[] => {
    const rest = [...list];
    const count = least + upTo(Math.min(3, list.length - least));
    return Array.from({ length: count }, () => rest.splice(upTo(rest.length - 1), 1)[0]!);
  };
  const orNull = <T>(value: T): T | null => (random() < 0.5 ? null : value);
  const instant = () => START + upTo(86_400_000 * 400);
  const id = (kind: number, n: number) => `${kind}0000000-0000-4000-8000-${String(seed * 100 + n).padStart(12, '0')}`;

  const line = (n: number): Provision => {
    const [from, until] = some(DAYS, 2).sort();
    const effect = random() < 0.7 ? 'PERMIT' : 'DENY';
    const classed = [...CODES, 'class:treating-providers', ...(effect === 'DENY' ? ['class:anyone'] : [])];
    return {
      id: id(1, n),
      effect,
      recipients: some(classed, n === 9 ? 0 : 1),
      categories: some(Object.values(DataCategory), n === 9 ? 0 : 1),
      purposes: some(Object.values(Purpose), n === 9 ? 0 : 1),
      sources: orNull(some(CODES, 1)),
      from: orNull(from!),
      until: orNull(until!),
    };
  };
  const provisions = Array.from({ length: upTo(4) }, (_, n) => line(random() < 0.1 ? 9 : n));
  const unique = provisions.map((each, n) => ({ ...each, id: id(1, n) }));
  const withdrawal = (): Withdrawal => ({
    at: instant(),
    provisionId: unique.length > 0 ? orNull(one(unique).id) : null,
    recipients: orNull(some(CODES, 1)),
    categories: orNull(some(Object.values(DataCategory), 1)),
  });
  const status = one(['DRAFT', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'REJECTED', 'ENTERED_IN_ERROR'] as const);
  const startsAt = instant();
  const expiry = one(EXPIRIES);
  return {
    id: id(2, 0),
    type: one(TYPES),
    status,
    signedAt: status === 'DRAFT' ? orNull(instant()) : instant(),
    signedBy: one(SIGNERS),
    representativeId: orNull(id(3, 0)),
    startsAt,
    expiry,
    expiryEvent: expiry === 'EVENT' ? 'EXIT_FROM_INTERIM_HOUSING' : null,
    endsAt: orNull(startsAt + 1 + upTo(86_400_000 * 700)),
    revokedAt: orNull(instant()),
    withdrawals: Array.from({ length: upTo(2) }, withdrawal),
    disclosers: some(CODES, 0),
    statements: some(STATEMENTS, 0),
    matter: orNull('State v. Doe, 26-1-01234-5'),
    conditionBy: some(CODES, 0),
    concerns: some(CONCERNS, 0),
    reaffirmedAt: orNull(instant()),
    survivesDeath: random() < 0.5,
    provisions: unique,
  };
}
