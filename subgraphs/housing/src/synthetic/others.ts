import { HousingServiceKind } from '../codes/housingServiceKind';
import { LivingSituationKind } from '../codes/livingSituation';
import { VictimServiceStayKind } from '../codes/victimServiceStayKind';
import { PROJECTS, type ProjectName } from './projects';
import type { StayStory, Story } from './story';

const {
  PLACE_NOT_MEANT_FOR_HABITATION,
  EMERGENCY_SHELTER,
  HOSPITAL,
  JAIL_PRISON_OR_JUVENILE_FACILITY,
  PSYCHIATRIC_FACILITY,
} = LivingSituationKind;
const {
  WITH_FAMILY,
  WITH_FRIENDS,
  HOTEL_OR_MOTEL,
  RENTAL_WITHOUT_SUBSIDY,
  WITH_FAMILY_PERMANENTLY,
  NO_EXIT_INTERVIEW,
} = LivingSituationKind;

const BEFORE = [
  PLACE_NOT_MEANT_FOR_HABITATION,
  EMERGENCY_SHELTER,
  HOSPITAL,
  JAIL_PRISON_OR_JUVENILE_FACILITY,
  PSYCHIATRIC_FACILITY,
  WITH_FAMILY,
  WITH_FRIENDS,
  HOTEL_OR_MOTEL,
] as const;
const AFTER = [
  EMERGENCY_SHELTER,
  RENTAL_WITHOUT_SUBSIDY,
  WITH_FAMILY_PERMANENTLY,
  JAIL_PRISON_OR_JUVENILE_FACILITY,
  NO_EXIT_INTERVIEW,
] as const;
const DURING = [PLACE_NOT_MEANT_FOR_HABITATION, EMERGENCY_SHELTER, HOSPITAL, HOTEL_OR_MOTEL] as const;
const PROVIDED = [
  HousingServiceKind.BED_NIGHT,
  HousingServiceKind.CASE_MANAGEMENT,
  HousingServiceKind.OUTREACH,
  HousingServiceKind.TRANSPORT,
] as const;
const PLACES = [
  'Tents by the river trail',
  'Covered bus stop on the hill',
  'Car in the long-term lot',
  'Steps of the old armory',
] as const;

/** Synthetic people without a story: a few rows each, the same at every start. */
export function othersNumbered(first: number, last: number): Story[] {
  const random = mulberry32(20_261_123);
  return Array.from({ length: last - first + 1 }, (_, index) => other(`seed-${first + index}`, random));
}

function other(person: string, random: () => number): Story {
  const first = Math.floor(random() * 300);
  const stays = random() < 0.4 ? [stay(first, random), stay(first + 160, random)] : [stay(first, random)];
  return {
    person,
    stays,
    places: random() < 0.3 ? [[day(first), pick(PLACES, random)]] : [],
    victimServices:
      random() < 0.08 ? [[day(first + 40), day(first + 75), VictimServiceStayKind.CONFIDENTIAL_SHELTER]] : [],
  };
}

function stay(enteredOn: number, random: () => number): StayStory {
  const length = 20 + Math.floor(random() * 120);
  const within = () => day(enteredOn + Math.floor(random() * length));
  return {
    project: pick(Object.keys(PROJECTS) as ProjectName[], random),
    enteredOn: day(enteredOn),
    prior: pick(BEFORE, random),
    exit: random() < 0.6 ? [day(enteredOn + length), pick(AFTER, random)] : undefined,
    asked: several(2, random).map(() => [within(), pick(DURING, random)] as const),
    provided: several(4, random).map(() => [within(), pick(PROVIDED, random)] as const),
  };
}

function several(most: number, random: () => number): number[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, (_, index) => index);
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

/** The day so many days after the first of 2025. */
function day(after: number): string {
  return new Date(Date.UTC(2025, 0, 1 + after)).toISOString().slice(0, 10);
}

/** A small generator of numbers from 0 up to 1, in a sequence that its seed alone determines. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
