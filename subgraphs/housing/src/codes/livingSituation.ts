import { registerEnumType } from 'type-graphql';

/** HUD HMIS list 3.12.1 (FY2024 and FY2026), for prior (3.917), current (4.12) and destination (3.12) alike. */
export enum LivingSituationKind {
  PLACE_NOT_MEANT_FOR_HABITATION = 'PLACE_NOT_MEANT_FOR_HABITATION',
  EMERGENCY_SHELTER = 'EMERGENCY_SHELTER',
  SAFE_HAVEN = 'SAFE_HAVEN',
  FOSTER_CARE = 'FOSTER_CARE',
  HOSPITAL = 'HOSPITAL',
  JAIL_PRISON_OR_JUVENILE_FACILITY = 'JAIL_PRISON_OR_JUVENILE_FACILITY',
  LONG_TERM_CARE_FACILITY = 'LONG_TERM_CARE_FACILITY',
  PSYCHIATRIC_FACILITY = 'PSYCHIATRIC_FACILITY',
  SUBSTANCE_USE_TREATMENT_FACILITY = 'SUBSTANCE_USE_TREATMENT_FACILITY',
  TRANSITIONAL_HOUSING = 'TRANSITIONAL_HOUSING',
  RESIDENTIAL_PROJECT_OR_HALFWAY_HOUSE = 'RESIDENTIAL_PROJECT_OR_HALFWAY_HOUSE',
  HOTEL_OR_MOTEL = 'HOTEL_OR_MOTEL',
  HOST_HOME = 'HOST_HOME',
  WITH_FAMILY_TEMPORARILY = 'WITH_FAMILY_TEMPORARILY',
  WITH_FRIENDS_TEMPORARILY = 'WITH_FRIENDS_TEMPORARILY',
  WITH_FAMILY = 'WITH_FAMILY',
  WITH_FRIENDS = 'WITH_FRIENDS',
  WITH_FAMILY_PERMANENTLY = 'WITH_FAMILY_PERMANENTLY',
  WITH_FRIENDS_PERMANENTLY = 'WITH_FRIENDS_PERMANENTLY',
  RENTAL_WITHOUT_SUBSIDY = 'RENTAL_WITHOUT_SUBSIDY',
  RENTAL_WITH_SUBSIDY = 'RENTAL_WITH_SUBSIDY',
  OWNED_WITHOUT_SUBSIDY = 'OWNED_WITHOUT_SUBSIDY',
  OWNED_WITH_SUBSIDY = 'OWNED_WITH_SUBSIDY',
  DECEASED = 'DECEASED',
  NO_EXIT_INTERVIEW = 'NO_EXIT_INTERVIEW',
  WORKER_UNABLE_TO_DETERMINE = 'WORKER_UNABLE_TO_DETERMINE',
  OTHER = 'OTHER',
  DOES_NOT_KNOW = 'DOES_NOT_KNOW',
  PREFERS_NOT_TO_ANSWER = 'PREFERS_NOT_TO_ANSWER',
  NOT_COLLECTED = 'NOT_COLLECTED',
  /** Only ever a mask: no row holds it. */
  INSTITUTIONAL = 'INSTITUTIONAL',
}

registerEnumType(LivingSituationKind, {
  name: 'LivingSituationKind',
  description: 'Where somebody sleeps, slept or went (HUD HMIS list 3.12.1).',
  valuesConfig: {
    INSTITUTIONAL: {
      description: 'Any institution, to a reader without every category that its kind could tell of. Never written.',
    },
  },
});

export enum LivingSituationGroup {
  HOMELESS = 'HOMELESS',
  INSTITUTIONAL = 'INSTITUTIONAL',
  TEMPORARY = 'TEMPORARY',
  PERMANENT = 'PERMANENT',
  OTHER = 'OTHER',
}

registerEnumType(LivingSituationGroup, {
  name: 'LivingSituationGroup',
  description: 'HUD groups by the hundred: 100 homeless, 200 institutional, 300 temporary, 400 permanent.',
});

type Stored = Exclude<LivingSituationKind, LivingSituationKind.INSTITUTIONAL>;

/**
 * HUD's codes. 327 and 426 (moved between HOPWA projects) are not among them: they tell of HIV, which this agency
 * may not hold in the graph; an import takes them for 302 and 435.
 */
export const LIVING_SITUATION_CODES: Readonly<Record<Stored, number>> = {
  PLACE_NOT_MEANT_FOR_HABITATION: 116,
  EMERGENCY_SHELTER: 101,
  SAFE_HAVEN: 118,
  FOSTER_CARE: 215,
  HOSPITAL: 206,
  JAIL_PRISON_OR_JUVENILE_FACILITY: 207,
  LONG_TERM_CARE_FACILITY: 225,
  PSYCHIATRIC_FACILITY: 204,
  SUBSTANCE_USE_TREATMENT_FACILITY: 205,
  TRANSITIONAL_HOUSING: 302,
  RESIDENTIAL_PROJECT_OR_HALFWAY_HOUSE: 329,
  HOTEL_OR_MOTEL: 314,
  HOST_HOME: 332,
  WITH_FAMILY_TEMPORARILY: 312,
  WITH_FRIENDS_TEMPORARILY: 313,
  WITH_FAMILY: 335,
  WITH_FRIENDS: 336,
  WITH_FAMILY_PERMANENTLY: 422,
  WITH_FRIENDS_PERMANENTLY: 423,
  RENTAL_WITHOUT_SUBSIDY: 410,
  RENTAL_WITH_SUBSIDY: 435,
  OWNED_WITHOUT_SUBSIDY: 411,
  OWNED_WITH_SUBSIDY: 421,
  DECEASED: 24,
  NO_EXIT_INTERVIEW: 30,
  WORKER_UNABLE_TO_DETERMINE: 37,
  OTHER: 17,
  DOES_NOT_KNOW: 8,
  PREFERS_NOT_TO_ANSWER: 9,
  NOT_COLLECTED: 99,
};

/** What only somebody who has left can be. */
export const ONLY_ON_LEAVING: readonly number[] = [
  LIVING_SITUATION_CODES.DECEASED,
  LIVING_SITUATION_CODES.NO_EXIT_INTERVIEW,
];

const KINDS = new Map(Object.entries(LIVING_SITUATION_CODES).map(([kind, code]) => [code, kind as Stored]));
const GROUPS = [
  undefined,
  LivingSituationGroup.HOMELESS,
  LivingSituationGroup.INSTITUTIONAL,
  LivingSituationGroup.TEMPORARY,
  LivingSituationGroup.PERMANENT,
];

/** `null` where nobody asked. */
export function livingSituationOf(code: number | null): LivingSituationKind | null {
  return code === null ? null : (KINDS.get(code) ?? LivingSituationKind.OTHER);
}

export function livingSituationGroupOf(code: number | null): LivingSituationGroup | null {
  return code === null ? null : (GROUPS[Math.floor(code / 100)] ?? LivingSituationGroup.OTHER);
}

export function isInstitutional(code: number): boolean {
  return code >= 200 && code <= 299;
}

/** The same word for every code 200-299, so that none of them can be told from another. */
export function institutionMasked(kind: LivingSituationKind | null): LivingSituationKind | null {
  const code = kind && kind !== LivingSituationKind.INSTITUTIONAL ? LIVING_SITUATION_CODES[kind] : 0;
  return isInstitutional(code) ? LivingSituationKind.INSTITUTIONAL : kind;
}
