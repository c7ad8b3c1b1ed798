import { DataCategory, LegalKind, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import type { Bases, Consent, Provision, Question } from '../src/engine/bases';
import { decide } from '../src/engine/decide';

export const AT = Date.parse('2026-06-10T09:00:00Z');
export const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
export const C = DataCategory;

export const provision = (change: Partial<Provision> = {}): Provision => ({
  id: 'l1',
  effect: 'PERMIT',
  recipients: ['reach'],
  categories: [C.HMIS],
  purposes: [Purpose.DIVOPS],
  sources: null,
  from: null,
  until: null,
  ...change,
});
export const consent = (change: Partial<Consent> = {}, ...provisions: Partial<Provision>[]): Consent => ({
  id: 'c1',
  type: 'ROI_MULTIPARTY',
  status: 'ACTIVE',
  signedAt: day('2026-01-01'),
  signedBy: 'PARTICIPANT',
  representativeId: null,
  startsAt: change.signedAt ?? day('2026-01-01'),
  expiry: change.expiry ?? 'AT',
  expiryEvent: change.expiry === 'EVENT' ? 'EXIT_FROM_INTERIM_HOUSING' : null,
  endsAt: day('2027-01-01'),
  revokedAt: null,
  withdrawals: [],
  disclosers: ['kcha', 'ets', 'pda'],
  statements: ['REVOCATION', 'REDISCLOSURE', 'REFUSAL'],
  matter: change.type === 'LEGAL_PROCEEDINGS' ? 'State v. Quinn' : null,
  conditionBy: [],
  concerns: [],
  reaffirmedAt: null,
  survivesDeath: false,
  provisions: provisions.map(provision),
  ...change,
});
export const bases = (...consents: Consent[]): Bases => ({
  account: 'rosa',
  thirteenAt: null,
  eighteenAt: null,
  diedAt: null,
  representatives: [],
  consents,
  assignments: [],
  referrals: [],
  agreements: [],
  representations: [],
  orders: [],
  emergencies: [],
  restrictions: [],
});
export const question = (
  recipient: Recipient,
  organization: string | null,
  change: Partial<Question> = {},
): Question => ({
  recipient,
  organization,
  formerly: [],
  legalKinds: [],
  requesterId: 'x',
  purpose: Purpose.DIVOPS,
  ...change,
});

export const caseManager = question(Recipient.CM, 'reach');
export const spd = question(Recipient.LE, 'spd', { legalKinds: [LegalKind.CRIMINAL_JUSTICE_AGENCY] });
export const prosecutor = question(Recipient.PROS, 'kcpao', { legalKinds: [LegalKind.CRIMINAL_JUSTICE_AGENCY] });
export const clinic = question(Recipient.BH, 'desc', {
  legalKinds: [LegalKind.COVERED_ENTITY],
  purpose: Purpose.TREAT,
});

export const outcome = (category: DataCategory, asked: Question, given: Bases, at = AT): string => {
  const decision = decide(category, asked, given, WASHINGTON, at);
  return decision.effect === 'PERMIT' ? 'PERMIT' : decision.reason;
};
