import {
  contact,
  type ContactStory,
  MISCHIEF,
  PARAPHERNALIA,
  POSSESSION,
  PROSTITUTION,
  SHOPLIFTING,
  SUBSISTENCE_SALE,
  TRESPASS,
  type WarrantStory,
} from './story';

/** Synthetic: diverted downtown instead of booked, after two winters of contacts. */
const FIRST: readonly ContactStory[] = [
  contact(1, 'spd-west', '2025-01-22T19:40:00Z', 'WELFARE_CHECK', 'RELEASED', 'BOTH'),
  contact(1, 'spd-west', '2025-04-09T23:05:00Z', 'CITATION', 'CITED', 'POVERTY', {
    offenses: [TRESPASS],
    outcome: 'DISMISSED',
  }),
  contact(1, 'spd-west', '2025-08-14T02:20:00Z', 'CUSTODY_ARREST', 'BOOKED', 'BH', {
    offenses: [{ ...POSSESSION, drug: ['FENTANYL', 600] }],
    arrest: 'O',
  }),
  contact(1, 'kcso-transit', '2025-12-03T15:30:00Z', 'TRANSIT_FARE', 'RELEASED', 'POVERTY'),
  contact(1, 'spd-west', '2026-03-01T21:15:00Z', 'ARREST_DIVERSION', 'DIVERTED_IN_LIEU_OF_BOOKING', 'BH', {
    offenses: [{ ...POSSESSION, drug: ['METHAMPHETAMINE', 1_200] }, PARAPHERNALIA],
    arrest: 'O',
    handOff: { route: 'ARREST_DIVERSION', outcome: 'MET', minutes: 26 },
  }),
  contact(1, 'spd-west', '2026-06-18T17:50:00Z', 'SOCIAL_CONTACT', 'REFERRED', 'BOTH', {
    handOff: { route: 'SOCIAL_CONTACT', outcome: 'PHONE', minutes: 41 },
  }),
  contact(1, 'spd-west', '2026-07-02T18:10:00Z', 'SOCIAL_CONTACT', 'RELEASED', 'BH', { learnedThroughLead: true }),
];

/** Synthetic: known to transit deputies more than to the city; referred without an arrest. */
const SECOND: readonly ContactStory[] = [
  contact(2, 'kcso-transit', '2025-02-11T16:05:00Z', 'TRANSIT_FARE', 'CITED', 'POVERTY', {
    offenses: [{ code: '90Z', citation: 'RCW 81.112.220', group: 'TRANSIT' }],
    outcome: 'DISMISSED',
  }),
  contact(2, 'kcso-transit', '2025-05-27T22:45:00Z', 'CRISIS_CALL', 'RELEASED', 'BH'),
  contact(2, 'kcso-transit', '2025-10-30T14:15:00Z', 'FIELD_CONTACT', 'RELEASED', 'POVERTY'),
  contact(2, 'spd-east', '2026-01-16T20:25:00Z', 'CUSTODY_ARREST', 'BOOKED', 'POVERTY', {
    offenses: [SHOPLIFTING],
    arrest: 'O',
    outcome: 'DECLINED',
  }),
  contact(2, 'kcso-transit', '2026-04-21T18:30:00Z', 'SOCIAL_CONTACT', 'REFERRED', 'BOTH', {
    offenses: [{ ...PARAPHERNALIA, drug: ['FENTANYL', 200] }],
    handOff: { route: 'SOCIAL_CONTACT', outcome: 'MISSED' },
  }),
  contact(2, 'kcso-transit', '2026-04-28T19:00:00Z', 'SOCIAL_CONTACT', 'REFERRED', 'BOTH', {
    handOff: { route: 'SOCIAL_CONTACT', outcome: 'MET', minutes: 18 },
  }),
  contact(2, 'spd-east', '2026-08-05T03:10:00Z', 'WELFARE_CHECK', 'RELEASED', 'BH'),
  contact(2, 'kcso-transit', '2026-09-12T17:20:00Z', 'FIELD_CONTACT', 'RELEASED', 'UNKNOWN'),
];

