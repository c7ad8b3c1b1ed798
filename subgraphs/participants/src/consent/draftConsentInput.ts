import { LocalDate } from '@lead-graph/kit';
import { DataCategory, Purpose } from '@lead-graph/schema';
import { ArrayMaxSize, Length, ValidateNested } from 'class-validator';
import { Field, GraphQLISODateTime, InputType } from 'type-graphql';
import {
  ConsentConcern,
  ConsentEffect,
  ConsentExpiry,
  ConsentStatement,
  ConsentType,
  FormLanguage,
} from '../codes/consent';

/** More than an honest form has. */
const MOST = 50;

@InputType({ description: 'One line of a form, as far as it is filled in.' })
export class DraftLineInput {
  @Field(() => ConsentEffect, { defaultValue: ConsentEffect.PERMIT })
  effect!: ConsentEffect;

  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true })
  recipients?: string[] | null;

  @ArrayMaxSize(MOST)
  @Field(() => [DataCategory], { nullable: true })
  categories?: DataCategory[] | null;

  @ArrayMaxSize(MOST)
  @Field(() => [Purpose], { nullable: true })
  purposes?: Purpose[] | null;

  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true })
  sources?: string[] | null;

  @Field(() => LocalDate, { nullable: true })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true })
  until?: string | null;
}

@InputType({
  description:
    'A form as far as it is filled in, by the elements of `RecordConsentInput`. What is absent stays as it was; null empties it.',
})
export class DraftConsentInput {
  @Field(() => ConsentType, { nullable: true, description: 'A form has its kind from the start.' })
  type?: ConsentType | null;

  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true })
  disclosers?: string[] | null;

  @ValidateNested({ each: true })
  @ArrayMaxSize(MOST)
  @Field(() => [DraftLineInput], { nullable: true })
  lines?: DraftLineInput[] | null;

  @Field(() => [ConsentStatement], { nullable: true })
  statements?: ConsentStatement[] | null;

  @Field(() => ConsentExpiry, { nullable: true })
  expiry?: ConsentExpiry | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  endsAt?: Date | null;

  @Length(1, 200)
  @Field(() => String, { nullable: true })
  expiryEvent?: string | null;

  @Length(1, 200)
  @Field(() => String, { nullable: true })
  matter?: string | null;

  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true })
  conditionBy?: string[] | null;

  @Field(() => [ConsentConcern], { nullable: true })
  concerns?: ConsentConcern[] | null;

  @Field(() => Boolean, { nullable: true })
  survivesDeath?: boolean | null;

  @Field(() => FormLanguage, { nullable: true })
  language?: FormLanguage | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  startsAt?: Date | null;
}
