import { between, pick, type Random } from './random';
import {
  type ContactStory,
  MISCHIEF,
  type OffenseStory,
  PARAPHERNALIA,
  POSSESSION,
  SHOPLIFTING,
  TRESPASS,
  type WarrantStory,
} from './story';

const FROM = Date.parse('2025-01-01T00:00:00Z');
const UNTIL = Date.parse('2026-10-01T00:00:00Z');
const DAY_MILLISECONDS = 86_400_000;

const PRECINCTS = ['spd-west', 'spd-east', 'spd-north', 'spd-south', 'spd-southwest'];
const QUIET_TYPES = ['FIELD_CONTACT', 'WELFARE_CHECK', 'CRISIS_CALL', 'COMMUNITY_COMPLAINT'] as const;
const DRIVERS = ['BH', 'POVERTY', 'BOTH', 'UNKNOWN'] as const;
const OFFENSES: readonly OffenseStory[] = [SHOPLIFTING, TRESPASS, MISCHIEF, PARAPHERNALIA];
const SUBSTANCES = ['FENTANYL', 'METHAMPHETAMINE', 'HEROIN', 'COCAINE'] as const;
const OUTCOMES = ['DECLINED', 'DISMISSED', 'CONVICTED', undefined] as const;

/** A few synthetic contacts of one person. */
export function contactsOf(person: number, random: Random): ContactStory[] {
  return Array.from({ length: between(random, 1, 4) }, () => contactOf(person, random));
}

function contactOf(person: number, random: Random): ContactStory {
  const by = random() < 0.8 ? 'spd' : 'kcso';
  const where = {
    person,
    by,
    at: new Date(between(random, FROM / 60_000, UNTIL / 60_000) * 60_000).toISOString(),
    catchment: by === 'spd' ? pick(random, PRECINCTS) : 'kcso-transit',
    driver: pick(random, DRIVERS),
  } as const;
  const chance = random();
  if (chance < 0.5) return { ...where, type: pick(random, QUIET_TYPES), disposition: 'RELEASED' };
  if (chance < 0.7) return { ...where, ...socialContact(random) };
  return { ...where, ...(chance < 0.85 ? diversion(random) : booking(random)) };
}

type What = Omit<ContactStory, 'person' | 'by' | 'at' | 'catchment' | 'driver'>;

function socialContact(random: Random): What {
  const outcome = pick(random, ['MET', 'PHONE', 'MISSED', 'DECLINED'] as const);
  const minutes = outcome === 'MET' || outcome === 'PHONE' ? between(random, 8, 70) : undefined;
  return { type: 'SOCIAL_CONTACT', disposition: 'REFERRED', handOff: { route: 'SOCIAL_CONTACT', outcome, minutes } };
}

function diversion(random: Random): What {
  const drug = [pick(random, SUBSTANCES), between(random, 1, 30) * 100] as const;
  return {
    type: 'ARREST_DIVERSION',
    disposition: 'DIVERTED_IN_LIEU_OF_BOOKING',
    offenses: [{ ...POSSESSION, drug }],
    arrest: 'O',
    handOff: { route: 'ARREST_DIVERSION', outcome: 'MET', minutes: between(random, 8, 45) },
  };
}

function booking(random: Random): What {
  const outcome = pick(random, OUTCOMES);
  return { type: 'CUSTODY_ARREST', disposition: 'BOOKED', offenses: [pick(random, OFFENSES)], arrest: 'O', outcome };
}

/** For one person in six. */
export function warrantsOf(person: number, random: Random): WarrantStory[] {
  if (random() > 1 / 6) return [];
  const issued = between(random, FROM / DAY_MILLISECONDS, UNTIL / DAY_MILLISECONDS - 60);
  const [citation, bailCents] = [pick(random, OFFENSES).citation, between(random, 2, 20) * 10_000];
  const court = 'SEATTLE_MUNICIPAL';
  const warrant = { person, by: 'spd', court, citation, bailCents, issuedOn: dayFrom(issued) } as const;
  if (random() < 0.5) return [{ ...warrant, status: 'ACTIVE' }];
  return [{ ...warrant, status: 'QUASHED', endedOn: dayFrom(issued + 45) }];
}

function dayFrom(days: number): string {
  return new Date(days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
