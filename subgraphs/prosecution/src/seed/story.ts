import { ObtainedVia } from '@lead-graph/schema';
import { type CaseStanding, chargeCategoryIn, decisionCategory, referralCategory } from '../caseCategory';
import { CaseReferral } from '../caseReferral';
import { Charge } from '../charge';
import { ChargeClass } from '../codes/chargeClass';
import type { DispositionOutcome } from '../codes/dispositionOutcome';
import type { FilingOutcome } from '../codes/filingOutcome';
import { Jurisdiction } from '../codes/jurisdiction';
import { OffenceGroup } from '../codes/offenceGroup';
import { ReferringAgency } from '../codes/referringAgency';
import { type SentenceKind, SentencePhase, type TermUnit } from '../codes/sentence';
import { labelColumns } from '../datedLabel';
import { Disposition } from '../disposition';
import { FilingDecision } from '../filingDecision';
import { Sentence } from '../sentence';
import type { Sower } from './sower';

export type Office = 'kcpao' | 'sca';

export interface SeedCharge {
  readonly offence: keyof typeof OFFENCES;
  readonly filedOn: string;
  readonly ended?: { readonly outcome: DispositionOutcome; readonly on: string };
  readonly sentence?: { readonly kind: SentenceKind; readonly term: number; readonly unit: TermUnit };
}

export interface SeedDecision {
  readonly outcome: FilingOutcome;
  /** Null while it is pending. */
  readonly on: string | null;
  readonly deadlineOn?: string;
}

/** One invented case. */
export interface SeedCase {
  readonly office: Office;
  readonly by?: ReferringAgency;
  readonly incidentOn: string;
  readonly receivedOn: string;
  /** Oldest first. */
  readonly decisions: readonly SeedDecision[];
  readonly charges?: readonly SeedCharge[];
}

const { FELONY_B, FELONY_C, GROSS_MISDEMEANOR, MISDEMEANOR } = ChargeClass;

export const OFFENCES = {
  possession: {
    citation: 'RCW 69.50.4013',
    offenceGroup: OffenceGroup.DRUG_POSSESSION,
    chargeClass: GROSS_MISDEMEANOR,
  },
  sale: { citation: 'RCW 69.50.401', offenceGroup: OffenceGroup.DRUG_SUBSISTENCE_SALE, chargeClass: FELONY_C },
  prostitution: { citation: 'SMC 12A.10.020', offenceGroup: OffenceGroup.PROSTITUTION, chargeClass: MISDEMEANOR },
  theft: { citation: 'RCW 9A.56.050', offenceGroup: OffenceGroup.SHOPLIFT_THEFT3, chargeClass: GROSS_MISDEMEANOR },
  shoplifting: {
    citation: 'SMC 12A.08.060',
    offenceGroup: OffenceGroup.SHOPLIFT_THEFT3,
    chargeClass: GROSS_MISDEMEANOR,
  },
  trespass: { citation: 'SMC 12A.08.040', offenceGroup: OffenceGroup.TRESPASS, chargeClass: GROSS_MISDEMEANOR },
  damage: { citation: 'RCW 9A.48.090', offenceGroup: OffenceGroup.PROPERTY_DAMAGE, chargeClass: GROSS_MISDEMEANOR },
  transit: { citation: 'RCW 9.91.025', offenceGroup: OffenceGroup.TRANSIT, chargeClass: MISDEMEANOR },
  burglary: { citation: 'RCW 9A.52.030', offenceGroup: OffenceGroup.OTHER, chargeClass: FELONY_B },
} as const;

/** Writes a case into the seed as its mutations would have left it. */
export function sowCase(story: SeedCase, sower: Sower): void {
  const { office, incidentOn, receivedOn, decisions, charges = [] } = story;
  const standing: CaseStanding = {
    juvenile: false,
    incidentOn,
    decision: decisions.at(-1)?.outcome ?? null,
    charges: charges.map(({ ended }) => ended?.outcome ?? null),
  };
  const referralId = sower.row(CaseReferral, office, {
    receivedOn,
    incidentOn,
    juvenile: false,
    decision: standing.decision,
    referredBy: story.by ?? ReferringAgency.CITY_POLICE,
    offencesCount: Math.max(1, charges.length),
    servicedOn: receivedOn,
    obtainedVia: ObtainedVia.PARTNER,
    ...labelColumns(referralCategory(standing)),
  });
  for (const { outcome, on, deadlineOn = null } of decisions) {
    const decidedAt = on && new Date(`${on}T18:00:00Z`);
    sower.row(FilingDecision, office, {
      referralId,
      outcome,
      decidedAt,
      deadlineOn,
      servicedOn: on ?? receivedOn,
      ...labelColumns(decisionCategory(outcome, standing)),
    });
  }
  for (const [index, charge] of charges.entries()) {
    sowCharge(charge, { referralId, count: index + 1, incidentOn }, office, standing, sower);
  }
}

type Place = Pick<Charge, 'referralId' | 'count' | 'incidentOn'>;

function sowCharge(
  { offence, filedOn, ended, sentence }: SeedCharge,
  place: Place,
  office: Office,
  standing: CaseStanding,
  sower: Sower,
): void {
  const outcome = ended?.outcome ?? null;
  const label = labelColumns(chargeCategoryIn(standing, outcome));
  const jurisdiction = office === 'sca' ? Jurisdiction.SEATTLE : Jurisdiction.KING_COUNTY;
  const chargeId = sower.row(Charge, office, {
    ...place,
    ...OFFENCES[offence],
    jurisdiction,
    filedOn,
    outcome,
    servicedOn: filedOn,
    ...label,
  });
  if (!ended) return;
  sower.row(Disposition, office, {
    chargeId,
    outcome: ended.outcome,
    disposedOn: ended.on,
    servicedOn: ended.on,
    ...label,
  });
  if (!sentence) return;
  const { kind, term, unit: termUnit } = sentence;
  sower.row(Sentence, office, {
    chargeId,
    kind,
    term,
    termUnit,
    phase: SentencePhase.ORIGINAL,
    imposedOn: ended.on,
    current: true,
    servicedOn: ended.on,
    ...label,
  });
}
