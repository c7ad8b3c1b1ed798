/** What a code of the FY2022 format is in the present list, with the subsidy it once had in itself. */
export interface Successor {
  readonly code: number;
  readonly subsidy: number | null;
}

const RENAMED: Readonly<Record<string, number>> = {
  1: 101,
  2: 302,
  4: 204,
  5: 205,
  6: 206,
  7: 207,
  8: 8,
  9: 9,
  10: 410,
  11: 411,
  12: 312,
  13: 313,
  14: 314,
  15: 215,
  16: 116,
  17: 17,
  18: 118,
  21: 421,
  22: 422,
  23: 423,
  24: 24,
  25: 225,
  26: 426,
  27: 327,
  29: 329,
  30: 30,
  32: 332,
  35: 335,
  36: 336,
  37: 37,
  99: 99,
};

/** All of them a rental with a subsidy now. */
const RENTALS: Readonly<Record<string, number>> = { 3: 440, 19: 419, 20: 420, 28: 428, 31: 431, 33: 433, 34: 434 };

/** HUD's crosswalk of list 3.12.1 from FY2022 to FY2024. */
export const FY2022_LIVING_SITUATIONS: Readonly<Record<string, Successor>> = {
  ...successors(RENAMED, (code) => ({ code, subsidy: null })),
  ...successors(RENTALS, (subsidy) => ({ code: 435, subsidy })),
};

function successors(
  codes: Readonly<Record<string, number>>,
  of: (code: number) => Successor,
): Record<string, Successor> {
  return Object.fromEntries(Object.entries(codes).map(([old, code]) => [old, of(code)]));
}
