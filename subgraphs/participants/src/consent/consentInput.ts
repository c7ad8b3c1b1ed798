import { LocalDate } from '@lead-graph/kit';
import { DataCategory, Purpose } from '@lead-graph/schema';
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from 'class-validator';
import { Field, GraphQLISODateTime, ID, InputType } from 'type-graphql';
import {
  ConsentConcern,
  ConsentEffect,
  ConsentExpiry,
  ConsentSigner,
  ConsentStatement,
  ConsentType,
  FormLanguage,
} from '../codes/consent';

/** More than an honest form has. */
const MOST = 50;

@InputType({ description: 'One line of a consent: who may have what, for what, from whom.' })
export class ConsentLineInput {
  @Field(() => ConsentEffect, { defaultValue: ConsentEffect.PERMIT })
  effect!: ConsentEffect;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { description: 'Codes of organizations; for treatment, `class:treating-providers`.' })
  recipients!: string[];

  @ArrayMinSize(1)
  @Field(() => [DataCategory])
  categories!: DataCategory[];

  @ArrayMinSize(1)
  @Field(() => [Purpose])
  purposes!: Purpose[];

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { nullable: true, description: 'Codes of programs or organizations, of those that disclose.' })
  sources?: string[];

  @Field(() => LocalDate, { nullable: true, description: 'First date of service.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last date of service.' })
  until?: string;
}

@InputType({ description: 'What a participant signed, element by element of 42 CFR 2.31(a).' })
export class RecordConsentInput {
  @Field(() => ID, { description: '(1) Whose records.' })
  participantId!: string;

  @Field(() => ConsentType)
  type!: ConsentType;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [String], { description: '(2) Codes of those who may disclose.' })
  disclosers!: string[];

  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Field(() => [ConsentLineInput], { description: '(3), (4), (5) What, to whom, for what.' })
  lines!: ConsentLineInput[];

  @Field(() => [ConsentStatement], { description: '(6), (10) What the form said to whoever signed it.' })
  statements!: ConsentStatement[];

  @Field(() => ConsentExpiry, { description: '(7) How it ends.' })
  expiry!: ConsentExpiry;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  endsAt?: Date;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The event, as the form names it.' })
  expiryEvent?: string;

  @Field(() => ConsentSigner, { defaultValue: ConsentSigner.PARTICIPANT, description: '(8) Who signed.' })
  signedBy!: ConsentSigner;

  @Field(() => ID, { nullable: true, description: '(8) The relation under which a representative signed.' })
  representativeId?: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The proceeding, for `LEGAL_PROCEEDINGS` (2.31(d)).' })
  matter?: string;

  @ArrayMaxSize(MOST)
  @Field(() => [String], {
    defaultValue: [],
    description: 'Codes of those who made participation a condition, for `CJ_MONITORING_235` (2.35).',
  })
  conditionBy!: string[];

  @Field(() => [ConsentConcern], { defaultValue: [], description: 'What makes it doubtful that it was signed freely.' })
  concerns!: ConsentConcern[];

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the form says that it holds after death.' })
  survivesDeath!: boolean;

  @Field(() => FormLanguage, { defaultValue: FormLanguage.en })
  language!: FormLanguage;

  @Field(() => GraphQLISODateTime, { description: '(9) When it was signed.' })
  signedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it begins; at its signature if not said.' })
  startsAt?: Date;

  @Field(() => Boolean, { defaultValue: false, description: 'Staff: that they saw the signature being made.' })
  attested!: boolean;
}
