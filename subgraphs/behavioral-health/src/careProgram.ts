import { OwnStaff, type SubgraphContext, staffOf } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { CareProgramKind } from './codes/careProgramKind';
import { CareProgramStatus } from './careProgramStatus';

/** A unit of an organisation that provides care. Not about a person. */
@Entity()
@ObjectType({ description: 'A unit of an organisation that provides care.' })
export class CareProgram {
  @Field(() => ID)
  @PrimaryColumn('text')
  code!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Column('text')
  organization!: string;

  @Field(() => CareProgramKind)
  @Column('text')
  kind!: CareProgramKind;

  @Field(() => [CareProgramStatus], { description: 'What it was in law, and when.' })
  @OneToMany(
    () => CareProgramStatus,
    (status) => status.careProgram,
  )
  statuses!: Relation<CareProgramStatus>[];
}

@Resolver()
export class OwnCarePrograms {
  @OwnStaff()
  @Query(() => [CareProgram], { description: 'The programs of your organisation.' })
  carePrograms(@Ctx() context: SubgraphContext): Promise<CareProgram[]> {
    const { organization } = staffOf(context).requester;
    return context.db.getRepository(CareProgram).find({
      where: { organization },
      relations: { statuses: true },
      order: { code: 'ASC', statuses: { from: 'ASC' } },
    });
  }
}

/** The code itself, once it is sure that the caller's organisation has such a program. */
export async function ownProgram(code: string, context: SubgraphContext): Promise<string> {
  const { organization } = staffOf(context).requester;
  const known = await context.db.getRepository(CareProgram).existsBy({ code, organization });
  if (!known)
    throw new BadUserInput('program', 'expected the code of a program of your organisation; `carePrograms` lists them');
  return code;
}

const names = new WeakMap<SubgraphContext, Promise<ReadonlyMap<string, string>>>();

/** One statement per call, whatever the number of rows. */
export async function programName(code: string | null, context: SubgraphContext): Promise<string | null> {
  let known = names.get(context);
  if (!known) {
    known = context.db
      .getRepository(CareProgram)
      .find()
      .then((programs) => new Map(programs.map(({ code, name }) => [code, name])));
    names.set(context, known);
  }
  return (await known).get(code ?? '') ?? null;
}
