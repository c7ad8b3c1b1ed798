import { OwnStaff, type SubgraphContext, staffOf, LocalDate } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { isUUID } from 'class-validator';
import { Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { HousingProjectType, housingProjectTypeOf } from './codes/housingProjectType';
import { HousingOrganization } from './housingOrganization';

/**
 * One housing project. It is about nobody, and its name can tell of who stays there: others than the agency's own
 * staff read it through `HousingEnrolment.projectName` only. INVARIANT: never a victim service provider's.
 */
@Entity()
@ObjectType({ description: "One housing project. For the agency's own staff alone." })
export class HousingProject {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  organizationId!: string;

  @Field(() => HousingOrganization)
  @ManyToOne(() => HousingOrganization)
  @JoinColumn({ name: 'organizationId' })
  organization!: HousingOrganization;

  /** Code of the organisation of the graph that keeps its records. */
  @Column('text')
  keptBy!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Column('integer', { nullable: true })
  typeCode!: number | null;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  opensOn!: string | null;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { nullable: true })
  closesOn!: string | null;

  @Column('text')
  source!: string;

  @Column('text')
  localId!: string;

  @Column('text')
  contentHash!: string;
}

@Resolver(() => HousingProject)
export class HousingProjectFields {
  @FieldResolver(() => HousingProjectType, { nullable: true })
  type(@Root() project: HousingProject): HousingProjectType | null {
    return housingProjectTypeOf(project.typeCode);
  }
}

@Resolver()
export class OwnHousingProjects {
  @OwnStaff()
  @Query(() => [HousingProject], { description: "The projects of the requester's own organisation, by name." })
  housingProjects(@Ctx() context: SubgraphContext): Promise<HousingProject[]> {
    const keptBy = staffOf(context).requester.organization;
    return context.db
      .getRepository(HousingProject)
      .find({ where: { keptBy }, relations: { organization: true }, order: { name: 'ASC', id: 'ASC' } });
  }
}

/** A project of the caller's organisation; `NOT_FOUND` for any other. */
export async function ownProject(id: string, context: SubgraphContext): Promise<HousingProject> {
  const keptBy = staffOf(context).requester.organization;
  const project = isUUID(id) ? await context.db.getRepository(HousingProject).findOneBy({ id, keptBy }) : null;
  if (!project) throw new NotFound('project');
  return project;
}

/** What a consent limited to one program calls it: the same for rows of an import and of a mutation. */
export function programOf({ localId }: Pick<HousingProject, 'localId'>): string {
  return `hmis-${localId}`;
}
