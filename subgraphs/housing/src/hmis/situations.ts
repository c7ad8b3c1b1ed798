import type { RowReader } from '@lead-graph/kit';
import { FY2022_LIVING_SITUATIONS, type Successor } from '../codes/fiscalYear2022';
import { HOUSING_SUBSIDY_CODES } from '../codes/housingSubsidy';
import { LIVING_SITUATION_CODES, ONLY_ON_LEAVING } from '../codes/livingSituation';
import type { Format } from './format';

/** When the question was put: at entry, during a stay, or on leaving. */
export type Moment = 'before' | 'during' | 'after';

/** Codes as they are stored; `code` is `null` only where nobody asked before an entry, or with a reject. */
export interface Situation {
  readonly code: number | null;
  readonly subsidy: number | null;
}

const { TRANSITIONAL_HOUSING, RENTAL_WITH_SUBSIDY, NOT_COLLECTED } = LIVING_SITUATION_CODES;

/** Moves between HOPWA projects tell of HIV. Each is taken for the nearest code that does not. */
const HOPWA: Readonly<Record<number, Successor>> = {
  327: { code: TRANSITIONAL_HOUSING, subsidy: null },
  426: { code: RENTAL_WITH_SUBSIDY, subsidy: HOUSING_SUBSIDY_CODES.OTHER_ONGOING },
};

const PRESENT: Readonly<Record<string, Successor>> = {
  ...Object.fromEntries(Object.values(LIVING_SITUATION_CODES).map((code) => [code, { code, subsidy: null }])),
  ...HOPWA,
};

const FORMER: Readonly<Record<string, Successor>> = Object.fromEntries(
  Object.entries(FY2022_LIVING_SITUATIONS).map(([old, successor]) => [old, HOPWA[successor.code] ?? successor]),
);

const SUBSIDIES: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(HOUSING_SUBSIDY_CODES).map((code) => [code, code]),
);

/** A subsidy is read beside a rental with one, and nowhere else. */
export function readSituation(
  field: string,
  subsidyField: string,
  moment: Moment,
  format: Format,
  reader: RowReader,
): Situation {
  const situation = reader.oneOf(field, codesFor(moment, format));
  if (!situation) return { code: null, subsidy: null };
  const asked = situation.code === RENTAL_WITH_SUBSIDY && situation.subsidy === null;
  return { code: situation.code, subsidy: asked ? reader.oneOf(subsidyField, SUBSIDIES) : situation.subsidy };
}

/** During a stay and on leaving somebody had to be asked, so that a blank means nobody noted the answer. */
function codesFor(moment: Moment, format: Format): Readonly<Record<string, Successor>> {
  const codes = format === '2022' ? FORMER : PRESENT;
  const allowed = Object.entries(codes).filter(([, { code }]) => moment === 'after' || !ONLY_ON_LEAVING.includes(code));
  const blank: Readonly<Record<string, Successor>> =
    moment === 'before' ? {} : { '': { code: NOT_COLLECTED, subsidy: null } };
  return { ...Object.fromEntries(allowed), ...blank };
}