/** Synthetic: cycling through competency evaluation; arrests that ended in nothing. */
const THIRD: readonly ContactStory[] = [
  contact(3, 'spd-north', '2025-03-06T06:40:00Z', 'CRISIS_CALL', 'RELEASED', 'BH'),
  contact(3, 'spd-north', '2025-03-19T21:00:00Z', 'CUSTODY_ARREST', 'BOOKED', 'BH', {
    offenses: [MISCHIEF, TRESPASS],
    arrest: 'O',
    outcome: 'ADVERSE',
  }),
  contact(3, 'spd-north', '2025-09-25T18:35:00Z', 'CUSTODY_ARREST', 'BOOKED', 'BH', {
    offenses: [TRESPASS],
    arrest: 'O',
  }),
  contact(3, 'spd-north', '2026-02-08T04:55:00Z', 'COMMUNITY_COMPLAINT', 'REFERRED', 'BH', {
    handOff: { route: 'COMMUNITY_REFERRAL', outcome: 'DECLINED' },
  }),
  contact(3, 'spd-north', '2026-05-14T19:45:00Z', 'ARREST_DIVERSION', 'DIVERTED_IN_LIEU_OF_BOOKING', 'BH', {
    offenses: [MISCHIEF],
    arrest: 'O',
    handOff: { route: 'ARREST_DIVERSION', outcome: 'MET', minutes: 33 },
    outcome: 'DECLINED',
  }),
  contact(3, 'kcso-transit', '2026-08-22T23:30:00Z', 'WELFARE_CHECK', 'RELEASED', 'BOTH'),
];

/** Synthetic: a conviction, a warrant still out, and a diversion under way. */
const FOURTH: readonly ContactStory[] = [
  contact(4, 'spd-south', '2025-01-30T01:15:00Z', 'CUSTODY_ARREST', 'BOOKED', 'BOTH', {
    offenses: [{ ...SUBSISTENCE_SALE, drug: ['COCAINE', 900] }],
    arrest: 'O',
    outcome: 'CONVICTED',
  }),
  contact(4, 'spd-south', '2025-07-17T20:30:00Z', 'WARRANT_SERVICE', 'BOOKED', 'UNKNOWN', { arrest: 'T' }),
  contact(4, 'spd-south', '2025-11-29T16:20:00Z', 'CITATION', 'CITED', 'POVERTY', { offenses: [SHOPLIFTING] }),
  contact(4, 'spd-southwest', '2026-02-24T22:10:00Z', 'FIELD_CONTACT', 'RELEASED', 'POVERTY'),
  contact(4, 'spd-south', '2026-06-03T05:25:00Z', 'ARREST_DIVERSION', 'DIVERTED_IN_LIEU_OF_BOOKING', 'POVERTY', {
    offenses: [PROSTITUTION],
    arrest: 'O',
    handOff: { route: 'ARREST_DIVERSION', outcome: 'MET', minutes: 22 },
  }),
  contact(4, 'kcso-transit', '2026-09-01T14:40:00Z', 'TRANSIT_FARE', 'RELEASED', 'POVERTY'),
];

export const NAMED_CONTACTS: readonly ContactStory[] = [...FIRST, ...SECOND, ...THIRD, ...FOURTH];

export const NAMED_WARRANTS: readonly WarrantStory[] = [
  {
    person: 1,
    by: 'spd',
    court: 'SEATTLE_MUNICIPAL',
    citation: 'RCW 9A.52.080',
    bailCents: 50_000,
    issuedOn: '2025-06-10',
    status: 'QUASHED',
    endedOn: '2026-04-02',
  },
  {
    person: 1,
    by: 'spd',
    court: 'RENTON_MUNICIPAL',
    citation: 'RCW 9A.56.050',
    bailCents: 100_000,
    issuedOn: '2025-10-07',
    status: 'ACTIVE',
    showingAgreed: true,
  },
  {
    person: 2,
    by: 'kcso',
    court: 'BURIEN_MUNICIPAL',
    citation: 'RCW 9A.56.050',
    bailCents: 75_000,
    issuedOn: '2025-08-19',
    status: 'RECALLED',
    endedOn: '2026-03-11',
  },
  {
    person: 3,
    by: 'spd',
    court: 'SEATTLE_MUNICIPAL',
    citation: 'RCW 9A.48.090',
    bailCents: 50_000,
    issuedOn: '2025-05-02',
    status: 'EXPIRED',
    endedOn: '2026-05-02',
  },
  {
    person: 4,
    by: 'spd',
    court: 'KING_COUNTY_SUPERIOR',
    citation: 'RCW 69.50.401',
    bailCents: 500_000,
    issuedOn: '2025-06-24',
    status: 'SERVED',
    endedOn: '2025-07-17',
  },
  {
    person: 4,
    by: 'spd',
    court: 'KENT_MUNICIPAL',
    citation: 'RCW 9A.56.050',
    bailCents: 150_000,
    issuedOn: '2026-01-20',
    status: 'ACTIVE',
  },
];
