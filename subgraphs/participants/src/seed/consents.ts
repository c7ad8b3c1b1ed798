import { DataCategory as C, Purpose as P } from '@lead-graph/schema';
import { ConsentEffect, ConsentExpiry, ConsentStatement, ConsentType } from '../codes/consent';
import { TREATING_PROVIDERS } from '../engine/bases';

/** One line of a consent. */
export interface LineStory {
  readonly effect?: ConsentEffect;
  readonly recipients: readonly string[];
  readonly categories: readonly C[];
  readonly purposes: readonly P[];
  readonly from?: string;
  readonly until?: string;
}

/** What a synthetic participant signed. */
export interface ConsentStory {
  readonly type: ConsentType;
  readonly disclosers: readonly string[];
  readonly statements: readonly ConsentStatement[];
  readonly signedAt: string;
  readonly startsAt?: string;
  readonly expiry: ConsentExpiry;
  readonly endsAt: string | null;
  readonly revokedAt?: string;
  readonly lines: readonly LineStory[];
}

/** Those of the core, without whom nobody could learn of the program itself, and every agency that keeps records. */
const EVERY_DISCLOSER = ['pda', 'reach', 'chmh', 'kcha', 'desc', 'ets', 'spd', 'kcso', 'kcpao', 'sca'];

const COORDINATION: readonly P[] = [P.DIVOPS, P.TREAT];

export const TO_CASE_MANAGER: LineStory = {
  recipients: ['reach'],
  categories: [C.PROG, C.IDENT, C.LE_CONTACT, C.SUD_P2, C.MH, C.PHI, C.HMIS, C.LOCATION],
  purposes: COORDINATION,
};
export const TO_HOUSING: LineStory = {
  recipients: ['kcha'],
  categories: [C.PROG, C.IDENT, C.HMIS, C.LOCATION],
  purposes: [P.DIVOPS],
};
const toClinic = (code: string): LineStory => ({
  recipients: [code],
  categories: [C.PROG, C.IDENT, C.HMIS, C.LE_CONTACT],
  purposes: COORDINATION,
});
export const TO_CLINICS: readonly LineStory[] = [toClinic('desc'), toClinic('ets')];
export const TO_POLICE: LineStory = { recipients: ['spd'], categories: [C.PROG], purposes: [P.DIVOPS] };
export const TO_PROSECUTOR: LineStory = { recipients: ['kcpao'], categories: [C.PROG, C.HMIS], purposes: [P.DIVOPS] };
export const TO_DEFENSE: LineStory = { recipients: ['kcdpd'], categories: [C.PROG, C.IDENT], purposes: [P.DIVOPS] };

export const TO_EVERY_PARTNER: readonly LineStory[] = [
  TO_CASE_MANAGER,
  TO_HOUSING,
  ...TO_CLINICS,
  TO_POLICE,
  TO_PROSECUTOR,
  TO_DEFENSE,
];

/** A release to several partners, for two years unless it is said otherwise. */
export function release(
  lines: readonly LineStory[],
  signedAt: string,
  change: Partial<ConsentStory> = {},
): ConsentStory {
  return {
    type: ConsentType.ROI_MULTIPARTY,
    disclosers: EVERY_DISCLOSER,
    statements: Object.values(ConsentStatement),
    signedAt,
    expiry: ConsentExpiry.AT,
    endsAt: yearsAfter(signedAt, 2),
    lines,
    ...change,
  };
}

/** One consent for all treatment, payment and operations to come. */
export function treatmentConsent(signedAt: string): ConsentStory {
  const line: LineStory = {
    recipients: [TREATING_PROVIDERS],
    categories: [C.SUD_P2, C.MH, C.PHI],
    purposes: [P.TREAT, P.HPAYMT, P.HOPERAT],
  };
  const withoutEnd = { expiry: ConsentExpiry.NONE, endsAt: null };
  return release([line], signedAt, { type: ConsentType.TPO_SINGLE, disclosers: ['ets', 'desc'], ...withoutEnd });
}

export function yearsAfter(instant: string, years: number): string {
  return `${Number(instant.slice(0, 4)) + years}${instant.slice(4)}`;
}
