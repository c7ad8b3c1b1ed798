import { DataCategory as C, Purpose as P } from '@lead-graph/schema';
import { ConsentEffect, ConsentType } from '../codes/consent';
import { RACE_ETHNICITY } from '../program/newPerson';
import { release, TO_CASE_MANAGER, TO_CLINICS, TO_EVERY_PARTNER, TO_HOUSING, treatmentConsent } from './consents';
import type { ConsentStory } from './consents';
import { between, pick, type Random } from './random';
import type { EnrolmentStory, ReferralStory, Story } from './story';

const GIVEN = ['Alex', 'Bo', 'Cam', 'Dara', 'Eli', 'Fern', 'Gray', 'Hana', 'Ira', 'Jules', 'Kit', 'Lou', 'Mel', 'Noor'];
const FAMILY = [
  'Able',
  'Birch',
  'Croft',
  'Dale',
  'Elm',
  'Fox',
  'Grove',
  'Hale',
  'Ivory',
  'Jay',
  'Kite',
  'Lake',
  'Marsh',
];
const GROUPS = ['DRUG_POSSESSION', 'SHOPLIFT_THEFT3', 'TRESPASS', 'TRANSIT', 'OTHER_POVERTY'] as const;
const UNDER_WAY = ['REFERRED', 'SCREENED', 'DECLINED', 'INELIGIBLE', 'ACCEPTED', 'INTAKE_IN_PROGRESS'] as const;
const FUNDING = ['midd-2', 'seattle-hsd', 'hca-lead', 'trueblood-phase-iii'] as const;

const FROM = Date.parse('2025-01-06T17:00:00Z');
const DAY_MILLISECONDS = 86_400_000;

/** One synthetic participant without a story of their own; every draw of `random` counts. */
export function other(random: Random): Story {
  const referredAt = FROM + between(random, 0, 300) * DAY_MILLISECONDS + between(random, 0, 600) * 60_000;
  const enrolled = random() < 0.75;
  const referral = referralAt(referredAt, enrolled, random);
  return {
    given: pick(random, GIVEN),
    family: pick(random, FAMILY),
    bornOn: instant(Date.UTC(between(random, 1958, 2004), between(random, 0, 11), between(random, 1, 28))).slice(0, 10),
    sex: pick(random, ['FEMALE', 'MALE', 'MALE', 'UNKNOWN'] as const),
    raceEthnicity: [pick(random, RACE_ETHNICITY)],
    languages: random() < 0.15 ? ['es'] : ['en'],
    phone: null,
    referrals: [referral],
    ...(enrolled ? { enrolment: enrolmentAfter(referredAt, random) } : {}),
    consents: enrolled ? consentsAfter(referredAt, random) : [],
  };
}

function referralAt(at: number, enrolled: boolean, random: Random): ReferralStory {
  const status = enrolled ? 'ENROLLED' : pick(random, UNDER_WAY);
  const shared = {
    at: instant(at),
    to: random() < 0.85 ? 'reach' : 'chmh',
    status,
    driver: pick(random, ['BH', 'POVERTY', 'BOTH', 'UNKNOWN'] as const),
  } as const;
  const chance = random();
  if (chance < 0.2) return { ...shared, route: 'COMMUNITY_REFERRAL', by: 'pda', catchment: null };
  const by = random() < 0.8 ? 'spd' : 'kcso';
  const catchment = by === 'spd' ? pick(random, ['spd-west', 'spd-east', 'spd-north', 'spd-south']) : 'kcso-transit';
  const minutes = between(random, 8, 70);
  const handOff: ReferralStory['handOff'] = status === 'DECLINED' ? ['DECLINED'] : ['MET', minutes];
  const met = { by, catchment, handOff } as const;
  if (chance < 0.6) return { ...shared, ...met, route: 'SOCIAL_CONTACT' };
  return { ...shared, ...met, route: 'ARREST_DIVERSION', group: pick(random, GROUPS) };
}

function enrolmentAfter(referredAt: number, random: Random): EnrolmentStory {
  const at = referredAt + between(random, 5, 30) * DAY_MILLISECONDS;
  const funding = pick(random, FUNDING);
  const shared = { at: instant(at), funding, trueblood: funding === 'trueblood-phase-iii' };
  const last = at + between(random, 40, 150) * DAY_MILLISECONDS;
  const chance = random();
  if (chance < 0.7) return { ...shared, spells: [[instant(at)]] };
  if (chance < 0.85) return { ...shared, spells: [[instant(at), instant(last)]] };
  if (chance < 0.95)
    return { ...shared, spells: [[instant(at), instant(last)], [instant(last + 60 * DAY_MILLISECONDS)]] };
  return { ...shared, spells: [[instant(at), instant(last)]], ended: ['MOVED_TRANSFERRED', instant(last)] };
}

type Signing = (at: string) => readonly ConsentStory[];

/** All, none, run out, not begun, taken back, of one year's records only, without the police, with a refusal. */
const SIGNED: readonly Signing[] = [
  (at) => [release(TO_EVERY_PARTNER, at, lasting), treatmentConsent(at)],
  () => [],
  (at) => [release(TO_EVERY_PARTNER, `2023${at.slice(4)}`, { endsAt: `2024${at.slice(4)}` })],
  (at) => [release(TO_EVERY_PARTNER, at, { startsAt: '2034-01-01T08:00:00Z', endsAt: '2036-01-01T08:00:00Z' })],
  (at) => [release(TO_EVERY_PARTNER, at, { ...lasting, revokedAt: '2026-09-01T17:00:00Z' })],
  (at) => [release([{ ...TO_CASE_MANAGER, categories: [C.PROG, C.IDENT] }, ofOneYear], at, lasting)],
  (at) => [release([TO_CASE_MANAGER, TO_HOUSING, ...TO_CLINICS], at, lasting)],
  (at) => [release(TO_EVERY_PARTNER, at, lasting), release([noPolice], `2026${at.slice(4)}`, lasting)],
  (at) => [
    release([{ recipients: ['kcha', 'reach'], categories: [C.HMIS, C.IDENT], purposes: [P.DIVOPS] }], at, housingOnly),
  ],
];

const lasting = { endsAt: '2033-01-01T08:00:00Z' };
const housingOnly = { ...lasting, type: ConsentType.HMIS_ROI, disclosers: ['pda', 'reach', 'kcha', 'chmh'] };
const ofOneYear = { ...TO_CASE_MANAGER, categories: [C.HMIS, C.MH], from: '2025-01-01', until: '2025-12-31' };
const noPolice = {
  effect: ConsentEffect.DENY,
  recipients: ['spd', 'kcso'],
  categories: [C.PROG, C.IDENT, C.HMIS],
  purposes: [P.DIVOPS],
};

function consentsAfter(referredAt: number, random: Random): readonly ConsentStory[] {
  return pick(random, SIGNED)(instant(referredAt + DAY_MILLISECONDS));
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
