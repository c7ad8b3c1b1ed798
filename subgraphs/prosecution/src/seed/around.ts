import { labelText } from '@lead-graph/kit';
import { DataCategory, ObtainedVia } from '@lead-graph/schema';
import type { ChargeClass } from '../codes/chargeClass';
import type { CompetencyFinding, CompetencyOutcome, RestorationKind } from '../codes/competency';
import type { Court } from '../codes/court';
import { type WarrantKind, WarrantStatus } from '../codes/courtWarrant';
import type { Jurisdiction } from '../codes/jurisdiction';
import type { LiaisonActionKind } from '../codes/liaisonAction';
import { CompetencyEpisode } from '../competencyEpisode';
import { CourtWarrant, warrantObtainedVia } from '../courtWarrant';
import { LiaisonAction, liaisonLabel } from '../liaisonAction';
import type { Sower } from './sower';
import type { Office } from './story';

/** What stands around a case: invented warrants, competency episodes, liaison actions. */
export interface SeedWarrant {
  readonly office: Office;
  readonly court: Court;
  readonly kind: WarrantKind;
  readonly issuedOn: string;
  readonly releaseAgreed?: boolean;
  readonly quashMotionOn?: string;
  readonly agreedOrderOn?: string;
  /** With the status it ended in; active where it is not said. */
  readonly ended?: { readonly status: WarrantStatus; readonly on: string };
}

export function sowWarrant({ office, ended, releaseAgreed = false, ...values }: SeedWarrant, sower: Sower): void {
  const status = ended?.status ?? WarrantStatus.ACTIVE;
  const obtainedVia = warrantObtainedVia(status, releaseAgreed);
  sower.row(CourtWarrant, office, {
    ...values,
    releaseAgreed,
    status,
    obtainedVia,
    endedOn: ended?.on ?? null,
    servicedOn: values.issuedOn,
    category: DataCategory.PROS_PUB,
  });
}

export interface SeedEpisode {
  readonly orderedOn: string;
  readonly chargeClass: ChargeClass;
  readonly evaluated?: { readonly on: string; readonly finding: CompetencyFinding };
  readonly restoration?: { readonly kind: RestorationKind; readonly orderedOn: string; readonly startedOn?: string };
  readonly outcome?: CompetencyOutcome;
}

export function sowEpisode(
  { orderedOn, chargeClass, evaluated, restoration, outcome }: SeedEpisode,
  sower: Sower,
): void {
  sower.row(CompetencyEpisode, 'kcpao', {
    orderedOn,
    chargeClass,
    evaluatedOn: evaluated?.on ?? null,
    finding: evaluated?.finding ?? null,
    restoration: restoration?.kind ?? null,
    restorationOrderedOn: restoration?.orderedOn ?? null,
    restorationStartedOn: restoration?.startedOn ?? null,
    outcome: outcome ?? null,
    servicedOn: orderedOn,
    obtainedVia: ObtainedVia.COURT,
    category: DataCategory.COMP,
  });
}

export interface SeedAction {
  readonly office: Office;
  readonly kind: LiaisonActionKind;
  readonly actedOn: string;
  readonly filedInCourt?: boolean;
  readonly jurisdiction?: Jurisdiction;
  readonly throughCoordination?: boolean;
}

export function sowAction(
  { office, filedInCourt = false, throughCoordination, ...values }: SeedAction,
  sower: Sower,
): void {
  const obtainedVia = throughCoordination ? ObtainedVia.LEAD_COORDINATION : ObtainedVia.OWN_WORK;
  sower.row(LiaisonAction, office, {
    ...values,
    filedInCourt,
    obtainedVia,
    servicedOn: values.actedOn,
    category: labelText(liaisonLabel(filedInCourt)),
  });
}
