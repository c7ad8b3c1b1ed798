import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { SITUATIONS } from '../situations';
import { AgencyRow } from './agencyRow';
import type { Context } from './context';
import type { SubgraphParts } from './subgraph';

@Entity()
@ObjectType()
export class HousingEnrolment extends AgencyRow {
  @Column('uuid')
  projectId!: string;

  @Column('date', { nullable: true })
  movedInOn!: string | null;

  @Column('integer', { nullable: true })
  priorCode!: number | null;

  @Column('integer', { nullable: true })
  priorSubsidyCode!: number | null;
}

@Entity()
@ObjectType()
export class LivingSituation extends AgencyRow {
  @Column('uuid', { nullable: true })
  enrolmentId!: string | null;

  @Column('integer')
  code!: number;

  @Column('integer', { nullable: true })
  subsidyCode!: number | null;
}

@Entity()
@ObjectType()
export class HousingService extends AgencyRow {
  @Column('uuid', { nullable: true })
  enrolmentId!: string | null;

  @Column('text')
  kind!: string;

  @Column('integer', { nullable: true })
  paidCents!: number | null;
}

@Directive('@key(fields: "housingRef")')
@ObjectType()
export class Participant {
  @Field(() => ID)
  housingRef!: string;
}

@Resolver(() => Participant)
export class ParticipantFields {
  @FieldResolver(() => [HousingEnrolment], { nullable: true })
  housingEnrolments(@Root() { housingRef }: Participant, @Ctx() { rowsOf }: Context): Promise<HousingEnrolment[]> {
    return rowsOf(HousingEnrolment).load(housingRef);
  }

  @FieldResolver(() => [LivingSituation], { nullable: true })
  livingSituations(@Root() { housingRef }: Participant, @Ctx() { rowsOf }: Context): Promise<LivingSituation[]> {
    return rowsOf(LivingSituation).load(housingRef);
  }

  @FieldResolver(() => [HousingService], { nullable: true })
  housingServices(@Root() { housingRef }: Participant, @Ctx() { rowsOf }: Context): Promise<HousingService[]> {
    return rowsOf(HousingService).load(housingRef);
  }
}

@Resolver(() => LivingSituation)
export class LivingSituationFields {
  @FieldResolver(() => String, { nullable: true })
  situation(@Root() { code }: LivingSituation): string | null {
    return SITUATIONS[code] ?? null;
  }
}

export const parts: SubgraphParts = {
  types: [Participant, HousingEnrolment, LivingSituation, HousingService],
  entities: [HousingEnrolment, LivingSituation, HousingService],
  resolvers: [ParticipantFields, LivingSituationFields],
  references: {
    Participant: { __resolveReference: (reference: Participant) => Object.assign(new Participant(), reference) },
  },
};
