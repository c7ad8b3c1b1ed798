import { Categories, ConnectionOf, Guarded, OwnStaff, ownRecords, Page, type SubgraphContext } from '@lead-graph/kit';
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CARE_LABELS } from './careLabel';
import { CareRecord } from './careRecord';
import { HarmReductionKind } from './codes/harmReductionContact';
import { Participant } from './participant';

/** What was handed out or done to keep somebody safer. */
@Entity()
@ObjectType({ description: 'What was handed out or done to keep somebody safer. Nothing is asked in return.' })
@Categories(...CARE_LABELS)
export class HarmReductionContact extends CareRecord {
  @Field(() => HarmReductionKind)
  @Column('text')
  kind!: HarmReductionKind;

  @Field(() => Int, { nullable: true, description: 'Kits, samples or dressings; null where nobody counted.' })
  @Column('integer', { nullable: true })
  quantity!: number | null;
}

@ObjectType()
export class HarmReductionContactConnection extends ConnectionOf(HarmReductionContact) {}

@Resolver(() => Participant)
export class ParticipantHarmReductionContacts {
  @Guarded(HarmReductionContact)
  @FieldResolver(() => [HarmReductionContact], { nullable: true })
  harmReductionContacts(
    @Root() participant: Participant,
    @Ctx() context: SubgraphContext,
  ): Promise<HarmReductionContact[]> {
    return context.load(HarmReductionContact, participant);
  }
}

@Resolver()
export class OwnHarmReductionContacts {
  @OwnStaff()
  @Query(() => HarmReductionContactConnection)
  careHarmReductionContacts(
    @Args() page: Page,
    @Ctx() context: SubgraphContext,
  ): Promise<HarmReductionContactConnection> {
    return ownRecords(HarmReductionContact, page, context) as Promise<HarmReductionContactConnection>;
  }
}
