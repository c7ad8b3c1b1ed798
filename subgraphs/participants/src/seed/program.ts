import { LegalKind as L } from '@lead-graph/schema';
import { CatchmentKind } from '../program/catchment';
import { OrganizationKind as K } from '../codes/organizationKind';

function partner(code: string, name: string, kind: K, ...legalKinds: readonly L[]) {
  return { code, name, kind, legalKinds: [...legalKinds], activeFrom: '2011-10-01' };
}

export const ORGANIZATIONS = [
  partner('pda', 'Purpose Dignity Action', K.PROJECT_MANAGEMENT),
  partner('reach', 'REACH', K.CASE_MANAGEMENT, L.CARE_COORDINATOR),
  partner('chmh', 'Community House Mental Health', K.HOUSING, L.COVERED_ENTITY),
  partner('ets', 'Evergreen Treatment Services', K.BEHAVIORAL_HEALTH, L.COVERED_ENTITY, L.PART2_PROGRAM),
  partner('desc', 'DESC', K.BEHAVIORAL_HEALTH, L.COVERED_ENTITY),
  partner('kcha', 'King County Housing Authority', K.HOUSING, L.CHO_HMIS),
  partner('vsp', 'A victim service provider', K.VICTIM_SERVICES, L.VSP),
  partner('spd', 'Seattle Police Department', K.POLICE, L.CRIMINAL_JUSTICE_AGENCY),
  partner('kcso', "King County Sheriff's Office", K.POLICE, L.CRIMINAL_JUSTICE_AGENCY),
  partner('kcpao', 'King County Prosecuting Attorney', K.PROSECUTION, L.CRIMINAL_JUSTICE_AGENCY),
  partner('sca', 'Seattle City Attorney', K.PROSECUTION, L.CRIMINAL_JUSTICE_AGENCY),
  partner('kcdpd', 'King County Department of Public Defense', K.DEFENSE),
  partner('kcsc', 'King County Superior Court', K.COURT, L.CRIMINAL_JUSTICE_AGENCY),
  partner(
    'kcems',
    'King County Emergency Medical Services',
    K.EMERGENCY_MEDICAL,
    L.COVERED_ENTITY,
    L.MEDICAL_RESPONDER,
  ),
  partner('pcg', 'Policy Coordinating Group', K.POLICY),
  {
    ...partner('uw', 'University of Washington', K.EVALUATION),
    contact: 'Office of a synthetic study, 1 Synthetic Way, Seattle WA 98100, 206-555-0100',
  },
];

function precinct(code: string, name: string, activeFrom: string) {
  return { code, name, kind: CatchmentKind.SPD_PRECINCT, organization: 'spd', activeFrom };
}

/** The southwest precinct is none: an address there is outside. */
export const CATCHMENTS = [
  precinct('spd-west', 'West Precinct', '2011-10-01'),
  precinct('spd-east', 'East Precinct', '2014-01-01'),
  precinct('spd-north', 'North Precinct', '2018-07-01'),
  precinct('spd-south', 'South Precinct', '2018-07-01'),
  {
    code: 'kcso-transit',
    name: 'Metro Transit zones and buses',
    kind: CatchmentKind.TRANSIT_ZONE,
    organization: 'kcso',
    activeFrom: '2014-01-01',
  },
  { code: 'burien', name: 'Burien', kind: CatchmentKind.CITY, organization: 'kcso', activeFrom: '2018-09-01' },
];

export const FUNDING_SOURCES = [
  { code: 'midd-2', name: 'MIDD 2 (county sales tax)', startsOn: '2017-01-01', endsOn: '2025-12-31' },
  { code: 'midd-renewed', name: 'MIDD, renewed (county sales tax)', startsOn: '2026-01-01', endsOn: '2034-12-31' },
  { code: 'trueblood-phase-iii', name: 'Trueblood Phase III Diversion Grant', startsOn: '2018-07-01', endsOn: null },
  { code: 'seattle-hsd', name: 'City of Seattle Human Services contract', startsOn: '2021-01-01', endsOn: null },
  { code: 'hca-lead', name: 'State Health Care Authority LEAD grant', startsOn: '2019-07-01', endsOn: null },
];

const OVER_THREE_GRAMS = { code: 'OVER_THREE_GRAMS', words: 'more than three grams of drugs' };
const SALE_BEYOND_SUBSISTENCE = { code: 'SALE_BEYOND_SUBSISTENCE', words: 'delivery beyond subsistence' };
const EXPLOITS_MINORS = { code: 'EXPLOITS_MINORS', words: 'appears to exploit minors' };
const PROMOTES_PROSTITUTION = { code: 'PROMOTES_PROSTITUTION', words: 'suspected of promoting prostitution' };
const DISQUALIFYING_HISTORY = { code: 'DISQUALIFYING_HISTORY', words: 'a disqualifying conviction within ten years' };

/** What speaks against letting somebody in; the second version widened what can be diverted. */
export const ELIGIBILITY_POLICIES = [
  {
    site: 'king-county',
    version: 1,
    effectiveFrom: '2011-10-01',
    criteria: [
      OVER_THREE_GRAMS,
      SALE_BEYOND_SUBSISTENCE,
      EXPLOITS_MINORS,
      PROMOTES_PROSTITUTION,
      DISQUALIFYING_HISTORY,
    ],
  },
  {
    site: 'king-county',
    version: 2,
    effectiveFrom: '2018-07-01',
    criteria: [SALE_BEYOND_SUBSISTENCE, EXPLOITS_MINORS, PROMOTES_PROSTITUTION],
  },
];

function agreement(type: string, organization: string, startsAt: string, endsAt: string | null = null) {
  return { type, organization, sources: null, startsAt, endsAt };
}

export const AGREEMENTS = [
  agreement('EVALUATION', 'uw', '2024-01-01T08:00:00Z', '2031-01-01T08:00:00Z'),
  ...['spd', 'kcso', 'kcpao', 'sca', 'kcdpd', 'kcha', 'desc', 'ets', 'chmh', 'reach'].map((code) =>
    agreement('MOU', code, '2018-07-01T07:00:00Z'),
  ),
];
