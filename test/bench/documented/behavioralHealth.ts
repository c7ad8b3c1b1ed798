import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { AgencyRow } from './agencyRow';
import type { Context } from './context';
import type { SubgraphParts } from './subgraph';

@Entity()
@ObjectType()
export class CareEpisode extends AgencyRow {
  @Column('text')
  status!: string;

  @Column('date', { nullable: true })
  endedOn!: string | null;
}

@Entity()
@ObjectType()
export class CareEncounter extends AgencyRow {
  @Column('uuid', { nullable: true })
  episodeId!: string | null;

  @Column('text')
  class!: string;

  @Column('text')
  status!: string;

  @Column('timestamptz')
  startedAt!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('boolean')
  crisis!: boolean;

  @Column('text', { nullable: true })
  type!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  reasonCode!: string | null;

  @Column('text', { array: true })
  services!: string[];
}

@Entity()
@ObjectType()
export class Diagnosis extends AgencyRow {
  @Column('text', { nullable: true })
  icd10!: string | null;

  @Column('text', { nullable: true })
  snomed!: string | null;

  @Column('text')
  display!: string;

  @Column('text', { nullable: true })
  clinicalStatus!: string | null;

  @Column('text', { nullable: true })
  verification!: string | null;

  @Column('date', { nullable: true })
  onsetOn!: string | null;

  @Column('date', { nullable: true })
  abatedOn!: string | null;
}

@Entity()
@ObjectType()
export class MedicationOrder extends AgencyRow {
  @Column('text', { nullable: true })
  rxnorm!: string | null;

  @Column('text')
  display!: string;

  @Column('text')
  status!: string;

  @Column('text', { array: true })
  ingredients!: string[];
}

@Directive('@key(fields: "behavioralHealthRef")')
@ObjectType()
export class Participant {
  @Field(() => ID)
  behavioralHealthRef!: string;
}

@Resolver(() => Participant)
export class ParticipantFields {
  @FieldResolver(() => [CareEpisode], { nullable: true })
  episodes(@Root() { behavioralHealthRef }: Participant, @Ctx() { rowsOf }: Context): Promise<CareEpisode[]> {
    return rowsOf(CareEpisode).load(behavioralHealthRef);
  }

  @FieldResolver(() => [CareEncounter], { nullable: true })
  encounters(@Root() { behavioralHealthRef }: Participant, @Ctx() { rowsOf }: Context): Promise<CareEncounter[]> {
    return rowsOf(CareEncounter).load(behavioralHealthRef);
  }

  @FieldResolver(() => [Diagnosis], { nullable: true })
  diagnoses(@Root() { behavioralHealthRef }: Participant, @Ctx() { rowsOf }: Context): Promise<Diagnosis[]> {
    return rowsOf(Diagnosis).load(behavioralHealthRef);
  }

  @FieldResolver(() => [MedicationOrder], { nullable: true })
  medications(@Root() { behavioralHealthRef }: Participant, @Ctx() { rowsOf }: Context): Promise<MedicationOrder[]> {
    return rowsOf(MedicationOrder).load(behavioralHealthRef);
  }
}

export const parts: SubgraphParts = {
  types: [Participant, CareEpisode, CareEncounter, Diagnosis, MedicationOrder],
  entities: [CareEpisode, CareEncounter, Diagnosis, MedicationOrder],
  resolvers: [ParticipantFields],
  references: {
    Participant: { __resolveReference: (reference: Participant) => Object.assign(new Participant(), reference) },
  },
};
