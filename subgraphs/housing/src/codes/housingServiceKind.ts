import { registerEnumType } from 'type-graphql';

/** What was provided, in the words this agency shows; HUD's own lists are finer and tell more. */
export enum HousingServiceKind {
  BED_NIGHT = 'BED_NIGHT',
  OUTREACH = 'OUTREACH',
  CASE_MANAGEMENT = 'CASE_MANAGEMENT',
  BENEFITS = 'BENEFITS',
  RENT = 'RENT',
  DEPOSIT = 'DEPOSIT',
  UTILITIES = 'UTILITIES',
  MOVING_COSTS = 'MOVING_COSTS',
  TRANSPORT = 'TRANSPORT',
  CHILD_CARE = 'CHILD_CARE',
  FOOD = 'FOOD',
  EMERGENCY_HOUSING = 'EMERGENCY_HOUSING',
  HOUSING_STABILITY = 'HOUSING_STABILITY',
  VOUCHER_STEP = 'VOUCHER_STEP',
  MOVING_ON = 'MOVING_ON',
  OTHER = 'OTHER',
}

registerEnumType(HousingServiceKind, {
  name: 'HousingServiceKind',
  description: 'What a housing provider did or paid for.',
});

const { BED_NIGHT, OUTREACH, CASE_MANAGEMENT, BENEFITS, RENT, DEPOSIT, UTILITIES, MOVING_COSTS } = HousingServiceKind;
const { TRANSPORT, CHILD_CARE, FOOD, EMERGENCY_HOUSING, HOUSING_STABILITY, VOUCHER_STEP, MOVING_ON, OTHER } =
  HousingServiceKind;

/** HUD HMIS list 1.4 by `RecordType`, for records whose `TypeProvided` adds nothing we show. */
export const BY_RECORD_TYPE: Readonly<Record<string, HousingServiceKind>> = {
  142: OTHER, // R14: a youth project's service connections
  200: BED_NIGHT, // 4.14
  210: VOUCHER_STEP, // V8, HUD-VASH
  300: MOVING_ON, // C2
};

/** HUD HMIS lists V2.2 and V3.3 by `RecordType` and `TypeProvided`. */
export const BY_TYPE_PROVIDED: Readonly<Record<string, Readonly<Record<string, HousingServiceKind>>>> = {
  144: {
    1: OUTREACH,
    2: CASE_MANAGEMENT,
    3: BENEFITS,
    4: BENEFITS,
    5: BENEFITS,
    6: OTHER,
    7: RENT,
    8: OTHER,
    9: OTHER,
  },
  152: {
    1: RENT,
    2: DEPOSIT,
    3: DEPOSIT,
    4: UTILITIES,
    5: MOVING_COSTS,
    8: TRANSPORT,
    9: TRANSPORT,
    10: CHILD_CARE,
    11: HOUSING_STABILITY,
    12: HOUSING_STABILITY,
    14: EMERGENCY_HOUSING,
    15: RENT,
    16: FOOD,
  },
};

/**
 * PATH (141, 161) serves people with a serious mental illness, HOPWA (143, 151) people with HIV: the record type
 * alone tells a diagnosis, of categories this agency does not keep.
 */
export const TELLS_A_DIAGNOSIS: ReadonlySet<string> = new Set(['141', '143', '151', '161']);
