import { LegalKind } from '@lead-graph/schema';

const { COVERED_ENTITY, PART2_PROGRAM, CRIMINAL_JUSTICE_AGENCY, CARE_COORDINATOR, MEDICAL_RESPONDER, CHO_HMIS, VSP } = LegalKind;

const partner = (code: string, name: string, kind: string, ...legalKinds: LegalKind[]) => ({ code, name, kind, legalKinds, activeFrom: '2011-10-01' });

export const ORGANIZATIONS = [
  partner('pda', 'Purpose Dignity Action', 'PROJECT_MANAGEMENT'),
  partner('reach', 'REACH', 'CASE_MANAGEMENT', CARE_COORDINATOR),
  partner('chmh', 'Community House Mental Health', 'HOUSING', COVERED_ENTITY),
  partner('ets', 'Evergreen Treatment Services', 'BEHAVIORAL_HEALTH', COVERED_ENTITY, PART2_PROGRAM),
  partner('desc', 'DESC', 'BEHAVIORAL_HEALTH', COVERED_ENTITY),
  partner('kcha', 'King County Housing Authority', 'HOUSING', CHO_HMIS),
  partner('vsp', 'A victim service provider', 'VICTIM_SERVICES', VSP),
  partner('spd', 'Seattle Police Department', 'POLICE', CRIMINAL_JUSTICE_AGENCY),
  partner('kcso', "King County Sheriff's Office", 'POLICE', CRIMINAL_JUSTICE_AGENCY),
  partner('kcpao', 'King County Prosecuting Attorney', 'PROSECUTION', CRIMINAL_JUSTICE_AGENCY),
  partner('sca', 'Seattle City Attorney', 'PROSECUTION', CRIMINAL_JUSTICE_AGENCY),
  partner('kcdpd', 'King County Department of Public Defense', 'DEFENSE'),
  partner('kcsc', 'King County Superior Court', 'COURT', CRIMINAL_JUSTICE_AGENCY),
  partner('kcems', 'King County Emergency Medical Services', 'EMERGENCY_MEDICAL', COVERED_ENTITY, MEDICAL_RESPONDER),
  partner('pcg', 'Policy Coordinating Group', 'POLICY'),
  partner('uw', 'University of Washington', 'EVALUATION'),
];

const place = (code: string, name: string, kind: string, organization: string, activeFrom: string) => ({ code, name, kind, organization, activeFrom });

/** Southwest precinct is in no catchment: an address there is outside (DOMAIN 1.5). */
export const CATCHMENTS = [
  place('spd-west', 'SPD West Precinct', 'SPD_PRECINCT', 'spd', '2011-10-01'),
  place('spd-east', 'SPD East Precinct', 'SPD_PRECINCT', 'spd', '2017-01-01'),
  place('spd-north', 'SPD North Precinct', 'SPD_PRECINCT', 'spd', '2019-01-01'),
  place('spd-south', 'SPD South Precinct', 'SPD_PRECINCT', 'spd', '2020-01-01'),
  place('kcso-transit', 'Metro Transit zones and buses', 'TRANSIT_ZONE', 'kcso', '2014-01-01'),
  place('burien', 'Burien', 'CITY', 'kcso', '2018-09-01'),
];

export const FUNDING_SOURCES = [
  { code: 'midd-2', name: 'King County Mental Illness and Drug Dependency 2', startsOn: '2017-01-01', endsOn: '2025-12-31' },
  { code: 'trueblood-3', name: 'Trueblood Phase III Diversion Grant', startsOn: '2018-07-01', endsOn: null },
];

export const ELIGIBILITY_POLICIES = [
  { site: 'king-county', version: 1, effectiveFrom: '2011-10-01', criteria: { maximumDrugMilligrams: 3_000, excludes: ['PROMOTING_PROSTITUTION', 'EXPLOITS_MINORS', 'DISQUALIFYING_HISTORY'] } },
  { site: 'king-county', version: 2, effectiveFrom: '2021-07-01', criteria: { maximumDrugMilligrams: null, excludes: ['PROMOTING_PROSTITUTION', 'EXPLOITS_MINORS'] } },
];

export const AGREEMENTS = [
  { type: 'EVALUATION', organization: 'uw', sources: null, startsAt: '2024-01-01T00:00:00Z', endsAt: '2029-01-01T00:00:00Z' },
  { type: 'MOU', organization: 'reach', sources: null, startsAt: '2016-01-01T00:00:00Z', endsAt: null },
];
