import {
  Categories,
  ConnectionOf,
  Guarded,
  OwnStaff,
  ownRecords,
  Page,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { DiagnosisClinicalStatus, DiagnosisVerification } from './codes/diagnosis';
import { Participant } from './participant';

/** One condition as a program diagnosed it: by ICD-10-CM, by SNOMED CT or by both. */
@Entity()
@ObjectType({ description: 'One condition as a program diagnosed it.' })
@Categories(...CARE_LABELS)
export class Diagnosis extends CareRecord {
  @Field(() => String, { nullable: true, description: 'ICD-10-CM, as printed: `F11.20`.' })
  @Column('text', { nullable: true })
  icd10!: string | null;

  @Field(() => String, { nullable: true, description: 'SNOMED CT.' })
  @Column('text', { nullable: true })
  snomed!: string | null;

  @Field(() => String)
  @Column('text')
  display!: string;

  @Field(() => DiagnosisClinicalStatus, { nullable: true })
  @Column('text', { nullable: true })
  clinicalStatus!: DiagnosisClinicalStatus | null;

  @Field(() => DiagnosisVerification, { nullable: true })
  @Column('text', { nullable: true })
  verification!: DiagnosisVerification | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the condition, as far as known.' })
  @Column('date', { nullable: true })
  onsetOn!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it had gone; null while it is there, or unknown.',
  })
  @Column('date', { nullable: true })
  abatedOn!: string | null;
}

@ObjectType()
export class DiagnosisConnection extends ConnectionOf(Diagnosis) {}

@Resolver(() => Participant)
export class ParticipantDiagnoses {
  @Guarded(Diagnosis)
  @FieldResolver(() => [Diagnosis], { nullable: true })
  diagnoses(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Diagnosis[]> {
    return context.load(Diagnosis, participant);
  }
}

@Resolver()
export class OwnDiagnoses {
  @OwnStaff()
  @Query(() => DiagnosisConnection)
  careDiagnoses(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<DiagnosisConnection> {
    return ownRecords(Diagnosis, page, context) as Promise<DiagnosisConnection>;
  }
}
