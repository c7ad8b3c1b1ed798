import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { AgencyRow } from './agencyRow';
import type { Context } from './context';
import type { SubgraphParts } from './subgraph';

@Entity()
@ObjectType()
export class PoliceContact extends AgencyRow {
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  @Column('text', { nullable: true })
  route!: string | null;

  @Column('text', { nullable: true })
  caseOutcome!: string | null;

  @Column('text')
  type!: string;

  @Column('timestamptz')
  occurredAt!: Date;

  @Column('text', { nullable: true })
  catchment!: string | null;

  @Column('text', { nullable: true })
  disposition!: string | null;

  @Column('text')
  driver!: string;

  @Column('timestamptz', { nullable: true })
  outcomeAt!: Date | null;
}

@Entity()
@ObjectType()
export class Arrest extends AgencyRow {
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  @Column('text', { nullable: true })
  route!: string | null;

  @Column('text', { nullable: true })
  caseOutcome!: string | null;

  @Column('uuid')
  contactId!: string;

  @Column('timestamptz')
  arrestedAt!: Date;

  @Column('text', { nullable: true })
  arrestType!: string | null;

  @Column('boolean', { nullable: true })
  diverted!: boolean | null;

  @Column('boolean', { nullable: true })
  booked!: boolean | null;
}

@Entity()
@ObjectType()
export class DiversionReferral extends AgencyRow {
  @Column('timestamptz', { nullable: true })
  categoryUntil!: Date | null;

  @Column('text', { nullable: true })
  categoryThen!: string | null;

  @Column('text', { nullable: true })
  route!: string | null;

  @Column('text', { nullable: true })
  caseOutcome!: string | null;

  @Column('uuid', { nullable: true })
  contactId!: string | null;

  @Column('timestamptz')
  requestedAt!: Date;

  @Column('timestamptz', { nullable: true })
  metAt!: Date | null;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('boolean', { nullable: true })
  agreed!: boolean | null;
}

@Directive('@key(fields: "lawEnforcementRef")')
@ObjectType()
export class Participant {
  @Field(() => ID)
  lawEnforcementRef!: string;
}

@Resolver(() => Participant)
export class ParticipantFields {
  @FieldResolver(() => [PoliceContact], { nullable: true })
  contacts(@Root() { lawEnforcementRef }: Participant, @Ctx() { rowsOf }: Context): Promise<PoliceContact[]> {
    return rowsOf(PoliceContact).load(lawEnforcementRef);
  }

  @FieldResolver(() => [Arrest], { nullable: true })
  arrests(@Root() { lawEnforcementRef }: Participant, @Ctx() { rowsOf }: Context): Promise<Arrest[]> {
    return rowsOf(Arrest).load(lawEnforcementRef);
  }

  @FieldResolver(() => [DiversionReferral], { nullable: true })
  diversionReferrals(
    @Root() { lawEnforcementRef }: Participant,
    @Ctx() { rowsOf }: Context,
  ): Promise<DiversionReferral[]> {
    return rowsOf(DiversionReferral).load(lawEnforcementRef);
  }
}

export const parts: SubgraphParts = {
  types: [Participant, PoliceContact, Arrest, DiversionReferral],
  entities: [PoliceContact, Arrest, DiversionReferral],
  resolvers: [ParticipantFields],
  references: {
    Participant: { __resolveReference: (reference: Participant) => Object.assign(new Participant(), reference) },
  },
};
