import {
  ANYONE,
  type Consent,
  type ConsentType,
  type Provision,
  TREATING_PROVIDERS,
} from '@lead-graph/participants/engine';
import { DataCategory as C, type ProgramPolicy, Purpose as P } from '@lead-graph/schema';

const DAY = 86_400_000;

const TREATMENT_PAYMENT_OPERATIONS: readonly P[] = [P.TREAT, P.HPAYMT, P.HOPERAT];

/** What a form of a kind may list; a kind that is not here lists whatever it likes. */
interface Matter {
  readonly categories?: (category: C) => boolean;
  readonly purposes?: (purpose: P) => boolean;
}

const alone =
  (...matter: readonly C[]) =>
  (category: C): boolean =>
    matter.includes(category);
const noNotesNorVictims = (category: C): boolean => ![C.SUD_CN, C.MH_PN, C.VSP].includes(category);

/** Forms stand alone (42 CFR 2.31(b), (d), 2.35; 45 CFR 164.508(b)(3); 34 USC 12291(b)(2)). */
const MATTER: Readonly<Record<ConsentType, Matter>> = {
  TPO_SINGLE: {
    categories: noNotesNorVictims,
    purposes: (purpose) => TREATMENT_PAYMENT_OPERATIONS.includes(purpose),
  },
  ROI_MULTIPARTY: {
    categories: noNotesNorVictims,
    purposes: (purpose) => purpose === P.DIVOPS || TREATMENT_PAYMENT_OPERATIONS.includes(purpose),
  },
  HMIS_ROI: { categories: alone(C.HMIS, C.IDENT) },
  STI_EXPRESS: { categories: alone(C.STI) },
  SUD_COUNSELING_NOTES: { categories: alone(C.SUD_CN) },
  PSYCHOTHERAPY_NOTES: { categories: alone(C.MH_PN) },
  VSP_RELEASE: { categories: alone(C.VSP) },
  CJ_MONITORING_235: { categories: alone(C.SUD_P2, C.PROG), purposes: (purpose) => purpose === P.DIVOPS },
  LEGAL_PROCEEDINGS: { purposes: (purpose) => purpose === P.HLEGAL },
  RESEARCH: { purposes: (purpose) => purpose === P.HRESCH },
};

/** Whether the paper itself shows that it is no valid consent (R6); its signature is given. */
export function isDefective(consent: Consent, policy: ProgramPolicy): boolean {
  return (
    consent.disclosers.length === 0 ||
    consent.provisions.length === 0 ||
    consent.provisions.some((line) => isDefectiveLine(line, consent.type)) ||
    combinesWhatStandsAlone(consent) ||
    lacksStatement(consent) ||
    endsWrongly(consent, policy) ||
    isSignedWrongly(consent) ||
    (consent.type === 'LEGAL_PROCEEDINGS' && !consent.matter) ||
    (consent.type === 'CJ_MONITORING_235' && consent.conditionBy.length === 0)
  );
}

function isDefectiveLine(
  { effect, recipients, categories, purposes, from, until }: Provision,
  type: ConsentType,
): boolean {
  if (recipients.length === 0 || categories.length === 0 || purposes.length === 0) return true;
  if (from !== null && until !== null && from > until) return true;
  if (effect === 'DENY') return false;
  if (recipients.includes(ANYONE) || (recipients.includes(TREATING_PROVIDERS) && type !== 'TPO_SINGLE')) return true;
  const matter = MATTER[type];
  const listable = matter.categories ?? (() => true);
  const claimable = matter.purposes ?? (() => true);
  return !categories.every(listable) || !purposes.every(claimable);
}

/** Counseling notes ride with nothing else, and proceedings with no other purpose. */
function combinesWhatStandsAlone({ provisions }: Consent): boolean {
  const permits = provisions.filter(({ effect }) => effect === 'PERMIT');
  const categories = new Set(permits.flatMap((line) => line.categories));
  const purposes = new Set(permits.flatMap((line) => line.purposes));
  return (categories.has(C.SUD_CN) && categories.size > 1) || (purposes.has(P.HLEGAL) && purposes.size > 1);
}

function lacksStatement({ type, statements }: Consent): boolean {
  if (!statements.includes('REVOCATION')) return true;
  return type === 'TPO_SINGLE' && !(statements.includes('REDISCLOSURE') && statements.includes('REFUSAL'));
}

function endsWrongly({ type, expiry, expiryEvent, startsAt, endsAt }: Consent, policy: ProgramPolicy): boolean {
  if (type === 'VSP_RELEASE' && (endsAt === null || endsAt - startsAt > policy.victimServiceReleaseDays * DAY))
    return true;
  switch (expiry) {
    case 'AT':
      return endsAt === null || expiryEvent !== null || endsAt <= startsAt;
    case 'EVENT':
      return expiryEvent === null || !Object.hasOwn(policy.expiryEvents, expiryEvent);
    case 'NONE':
      return endsAt !== null || expiryEvent !== null || !['TPO_SINGLE', 'RESEARCH'].includes(type);
  }
}

function isSignedWrongly({ startsAt, signedAt, signedBy, representativeId }: Consent): boolean {
  return startsAt < signedAt! || (signedBy === 'PARTICIPANT') !== (representativeId === null);
}
