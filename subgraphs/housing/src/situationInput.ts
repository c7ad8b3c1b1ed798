import { BadUserInput } from '@lead-graph/schema';
import { LIVING_SITUATION_CODES, LivingSituationKind, ONLY_ON_LEAVING } from './codes/livingSituation';
import { HOUSING_SUBSIDY_CODES, type HousingSubsidy } from './codes/housingSubsidy';

/** The code to store for what a caller states of where somebody lives or lived; `field` names it in an error. */
export function situationCode(field: string, kind: LivingSituationKind): number {
  const code = destinationCode(field, kind);
  if (ONLY_ON_LEAVING.includes(code)) throw new BadUserInput(field, `\`${kind}\` is a destination only`);
  return code;
}

export function destinationCode(field: string, kind: LivingSituationKind): number {
  if (kind === LivingSituationKind.INSTITUTIONAL)
    throw new BadUserInput(
      field,
      'say which kind of institution; `INSTITUTIONAL` stands for all of them in answers only',
    );
  return LIVING_SITUATION_CODES[kind];
}

/** HUD asks what subsidises a rental, and of nothing else. */
export function subsidyCode(
  field: string,
  subsidy: HousingSubsidy | null | undefined,
  situation: LivingSituationKind | null | undefined,
): number | null {
  if (subsidy && situation !== LivingSituationKind.RENTAL_WITH_SUBSIDY)
    throw new BadUserInput(field, 'goes with `RENTAL_WITH_SUBSIDY` only');
  return subsidy ? HOUSING_SUBSIDY_CODES[subsidy] : null;
}
