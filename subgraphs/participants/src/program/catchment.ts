import { LocalDate, type SubgraphContext } from '@lead-graph/kit';
import { Arg, Ctx, Field, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { Column, Entity, IsNull, LessThanOrEqual, MoreThanOrEqual, PrimaryColumn } from 'typeorm';
import { localDay } from '../localDay';

export enum CatchmentKind {
  SPD_PRECINCT = 'SPD_PRECINCT',
  TRANSIT_ZONE = 'TRANSIT_ZONE',
  CITY = 'CITY',
}

registerEnumType(CatchmentKind, { name: 'CatchmentKind' });

/** A place from which people are referred, while it is one. */
@Entity()
@ObjectType({ description: 'A place from which people are referred, while it is one.' })
export class Catchment {
  @Field(() => String)
  @PrimaryColumn('text')
  code!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => CatchmentKind)
  @Column('text')
  kind!: CatchmentKind;

  @Field(() => String, { description: 'Code of the police agency that serves it.' })
  @Column('text')
  organization!: string;

  @Field(() => LocalDate)
  @Column('date')
  activeFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Its last day, inclusive.' })
  @Column('date', { nullable: true })
  activeTo!: string | null;
}

/** TypeORM's condition for what is active on a day: either alternative holds. */
export function activeOn(day: string) {
  const begun = { activeFrom: LessThanOrEqual(day) };
  return [
    { ...begun, activeTo: IsNull() },
    { ...begun, activeTo: MoreThanOrEqual(day) },
  ];
}

@Resolver()
export class Catchments {
  @Query(() => [Catchment], { description: 'Catchments active on a day; today where none is given.' })
  catchments(
    @Arg('on', () => LocalDate, { nullable: true }) on: string | null,
    @Ctx() { db }: SubgraphContext,
  ): Promise<Catchment[]> {
    return db.getRepository(Catchment).find({ where: activeOn(on ?? localDay(new Date())), order: { code: 'ASC' } });
  }
}
