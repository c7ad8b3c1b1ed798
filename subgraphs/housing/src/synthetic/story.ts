import type { HousingServiceKind } from '../codes/housingServiceKind';
import type { HousingSubsidy } from '../codes/housingSubsidy';
import type { LivingSituationKind } from '../codes/livingSituation';
import type { VictimServiceStayKind } from '../codes/victimServiceStayKind';
import type { ProjectName } from './projects';

type Situation = Exclude<LivingSituationKind, LivingSituationKind.INSTITUTIONAL>;

/** What is invented of one synthetic person. Days as `2026-01-31`. */
export interface Story {
  readonly person: string;
  readonly stays: readonly StayStory[];
  readonly places?: readonly (readonly [day: string, place: string])[];
  readonly victimServices?: readonly (readonly [from: string, until: string | null, kind: VictimServiceStayKind])[];
}

export interface StayStory {
  readonly project: ProjectName;
  readonly enteredOn: string;
  readonly prior?: Situation;
  readonly movedInOn?: string;
  readonly exit?: readonly [day: string, destination: Situation, subsidy?: HousingSubsidy];
  readonly asked?: readonly (readonly [day: string, situation: Situation])[];
  readonly provided?: readonly (readonly [day: string, kind: HousingServiceKind, paidCents?: number])[];
}
