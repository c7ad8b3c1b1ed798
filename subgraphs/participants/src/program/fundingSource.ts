import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who pays, and in which period. */
@Entity()
@ObjectType({ description: 'A source of money for the program, in its period.' })
export class FundingSource {
  @Field(() => String)
  @PrimaryColumn('text')
  code!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => LocalDate)
  @Column('date')
  startsOn!: string;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  endsOn!: string | null;
}

@Resolver()
export class FundingSources {
  @Query(() => [FundingSource])
  fundingSources(@Ctx() { db }: SubgraphContext): Promise<FundingSource[]> {
    return db.getRepository(FundingSource).find({ order: { code: 'ASC' } });
  }
}
