import type { SubgraphContext } from '@lead-graph/kit';
import { Ctx, Field, GraphQLISODateTime, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AgreementType } from '../codes/bases';
import { ProgramStaff } from '../staff';

/** A written agreement with a partner. It is about no participant in particular. */
@Entity()
@ObjectType({ description: 'A written agreement with a partner. It is about no participant in particular.' })
export class Agreement {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => AgreementType)
  @Column('text')
  type!: AgreementType;

  @Field(() => String, { description: 'Code of the partner.' })
  @Column('text')
  organization!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of those whose records it is about; null: all partners.',
  })
  @Column('text', { array: true, nullable: true })
  sources!: string[] | null;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz')
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this instant on it no longer holds.' })
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}

@Resolver()
export class Agreements {
  @ProgramStaff()
  @Query(() => [Agreement], { description: 'Written agreements with partners, past ones included.' })
  agreements(@Ctx() { db }: SubgraphContext): Promise<Agreement[]> {
    return db.getRepository(Agreement).find({ order: { organization: 'ASC', startsAt: 'ASC', id: 'ASC' } });
  }
}
