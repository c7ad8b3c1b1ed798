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
import { Arrest } from './arrest';
import { ContactDisposition } from './codes/contactDisposition';
import { ContactDriver } from './codes/contactDriver';
import { ContactType } from './codes/contactType';
import { ContactOffense } from './contactOffense';
import { ContactRecord } from './contactRecord';
import { CONTACT_ONLY, CRIMINAL_HISTORY } from './criminalHistory';
import { DiversionReferral } from './diversionReferral';
import { Participant } from './participant';

/** One meeting of police and a person. What was said and who the officer was is not kept here. */
@Entity()
@ObjectType({ description: 'One meeting of police and a person.' })
@Categories(...CONTACT_ONLY, ...CRIMINAL_HISTORY)
@CategoryExpires()
export class PoliceContact extends ContactRecord {
  @Field(() => ContactType)
  @Column('text')
  type!: ContactType;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  occurredAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Precinct or transit zone as it was then, for example `spd-west`; null where it is not known.',
  })
  @Column('text', { nullable: true })
  catchment!: string | null;

  @Field(() => ContactDisposition, { nullable: true, description: 'How it ended; null where it is not known.' })
  @Column('text', { nullable: true })
  disposition!: ContactDisposition | null;

  @Field(() => ContactDriver)
  @Column('text')
  driver!: ContactDriver;

  /** Since when the outcome stands; an import does not change the label of a contact that has one. */
  @Column('timestamptz', { nullable: true })
  outcomeAt!: Date | null;
}

@ObjectType()
export class PoliceContactConnection extends ConnectionOf(PoliceContact) {}

@Resolver(() => PoliceContact)
export class PoliceContactFields {
  @FieldResolver(() => [ContactOffense])
  offenses(@Root() contact: PoliceContact, @Ctx() context: SubgraphContext): Promise<ContactOffense[]> {
    return context.loadOf(ContactOffense, 'contactId', contact);
  }

  @FieldResolver(() => [Arrest])
  arrests(@Root() contact: PoliceContact, @Ctx() context: SubgraphContext): Promise<Arrest[]> {
    return context.loadOf(Arrest, 'contactId', contact);
  }

  @FieldResolver(() => [DiversionReferral])
  diversionReferrals(@Root() contact: PoliceContact, @Ctx() context: SubgraphContext): Promise<DiversionReferral[]> {
    return context.loadOf(DiversionReferral, 'contactId', contact);
  }
}

@Resolver(() => Participant)
export class ParticipantContacts {
  @Guarded(PoliceContact)
  @FieldResolver(() => [PoliceContact], { nullable: true })
  contacts(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<PoliceContact[]> {
    return context.load(PoliceContact, participant);
  }
}

@Resolver()
export class OwnContacts {
  @OwnStaff()
  @Query(() => PoliceContactConnection)
  policeContacts(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<PoliceContactConnection> {
    return ownRecords(PoliceContact, page, context) as Promise<PoliceContactConnection>;
  }
}
