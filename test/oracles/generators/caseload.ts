import type { Bases, Consent, Provision, Question } from '@lead-graph/participants/engine';
import { TREATING_PROVIDERS } from '@lead-graph/participants/engine';
import { DataCategory as C, LegalKind, Purpose as P, Recipient } from '@lead-graph/schema';
import { DAY } from './moments';

const AT = Date.parse('2026-06-10T09:00:00Z');
const COORDINATION = [P.DIVOPS, P.TREAT];
const DISCLOSERS = ['pda', 'reach', 'chmh', 'kcha', 'desc', 'ets', 'spd', 'kcso', 'kcpao', 'sca'];

/** Recipients, categories and purposes of the lines of a release to every partner. */
const TO_EVERY_PARTNER: readonly (readonly [string, readonly C[], readonly P[]])[] = [
  ['reach', [C.PROG, C.IDENT, C.LE_CONTACT, C.SUD_P2, C.MH, C.PHI, C.HMIS, C.LOCATION], COORDINATION],
  ['kcha', [C.PROG, C.IDENT, C.HMIS, C.LOCATION], [P.DIVOPS]],
  ['desc', [C.PROG, C.IDENT, C.HMIS, C.LE_CONTACT], COORDINATION],
  ['ets', [C.PROG, C.IDENT, C.HMIS, C.LE_CONTACT], COORDINATION],
  ['spd', [C.PROG], [P.DIVOPS]],
  ['kcpao', [C.PROG, C.HMIS], [P.DIVOPS]],
  ['kcdpd', [C.PROG, C.IDENT], [P.DIVOPS]],
];

/** Who asks for a whole caseload, in what capacity and why. */
export const ASKERS: Readonly<Record<string, Question>> = {
  'case manager': asker(Recipient.CM, 'reach', [LegalKind.CARE_COORDINATOR], P.DIVOPS),
  clinic: asker(Recipient.BH, 'desc', [LegalKind.COVERED_ENTITY, LegalKind.PART2_PROGRAM], P.TREAT),
  police: asker(Recipient.LE, 'spd', [LegalKind.CRIMINAL_JUSTICE_AGENCY], P.DIVOPS),
};

/** Participants as the synthetic ones are: a release of seven lines, a treatment consent, a case manager, a referral. */
export function caseload(size: number): { readonly at: number; readonly bases: readonly Bases[] } {
  return { at: AT, bases: Array.from({ length: size }, (_, index) => participant(index)) };
}

function participant(index: number): Bases {
  const signedAt = AT - (100 + (index % 300)) * DAY;
  const line = (id: string, recipients: string[], categories: readonly C[], purposes: readonly P[]): Provision => ({
    ...{ id, effect: 'PERMIT', recipients, categories, purposes, sources: null, from: null, until: null },
  });
  const release = TO_EVERY_PARTNER.map(([code, ...what], at) => line(`p${index}-l${at}`, [code], ...what));
  const treatment = line(`p${index}-t`, [TREATING_PROVIDERS], [C.SUD_P2, C.MH, C.PHI], [P.TREAT, P.HPAYMT, P.HOPERAT]);
  const forTwoYears = { expiry: 'AT', endsAt: signedAt + 730 * DAY } as const;
  return {
    ...{ account: `account-${index}`, thirteenAt: null, eighteenAt: null, diedAt: null, representatives: [] },
    consents: [
      { ...consent(`c${index}`, signedAt, release), type: 'ROI_MULTIPARTY', disclosers: DISCLOSERS, ...forTwoYears },
      { ...consent(`t${index}`, signedAt, [treatment]), type: 'TPO_SINGLE', disclosers: ['ets', 'desc'] },
    ],
    assignments: [{ id: `a${index}`, organization: 'reach', startsAt: signedAt, endsAt: null }],
    referrals: [{ id: `r${index}`, organization: 'kcha', startsAt: signedAt, endsAt: null }],
    ...{ agreements: [], representations: [], orders: [], emergencies: [], restrictions: [] },
  };
}

function consent(id: string, signedAt: number, provisions: readonly Provision[]): Omit<Consent, 'type' | 'disclosers'> {
  return {
    ...{ id, status: 'ACTIVE', signedAt, signedBy: 'PARTICIPANT', representativeId: null, startsAt: signedAt },
    ...{ expiry: 'NONE', expiryEvent: null, endsAt: null, revokedAt: null, withdrawals: [] },
    ...{ statements: ['REVOCATION', 'REDISCLOSURE', 'REFUSAL'], matter: null, conditionBy: [], concerns: [] },
    ...{ reaffirmedAt: null, survivesDeath: false, provisions },
  };
}

function asker(recipient: Recipient, organization: string, legalKinds: readonly LegalKind[], purpose: P): Question {
  return { recipient, organization, formerly: [], legalKinds, requesterId: 'asker', purpose };
}
