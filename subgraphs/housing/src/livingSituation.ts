import { AgencyRecord, Categories, ConnectionOf, Guarded, Implies, OwnStaff, Page, type SubgraphContext, ownRecords } from '@lead-graph/kit';
import { DataCategory, Implication } from '@lead-graph/schema';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { institutionMasked, livingSituationName } from './codes/livingSituation';
import { Participant } from './participant';

/** Where somebody slept, as asked on one day (HMIS 4.12). */
@Entity()
@ObjectType({ description: 'Where somebody slept, as asked on one day (HMIS element 4.12).' })
@Categories(DataCategory.HMIS)
export class LivingSituation extends AgencyRecord {
  @Column('integer')
  code!: number;
}

@ObjectType()
export class LivingSituationConnection extends ConnectionOf(LivingSituation) {}

@Resolver(() => LivingSituation)
export class LivingSituationFields {
  @Implies(Implication.INSTITUTION, institutionMasked)
  @FieldResolver(() => String, { description: 'HMIS living situation; every institutional value reads `INSTITUTIONAL` for a reader without the categories behind it.' })
  situation(@Root() row: LivingSituation): string {
    return livingSituationName(row.code);
  }
}

@Resolver(() => Participant)
export class ParticipantLivingSituations {
  @Guarded(LivingSituation)
  @FieldResolver(() => [LivingSituation], { nullable: true })
  livingSituations(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<LivingSituation[]> {
    return context.load(LivingSituation, participant);
  }
}

@Resolver()
export class OwnLivingSituations {
  @OwnStaff()
  @Query(() => LivingSituationConnection)
  housingLivingSituations(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<LivingSituationConnection> {
    return ownRecords(LivingSituation, page, context) as Promise<LivingSituationConnection>;
  }
}
