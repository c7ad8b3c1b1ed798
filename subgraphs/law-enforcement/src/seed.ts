import { personRefs } from '@lead-graph/kit';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Arrest } from './arrest';
import { ContactOffense } from './contactOffense';
import { DiversionReferral } from './diversionReferral';
import { DrugQuantity } from './drugQuantity';
import { PoliceContact } from './policeContact';
import { PoliceWarrant } from './policeWarrant';
import { NAMED_CONTACTS, NAMED_WARRANTS } from './seed/named';
import { type Random, randomFrom } from './seed/random';
import { contactRows, type Row, SEED, warrantRow } from './seed/rows';
import { contactsOf, warrantsOf } from './seed/unnamed';

const PEOPLE = 60;
const NAMED = 4;

/** Synthetic rows for a first start, the same every time. A second run changes nothing. */
export async function seed(db: DataSource): Promise<void> {
  const random = randomFrom(20_180_701);
  const refs = await seededPeople(db);
  const others = Array.from({ length: PEOPLE - NAMED }, (_, index) => NAMED + 1 + index);
  const contacts = [...NAMED_CONTACTS, ...others.flatMap((person) => contactsOf(person, random))];
  const warrants = [...NAMED_WARRANTS, ...others.flatMap((person) => warrantsOf(person, random))];

  const nextId = () => uuidFrom(random);
  const rows = contacts.map((story) => contactRows(story, refs.get(story.person)!, nextId));
  await insert(
    db,
    PoliceContact,
    rows.map((each) => each.contact),
  );
  await insert(
    db,
    ContactOffense,
    rows.flatMap((each) => each.offenses),
  );
  await insert(
    db,
    DrugQuantity,
    rows.flatMap((each) => each.drugs),
  );
  await insert(
    db,
    Arrest,
    rows.flatMap((each) => each.arrests),
  );
  await insert(
    db,
    DiversionReferral,
    rows.flatMap((each) => each.referrals),
  );
  await insert(
    db,
    PoliceWarrant,
    warrants.map((story) => warrantRow(story, refs.get(story.person)!, nextId())),
  );
}

/** References by the number of the synthetic person, 1 to 60. */
async function seededPeople(db: DataSource): Promise<Map<number, string>> {
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index + 1);
  const keyOf = (number: number) => `seed-${number}`;
  const refs = await personRefs(db, SEED, numbers.map(keyOf));
  return new Map(numbers.map((number) => [number, refs.get(keyOf(number))!]));
}

async function insert(db: DataSource, noun: EntityTarget<ObjectLiteral>, rows: readonly Row[]): Promise<void> {
  await db
    .getRepository(noun)
    .createQueryBuilder()
    .insert()
    .values([...rows])
    .orIgnore()
    .execute();
}

/** Of version 4 in form, from the seed's own numbers. */
function uuidFrom(random: Random): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = '89ab'[Math.floor(random() * 4)]!;
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
