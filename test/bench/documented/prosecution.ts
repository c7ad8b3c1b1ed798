import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { AgencyRow } from './agencyRow';
import type { Context } from './context';
import type { SubgraphParts } from './subgraph';

@Entity()
@ObjectType()
export class CaseReferral extends AgencyRow {
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  @Column('boolean')
  labelledHere!: boolean;

  @Column('date')
  receivedOn!: string;

  @Column('text')
  referredBy!: string;

  @Column('integer', { nullable: true })
  offencesCount!: number | null;

  @Column('date', { nullable: true })
  incidentOn!: string | null;

  @Column('boolean')
  juvenile!: boolean;

  @Column('text', { nullable: true })
  decision!: string | null;
}

@Entity()
@ObjectType()
export class Charge extends AgencyRow {
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  @Column('boolean')
  labelledHere!: boolean;

  @Column('uuid')
  referralId!: string;

  @Column('text')
  citation!: string;

  @Column('text')
  offenceGroup!: string;

  @Column('text')
  chargeClass!: string;

  @Column('date', { nullable: true })
  filedOn!: string | null;

  @Column('text')
  jurisdiction!: string;

  @Column('integer')
  count!: number;

  @Column('date', { nullable: true })
  incidentOn!: string | null;

  @Column('text', { nullable: true })
  outcome!: string | null;
}

@Entity()
@ObjectType()
export class CourtWarrant extends AgencyRow {
  @Column('text')
  court!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  status!: string;

  @Column('date')
  issuedOn!: string;

  @Column('date', { nullable: true })
  quashMotionOn!: string | null;

  @Column('date', { nullable: true })
  agreedOrderOn!: string | null;

  @Column('date', { nullable: true })
  endedOn!: string | null;

  @Column('boolean')
  releaseAgreed!: boolean;
}

@Entity()
@ObjectType()
export class LiaisonAction extends AgencyRow {
  @Column('text')
  kind!: string;

  @Column('date')
  actedOn!: string;

  @Column('boolean')
  filedInCourt!: boolean;

  @Column('text', { nullable: true })
  jurisdiction!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}

@Directive('@key(fields: "prosecutionRef")')
@ObjectType()
export class Participant {
  @Field(() => ID)
  prosecutionRef!: string;
}

@Resolver(() => Participant)
export class ParticipantFields {
  @FieldResolver(() => [CaseReferral], { nullable: true })
  caseReferrals(@Root() { prosecutionRef }: Participant, @Ctx() { rowsOf }: Context): Promise<CaseReferral[]> {
    return rowsOf(CaseReferral).load(prosecutionRef);
  }

  @FieldResolver(() => [Charge], { nullable: true })
  charges(@Root() { prosecutionRef }: Participant, @Ctx() { rowsOf }: Context): Promise<Charge[]> {
    return rowsOf(Charge).load(prosecutionRef);
  }

  @FieldResolver(() => [CourtWarrant], { nullable: true })
  courtWarrants(@Root() { prosecutionRef }: Participant, @Ctx() { rowsOf }: Context): Promise<CourtWarrant[]> {
    return rowsOf(CourtWarrant).load(prosecutionRef);
  }

  @FieldResolver(() => [LiaisonAction], { nullable: true })
  liaisonActions(@Root() { prosecutionRef }: Participant, @Ctx() { rowsOf }: Context): Promise<LiaisonAction[]> {
    return rowsOf(LiaisonAction).load(prosecutionRef);
  }
}

export const parts: SubgraphParts = {
  types: [Participant, CaseReferral, Charge, CourtWarrant, LiaisonAction],
  entities: [CaseReferral, Charge, CourtWarrant, LiaisonAction],
  resolvers: [ParticipantFields],
  references: {
    Participant: { __resolveReference: (reference: Participant) => Object.assign(new Participant(), reference) },
  },
};
