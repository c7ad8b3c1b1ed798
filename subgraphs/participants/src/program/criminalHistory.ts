import { DataCategory } from '@lead-graph/schema';
import { ReferralRoute } from '../codes/referral';

/** Doors that somebody comes through only with an arrest or a charge. */
const TELLING: readonly ReferralRoute[] = [
  ReferralRoute.ARREST_DIVERSION,
  ReferralRoute.PROSECUTOR_REFERRAL,
  ReferralRoute.JAIL_REFERRAL,
  ReferralRoute.COURT_REFERRAL,
];

export function tellsOfCharge(route: ReferralRoute): boolean {
  return TELLING.includes(route);
}

/**
 * What an arrest or charge of that instant counts as at another: current for twelve months, then nonconviction
 * data (RCW 10.97.050(2), 10.97.030(8)). What a court decided the core does not know.
 */
export function historyOf(chargedAt: Date, at: number): DataCategory {
  const stale = new Date(chargedAt);
  stale.setUTCFullYear(stale.getUTCFullYear() + 1);
  return at < stale.getTime() ? DataCategory.CURRENT : DataCategory.NONCONV;
}
