import { LocalDate } from '@lead-graph/kit';
import { randomUUID } from 'node:crypto';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { ArrayMaxSize, IsIn, Length, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { Person, Reference } from '../identity/person';

/** HMIS FY2026, 3.04. */
export const RACE_ETHNICITY = [
  'AMERICAN_INDIAN_ALASKA_NATIVE_INDIGENOUS',
  'ASIAN',
  'BLACK_AFRICAN_AMERICAN_AFRICAN',
  'HISPANIC_LATINA_O',
  'MIDDLE_EASTERN_NORTH_AFRICAN',
  'NATIVE_HAWAIIAN_PACIFIC_ISLANDER',
  'WHITE',
] as const;

/** HMIS FY2026, 4.21. */
export const SEX = ['FEMALE', 'MALE', 'UNKNOWN'] as const;

@InputType({ description: 'Somebody who was not in the program before.' })
export class NewPersonInput {
  @Length(1, 100)
  @Field(() => String)
  preferredName!: string;

  @Length(1, 100)
  @Field(() => String, { nullable: true })
  familyName?: string;

  @Field(() => LocalDate, { nullable: true })
  dateOfBirth?: string;

  @IsIn(SEX, { message: `expected one of ${SEX.join(', ')}` })
  @Field(() => String, { nullable: true })
  sex?: string;

  @IsIn(RACE_ETHNICITY, { each: true, message: `expected some of ${RACE_ETHNICITY.join(', ')}` })
  @ArrayMaxSize(RACE_ETHNICITY.length)
  @Field(() => [String], { defaultValue: [] })
  raceEthnicity!: string[];

  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { each: true, message: 'expected tags like `en` or `es-MX`' })
  @ArrayMaxSize(10)
  @Field(() => [String], { defaultValue: [], description: 'BCP 47 tags, best first.' })
  languages!: string[];

  @Matches(/^\+?[0-9 ()-]{7,20}$/, { message: 'expected a telephone number' })
  @Field(() => String, { nullable: true })
  phone?: string;
}

/**
 * Writes somebody down, with a reference for every agency at once: whether an agency knows them must not show
 * in whether there is one.
 */
export async function addPerson(input: NewPersonInput, db: EntityManager): Promise<string> {
  const participantId = randomUUID();
  await db.insert(Person, { ...input, id: participantId });
  await db.insert(
    Reference,
    RECORD_AGENCIES.map(({ name }) => ({ ref: randomUUID(), participantId, agency: name })),
  );
  return participantId;
}
