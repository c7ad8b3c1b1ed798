import { BadUserInput } from '@lead-graph/schema';
import { ArrayMaxSize, IsIn, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, GraphQLISODateTime, InputType, Int } from 'type-graphql';
import { ArrestType } from './codes/arrestType';
import { CATCHMENTS } from './codes/catchment';
import { ContactDisposition } from './codes/contactDisposition';
import { ContactDriver } from './codes/contactDriver';
import { ContactObtainedVia } from './codes/contactObtainedVia';
import { ContactType } from './codes/contactType';
import { DrugSubstance } from './codes/drugSubstance';
import { CITATION, NIBRS_CODE } from './codes/nibrs';
import { OffenseGroup } from './codes/offenseGroup';

/** More of a kind than one contact can honestly have. */
const MOST = 20;

/** Ten kilograms: far past what diversion meets. */
const MOST_MILLIGRAMS = 10_000_000;

@InputType()
export class DrugQuantityInput {
  @Field(() => DrugSubstance)
  substance!: DrugSubstance;

  @Min(0)
  @Max(MOST_MILLIGRAMS)
  @Field(() => Int, { description: 'Weight in milligrams.' })
  milligrams!: number;

  @Field(() => Boolean, { description: 'Estimated, not weighed.' })
  estimated!: boolean;
}

@InputType()
export class ContactOffenseInput {
  @Matches(NIBRS_CODE, { message: 'expected a NIBRS offense code like 35A' })
  @Field(() => String)
  nibrsCode!: string;

  @Matches(CITATION, { message: 'expected a citation like RCW 69.50.4013 or SMC 12A.08.040' })
  @Field(() => String, { nullable: true })
  citation?: string;

  @Field(() => OffenseGroup)
  offenseGroup!: OffenseGroup;

  @Min(1)
  @Max(4)
  @Field(() => Int, { nullable: true })
  degree?: number;

  @Field(() => Boolean, { defaultValue: false })
  attempted!: boolean;

  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Field(() => [DrugQuantityInput], { defaultValue: [] })
  drugs!: DrugQuantityInput[];
}

@InputType()
export class ContactArrestInput {
  @Field(() => ArrestType)
  arrestType!: ArrestType;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Where it differs from the time of the contact.' })
  arrestedAt?: Date;

  @Field(() => Boolean, { description: 'Diverted instead of booked.' })
  diverted!: boolean;

  @Field(() => Boolean, { description: 'Booked into jail.' })
  booked!: boolean;
}

@InputType()
export class RecordContactInput {
  @Field(() => String, { description: 'Number under which this agency knows the person; it never leaves the agency.' })
  person!: string;

  @Field(() => Boolean, { description: 'Under 18 at the time, or not known to be 18: a juvenile record then.' })
  juvenile!: boolean;

  @Field(() => ContactType)
  type!: ContactType;

  @Field(() => GraphQLISODateTime)
  occurredAt!: Date;

  @IsIn(CATCHMENTS, { message: `expected one of ${CATCHMENTS.join(', ')}` })
  @Field(() => String, { nullable: true })
  catchment?: string;

  @Field(() => ContactDisposition, { nullable: true })
  disposition?: ContactDisposition;

  @Field(() => ContactDriver, { defaultValue: ContactDriver.UNKNOWN })
  driver!: ContactDriver;

  @Field(() => ContactObtainedVia, { defaultValue: ContactObtainedVia.OWN_WORK })
  obtainedVia!: ContactObtainedVia;

  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Field(() => [ContactOffenseInput], { defaultValue: [] })
  offenses!: ContactOffenseInput[];

  @ValidateNested()
  @Field(() => ContactArrestInput, { nullable: true })
  arrest?: ContactArrestInput;
}

/** What no single field can tell. */
export function checkContact({ type, disposition, occurredAt, arrest }: RecordContactInput, now: Date): void {
  const booked = disposition === ContactDisposition.BOOKED;
  const diverted = disposition === ContactDisposition.DIVERTED_IN_LIEU_OF_BOOKING;
  if (occurredAt > now) throw new BadUserInput('occurredAt', 'lies in the future');
  if (type === ContactType.SOCIAL_CONTACT && arrest)
    throw new BadUserInput('arrest', 'a social contact has none; choose another `type`');
  if (arrest?.arrestedAt && arrest.arrestedAt < occurredAt)
    throw new BadUserInput('arrest.arrestedAt', 'is before `occurredAt`');
  if (arrest?.arrestedAt && arrest.arrestedAt > now) throw new BadUserInput('arrest.arrestedAt', 'lies in the future');
  if (arrest?.diverted && arrest.booked)
    throw new BadUserInput('arrest.booked', 'is instead of `diverted`, not with it');
  if (arrest && ((booked && arrest.diverted) || (diverted && arrest.booked)))
    throw new BadUserInput('disposition', 'contradicts `arrest`');
}
