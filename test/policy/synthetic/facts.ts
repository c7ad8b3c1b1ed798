/** What an agency of the synthetic world lets others count: as its own fact is, without where it is kept. */
export interface SyntheticFact {
  readonly name: string;
  readonly owner: string;
  readonly kind: 'EVENT' | 'STATE';
  /** By column, its codes, of which there are at most 15; of two rows of one day the order of columns tells the later. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

const YES_NO = ['YES', 'NO'];
const CATCHMENTS = ['spd-west', 'spd-east', 'spd-north', 'spd-south', 'spd-southwest', 'kcso-transit'];
const RACES = ['AMERICAN_INDIAN', 'ASIAN', 'BLACK', 'PACIFIC_ISLANDER', 'WHITE', 'HISPANIC', 'MULTIPLE'];
const ROUTES = [
  'ARREST_DIVERSION',
  'SOCIAL_CONTACT',
  'COMMUNITY_REFERRAL',
  'PROSECUTOR_REFERRAL',
  'JAIL_REFERRAL',
  'COURT_REFERRAL',
];
const OFFENCE_GROUPS = [
  'DRUG_POSSESSION',
  'DRUG_SUBSISTENCE_SALE',
  'PROSTITUTION',
  'SHOPLIFT_THEFT3',
  'TRESPASS',
  'PROPERTY_DAMAGE',
  'TRANSIT',
  'OTHER_POVERTY',
  'OTHER',
];
const CONTACT_TYPES = [
  'SOCIAL_CONTACT',
  'ARREST_DIVERSION',
  'CUSTODY_ARREST',
  'CITATION',
  'FIELD_CONTACT',
  'CRISIS_CALL',
  'WELFARE_CHECK',
  'TRANSIT_FARE',
  'WARRANT_SERVICE',
  'COMMUNITY_COMPLAINT',
];
const PROJECTS = ['EMERGENCY_SHELTER', 'TRANSITIONAL', 'OUTREACH', 'PSH', 'RRH', 'OTHER'];

const EVENT = 'EVENT';
const STATE = 'STATE';

function of(owner: string, facts: Readonly<Record<string, Omit<SyntheticFact, 'name' | 'owner'>>>): SyntheticFact[] {
  return Object.entries(facts).map(([name, fact]) => ({ name, owner, ...fact }));
}

/** Of synthetic people only. */
export const FACTS: readonly SyntheticFact[] = [
  ...of('participants', {
    person: { kind: EVENT, attributes: { sex: ['FEMALE', 'MALE', 'X'], race: RACES } },
    referral: { kind: EVENT, attributes: { route: ROUTES, catchment: CATCHMENTS, offenceGroup: OFFENCE_GROUPS } },
    'hand-off': { kind: EVENT, attributes: { outcome: ['MET', 'PHONE', 'MISSED', 'DECLINED'] } },
    enrolment: { kind: EVENT, attributes: { funding: ['MIDD', 'TRUEBLOOD', 'RCW_36_28A', 'CITY'] } },
    engagement: { kind: STATE, attributes: { status: ['ACTIVE', 'INACTIVE'] } },
    death: { kind: EVENT, attributes: {} },
  }),
  ...of('law-enforcement', {
    'police-contact': { kind: EVENT, attributes: { type: CONTACT_TYPES, catchment: CATCHMENTS } },
    arrest: { kind: EVENT, attributes: { basis: ['WARRANT', 'NEW_OFFENCE'], booked: YES_NO } },
  }),
  ...of('behavioral-health', {
    encounter: { kind: EVENT, attributes: { class: ['AMB', 'EMER', 'FLD', 'HH', 'IMP', 'VR'], crisis: YES_NO } },
    medication: { kind: EVENT, attributes: { kind: ['OPIOID_USE_DISORDER', 'OTHER'] } },
  }),
  ...of('housing', {
    'housing-enrolment': { kind: EVENT, attributes: { project: PROJECTS } },
    'living-situation': { kind: STATE, attributes: { kind: ['HOMELESS', 'INSTITUTIONAL', 'TEMPORARY', 'PERMANENT'] } },
  }),
  ...of('prosecution', {
    charge: {
      kind: EVENT,
      attributes: { class: ['FELONY', 'MISDEMEANOR'], outcome: ['DISMISSED', 'CONVICTED', 'PENDING'] },
    },
    'competency-order': {
      kind: EVENT,
      attributes: { finding: ['COMPETENT', 'NOT_COMPETENT', 'UNDETERMINED'] },
    },
  }),
];

export function factNamed(name: string): SyntheticFact {
  const fact = FACTS.find((each) => each.name === name);
  if (!fact) throw new Error(`no fact \`${name}\`; one of ${FACTS.map((each) => each.name).join(', ')}`);
  return fact;
}
