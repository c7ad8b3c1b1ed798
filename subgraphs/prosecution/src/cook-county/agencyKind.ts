import { ReferringAgency } from '../codes/referringAgency';

/** By what the agency calls itself; the first that fits. */
const KINDS: readonly (readonly [RegExp, ReferringAgency])[] = [
  [/CORRECTIONS|\bIDOC\b|TRANSITION CENTER/, ReferringAgency.CORRECTIONS],
  [/SHERIFF/, ReferringAgency.COUNTY_SHERIFF],
  [/^ISP\b|STATE POLICE|SEC\. OF STATE|\bSOS\b/, ReferringAgency.STATE_PATROL],
  [/RAILWAY|RAILROAD|METRA\b|TRANSIT/, ReferringAgency.TRANSIT_POLICE],
  [/UNIVERSITY|COLLEGE|^U OF /, ReferringAgency.CAMPUS_POLICE],
  [/\bPD\b|POLICE DEP/, ReferringAgency.CITY_POLICE],
];

export function agencyKind(name: string | null): ReferringAgency {
  const written = name?.toUpperCase() ?? '';
  return KINDS.find(([pattern]) => pattern.test(written))?.[1] ?? ReferringAgency.OTHER;
}
