import { registerEnumType } from 'type-graphql';

/** HUD HMIS list of rental subsidy types (3.12.A, FY2024 and FY2026): what pays along in a `RENTAL_WITH_SUBSIDY`. */
export enum HousingSubsidy {
  VASH = 'VASH',
  OTHER_ONGOING = 'OTHER_ONGOING',
  GPD_TRANSITION_IN_PLACE = 'GPD_TRANSITION_IN_PLACE',
  RAPID_REHOUSING = 'RAPID_REHOUSING',
  HOUSING_CHOICE_VOUCHER = 'HOUSING_CHOICE_VOUCHER',
  PUBLIC_HOUSING = 'PUBLIC_HOUSING',
  EMERGENCY_HOUSING_VOUCHER = 'EMERGENCY_HOUSING_VOUCHER',
  FAMILY_UNIFICATION_VOUCHER = 'FAMILY_UNIFICATION_VOUCHER',
  FOSTER_YOUTH_TO_INDEPENDENCE = 'FOSTER_YOUTH_TO_INDEPENDENCE',
  PERMANENT_SUPPORTIVE_HOUSING = 'PERMANENT_SUPPORTIVE_HOUSING',
  OTHER_FOR_FORMERLY_HOMELESS = 'OTHER_FOR_FORMERLY_HOMELESS',
}

registerEnumType(HousingSubsidy, {
  name: 'HousingSubsidy',
  description: 'What subsidises a rental (HUD HMIS rental subsidy type).',
});

export const HOUSING_SUBSIDY_CODES: Readonly<Record<HousingSubsidy, number>> = {
  VASH: 419,
  OTHER_ONGOING: 420,
  GPD_TRANSITION_IN_PLACE: 428,
  RAPID_REHOUSING: 431,
  HOUSING_CHOICE_VOUCHER: 433,
  PUBLIC_HOUSING: 434,
  EMERGENCY_HOUSING_VOUCHER: 436,
  FAMILY_UNIFICATION_VOUCHER: 437,
  FOSTER_YOUTH_TO_INDEPENDENCE: 438,
  PERMANENT_SUPPORTIVE_HOUSING: 439,
  OTHER_FOR_FORMERLY_HOMELESS: 440,
};

const SUBSIDIES = new Map(Object.entries(HOUSING_SUBSIDY_CODES).map(([name, code]) => [code, name as HousingSubsidy]));

export function housingSubsidyOf(code: number | null): HousingSubsidy | null {
  return code === null ? null : (SUBSIDIES.get(code) ?? null);
}
