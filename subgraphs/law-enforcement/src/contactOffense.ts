import { Categories, CategoryExpires, type SubgraphContext } from '@lead-graph/kit';
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { nibrsName } from './codes/nibrs';
import { OffenseGroup } from './codes/offenseGroup';
import { ContactRecord } from './contactRecord';
import { CONTACT_ONLY, CRIMINAL_HISTORY } from './criminalHistory';
import { DrugQuantity } from './drugQuantity';

/** One violation an officer wrote down; a charge only if a prosecutor makes it one. */
@Entity()
@ObjectType({ description: 'One violation an officer wrote down; a charge only if a prosecutor makes it one.' })
@Categories(...CONTACT_ONLY, ...CRIMINAL_HISTORY)
@CategoryExpires()
export class ContactOffense extends ContactRecord {
  @Column('uuid')
  contactId!: string;

  @Field(() => String, { description: 'NIBRS offense code, for example `35A`.' })
  @Column('text')
  nibrsCode!: string;

  @Field(() => String, { nullable: true, description: 'State or city law, for example `RCW 69.50.4013`.' })
  @Column('text', { nullable: true })
  citation!: string | null;

  @Field(() => OffenseGroup)
  @Column('text')
  offenseGroup!: OffenseGroup;

  @Field(() => Int, { nullable: true, description: 'Degree of the offense, 1 to 4, where the law has degrees.' })
  @Column('integer', { nullable: true })
  degree!: number | null;

  @Field(() => Boolean, { description: 'Attempted, not completed.' })
  @Column('boolean')
  attempted!: boolean;
}

@Resolver(() => ContactOffense)
export class ContactOffenseFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of the code in the NIBRS manual.' })
  nibrsName(@Root() offense: ContactOffense): string | null {
    return nibrsName(offense.nibrsCode);
  }

  @FieldResolver(() => [DrugQuantity])
  drugs(@Root() offense: ContactOffense, @Ctx() context: SubgraphContext): Promise<DrugQuantity[]> {
    return context.loadOf(DrugQuantity, 'offenseId', offense);
  }
}
