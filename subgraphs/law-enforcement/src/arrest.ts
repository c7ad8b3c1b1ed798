import {
  Categories,
  CategoryExpires,
  ConnectionOf,
  Guarded,
  OwnStaff,
  Page,
  type SubgraphContext,
  ownRecords,
} from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, GraphQLISODateTime, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ArrestType } from './codes/arrestType';
import { ContactRecord } from './contactRecord';
import { CRIMINAL_HISTORY } from './criminalHistory';
import { Participant } from './participant';

/** One arrest, whether or not it led to a booking. Booking numbers stay with the jail. */
@Entity()
@ObjectType({ description: 'One arrest, whether or not it led to a booking.' })
@Categories(...CRIMINAL_HISTORY)
@CategoryExpires()
export class Arrest extends ContactRecord {
  @Column('uuid')
  contactId!: string;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  arrestedAt!: Date;

  @Field(() => ArrestType, { nullable: true })
  @Column('text', { nullable: true })
  arrestType!: ArrestType | null;

  @Field(() => Boolean, { nullable: true, description: 'Diverted instead of booked; null where it is not known.' })
  @Column('boolean', { nullable: true })
  diverted!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Booked into jail; null where it is not known.' })
  @Column('boolean', { nullable: true })
  booked!: boolean | null;
}

@ObjectType()
export class ArrestConnection extends ConnectionOf(Arrest) {}

@Resolver(() => Participant)
export class ParticipantArrests {
  @Guarded(Arrest)
  @FieldResolver(() => [Arrest], { nullable: true })
  arrests(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<Arrest[]> {
    return context.load(Arrest, participant);
  }
}

@Resolver()
export class OwnArrests {
  @OwnStaff()
  @Query(() => ArrestConnection)
  policeArrests(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<ArrestConnection> {
    return ownRecords(Arrest, page, context) as Promise<ArrestConnection>;
  }
}
