import { registerEnumType } from 'type-graphql';

/** HUD HMIS 2.02.6 (FY2024 and FY2026). */
export enum HousingProjectType {
  EMERGENCY_SHELTER_ENTRY_EXIT = 'EMERGENCY_SHELTER_ENTRY_EXIT',
  EMERGENCY_SHELTER_NIGHT_BY_NIGHT = 'EMERGENCY_SHELTER_NIGHT_BY_NIGHT',
  TRANSITIONAL_HOUSING = 'TRANSITIONAL_HOUSING',
  PERMANENT_SUPPORTIVE_HOUSING = 'PERMANENT_SUPPORTIVE_HOUSING',
  STREET_OUTREACH = 'STREET_OUTREACH',
  SERVICES_ONLY = 'SERVICES_ONLY',
  OTHER = 'OTHER',
  SAFE_HAVEN = 'SAFE_HAVEN',
  HOUSING_ONLY = 'HOUSING_ONLY',
  HOUSING_WITH_SERVICES = 'HOUSING_WITH_SERVICES',
  DAY_SHELTER = 'DAY_SHELTER',
  HOMELESSNESS_PREVENTION = 'HOMELESSNESS_PREVENTION',
  RAPID_REHOUSING = 'RAPID_REHOUSING',
  COORDINATED_ENTRY = 'COORDINATED_ENTRY',
}

registerEnumType(HousingProjectType, {
  name: 'HousingProjectType',
  description: 'Kind of housing project (HUD HMIS 2.02.6).',
});

export const HOUSING_PROJECT_TYPE_CODES: Readonly<Record<HousingProjectType, number>> = {
  EMERGENCY_SHELTER_ENTRY_EXIT: 0,
  EMERGENCY_SHELTER_NIGHT_BY_NIGHT: 1,
  TRANSITIONAL_HOUSING: 2,
  PERMANENT_SUPPORTIVE_HOUSING: 3,
  STREET_OUTREACH: 4,
  SERVICES_ONLY: 6,
  OTHER: 7,
  SAFE_HAVEN: 8,
  HOUSING_ONLY: 9,
  HOUSING_WITH_SERVICES: 10,
  DAY_SHELTER: 11,
  HOMELESSNESS_PREVENTION: 12,
  RAPID_REHOUSING: 13,
  COORDINATED_ENTRY: 14,
};

/** Permanent housing: the types for which HUD has a move-in date. */
export const PERMANENT_HOUSING_TYPES: readonly number[] = [3, 9, 10, 13];

const TYPES = new Map(
  Object.entries(HOUSING_PROJECT_TYPE_CODES).map(([name, code]) => [code, name as HousingProjectType]),
);

export function housingProjectTypeOf(code: number | null): HousingProjectType | null {
  return code === null ? null : (TYPES.get(code) ?? null);
}
