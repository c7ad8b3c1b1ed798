import { type Draw, pick } from './draw';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** Instants at and beside the boundaries a case has; every instant of a case is drawn from it. */
export interface Moments {
  readonly at: number;
  /** When consents are signed: few, so that signatures tie. */
  readonly signatures: readonly number[];
}

export function drawMoments(draw: Draw): Moments {
  const at = Date.parse('2026-06-10T09:00:00Z') + draw.below(3) * 1_000;
  const first = at - pick(draw, [100, 20, 400, 1]) * DAY;
  return { at, signatures: [first, first + 1, first + 40 * DAY, at - 1, at] };
}

/** The instant itself, or a millisecond before or after it. */
export function beside(draw: Draw, instant: number): number {
  return instant + pick(draw, [0, -1, 1]);
}

export function before(draw: Draw, { at, signatures }: Moments): number {
  return pick(draw, [at - 50 * DAY, at - 1, at, signatures[0]!, signatures[0]! + 1]);
}

/** Mostly a period that holds; else one that has not begun, or has ended, by a hair. */
export function drawPeriod(draw: Draw, moments: Moments): { startsAt: number; endsAt: number | null } {
  const startsAt = draw.below(12) === 11 ? moments.at + 1 : before(draw, moments);
  const { at } = moments;
  const endsAt = pick(draw, [null, at + 50 * DAY, at + 1, null, at + 50 * DAY, at + 1, at, at - 1]);
  return { startsAt, endsAt };
}

/** Dates of service lines and orders are limited to. */
const DAYS: readonly string[] = ['2025-01-01', '2025-06-15', '2025-12-31', '2026-03-01'];

/** Both limits, one, or none; never the wrong way round. */
export function drawDates(draw: Draw): { from: string | null; until: string | null } {
  const [from, until] = [draw.below(DAYS.length), draw.below(DAYS.length)].sort((a, b) => a - b);
  return pick(draw, [
    { from: null, until: null },
    { from: null, until: null },
    { from: DAYS[from!]!, until: null },
    { from: null, until: DAYS[until!]! },
    { from: DAYS[from!]!, until: DAYS[until!]! },
  ]);
}
