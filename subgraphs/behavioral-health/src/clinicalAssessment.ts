import { Categories, ConnectionOf, Guarded, OwnStaff, ownRecords, Page, type SubgraphContext } from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, Float, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { COMPETENCY_CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { ClinicalAssessmentTool } from './codes/assessmentTool';
import { Participant } from './participant';

/** One assessment or screening, by a named tool. */
@Entity()
@ObjectType({ description: 'One assessment or screening, by a named tool.' })
@Categories(...COMPETENCY_CARE_LABELS)
export class ClinicalAssessment extends CareRecord {
  @Field(() => ClinicalAssessmentTool)
  @Column('text')
  tool!: ClinicalAssessmentTool;

  @Field(() => String, { nullable: true, description: 'LOINC code of what was asked or scored.' })
  @Column('text', { nullable: true })
  loinc!: string | null;

  @Field(() => Float, { nullable: true, description: 'On the scale of the tool; null where it gives none.' })
  @Column('double precision', { nullable: true })
  score!: number | null;

  @Field(() => String, { nullable: true, description: 'The result in words, where there is one.' })
  @Column('text', { nullable: true })
  finding!: string | null;
}

@ObjectType()
export class ClinicalAssessmentConnection extends ConnectionOf(ClinicalAssessment) {}

@Resolver(() => Participant)
export class ParticipantAssessments {
  @Guarded(ClinicalAssessment)
  @FieldResolver(() => [ClinicalAssessment], { nullable: true })
  assessments(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<ClinicalAssessment[]> {
    return context.load(ClinicalAssessment, participant);
  }
}

@Resolver()
export class OwnAssessments {
  @OwnStaff()
  @Query(() => ClinicalAssessmentConnection)
  careAssessments(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<ClinicalAssessmentConnection> {
    return ownRecords(ClinicalAssessment, page, context) as Promise<ClinicalAssessmentConnection>;
  }
}
