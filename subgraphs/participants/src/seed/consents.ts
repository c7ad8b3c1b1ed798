import { DataCategory as C, Purpose as P } from '@lead-graph/schema';
import type { ConsentType } from '../engine/bases';
import { TREATING_PROVIDERS } from '../engine/bases';

/** One line of a consent, as it stands in the table `provision`. */
export interface SeedLine {
  readonly recipients: readonly string[];
  readonly categories: readonly C[];
  readonly purposes: readonly P[];
  readonly from?: string;
  readonly until?: string;
}

export interface SeedConsent {
  readonly type: ConsentType;
  readonly signedAt: string;
  readonly endsAt: string | null;
  readonly revokedAt?: string;
  readonly lines: readonly SeedLine[];
}

const COORDINATION: readonly P[] = [P.DIVOPS, P.TREAT];
const PROGRAM: readonly C[] = [C.PROG, C.IDENT];

const toCaseManager: SeedLine = { recipients: ['reach'], categories: [...PROGRAM, C.LE_CONTACT, C.SUD_P2, C.MH, C.PHI, C.HMIS, C.LOCATION], purposes: COORDINATION };
const toHousing: SeedLine = { recipients: ['kcha'], categories: [...PROGRAM, C.HMIS, C.LOCATION], purposes: COORDINATION };
const toProviders: SeedLine = { recipients: ['desc', 'ets'], categories: [...PROGRAM, C.HMIS, C.LE_CONTACT, C.SUD_P2, C.MH], purposes: COORDINATION };
const toJustice: SeedLine = { recipients: ['spd', 'kcpao'], categories: [C.PROG], purposes: [P.DIVOPS] };
const toDefense: SeedLine = { recipients: ['kcdpd'], categories: [...PROGRAM, C.HMIS, C.LE_CONTACT], purposes: [P.DIVOPS] };

const everyPartner: readonly SeedLine[] = [toCaseManager, toHousing, toProviders, toJustice, toDefense];
const treatment: SeedLine = { recipients: [TREATING_PROVIDERS], categories: [C.SUD_P2, C.MH, C.PHI], purposes: [P.TREAT, P.HPAYMT, P.HOPERAT] };

const roi = (lines: readonly SeedLine[], change: Partial<SeedConsent> = {}): SeedConsent => ({ type: 'ROI_MULTIPARTY', signedAt: '2026-01-15T18:00:00Z', endsAt: '2028-01-15T18:00:00Z', lines, ...change });

/** What the n-th synthetic participant signed. */
export function consentsOf(n: number): readonly SeedConsent[] {
  if (n === 1) return [roi(everyPartner), { type: 'TPO_SINGLE', signedAt: '2026-01-15T18:05:00Z', endsAt: null, lines: [treatment] }];
  if (n === 2) return [roi([{ recipients: ['reach'], categories: [...PROGRAM, C.HMIS], purposes: COORDINATION }])];
  if (n === 3) return [roi(everyPartner, { revokedAt: '2026-10-20T17:00:00Z' })];
  if (n === 4) return [];
  return OTHERS[n % OTHERS.length]!;
}

/** The rest: all, none, expired, limited to one year's records, police left out. */
const OTHERS: readonly (readonly SeedConsent[])[] = [
  [roi(everyPartner)],
  [],
  [roi(everyPartner, { signedAt: '2023-01-10T18:00:00Z', endsAt: '2025-01-10T18:00:00Z' })],
  [roi(everyPartner.map((line) => ({ ...line, from: '2025-01-01', until: '2025-12-31' })))],
  [roi([toCaseManager, toHousing, toProviders])],
];
