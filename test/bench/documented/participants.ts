import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity, In, IsNull, LessThanOrEqual, ManyToOne, MoreThan, OneToMany, PrimaryColumn } from 'typeorm';
import type { Context } from './context';
import type { SubgraphParts } from './subgraph';

@Entity()
@ObjectType()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "lawEnforcementRef")')
@Directive('@key(fields: "behavioralHealthRef")')
@Directive('@key(fields: "housingRef")')
@Directive('@key(fields: "prosecutionRef")')
export class Participant {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  preferredName!: string | null;

  @Column('text', { nullable: true })
  familyName!: string | null;

  @Column('date', { nullable: true })
  dateOfBirth!: string | null;

  @Column('text', { nullable: true })
  sex!: string | null;

  @Column('text', { array: true })
  raceEthnicity!: string[];

  @Column('text', { array: true })
  languages!: string[];

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('date', { nullable: true })
  deceasedOn!: string | null;

  @OneToMany(
    () => Reference,
    ({ participant }) => participant,
  )
  references!: Reference[];

  @OneToMany(
    () => Enrolment,
    ({ participant }) => participant,
  )
  enrolments!: Enrolment[];
}

@Entity()
export class Reference {
  @PrimaryColumn('uuid')
  ref!: string;

  @Column('text')
  agency!: string;

  @ManyToOne(
    () => Participant,
    ({ references }) => references,
  )
  participant!: Participant;
}

@Entity()
export class Enrolment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  ended!: string | null;

  @ManyToOne(
    () => Participant,
    ({ enrolments }) => enrolments,
  )
  participant!: Participant;

  @OneToMany(
    () => EngagementSpell,
    ({ enrolment }) => enrolment,
  )
  spells!: EngagementSpell[];
}

@Entity()
export class EngagementSpell {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @ManyToOne(
    () => Enrolment,
    ({ spells }) => spells,
  )
  enrolment!: Enrolment;
}

@Entity()
export class Assignment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Column('text')
  organization!: string;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ObjectType()
export class ParticipantConnection {
  @Field(() => [Participant])
  nodes!: Participant[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

const RELATIONS = { references: true, enrolments: { spells: true } };

@Resolver(() => Participant)
export class ParticipantResolver {
  @Query(() => Participant, { nullable: true })
  participant(@Arg('id', () => ID) id: string, @Ctx() { db }: Context): Promise<Participant | null> {
    return db.getRepository(Participant).findOne({ where: { id }, relations: RELATIONS });
  }

  @Query(() => ParticipantConnection)
  async caseload(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { db, organization }: Context,
  ): Promise<ParticipantConnection> {
    const start = after ? { participantId: MoreThan(Buffer.from(after, 'base64url').toString()) } : {};
    const now = new Date();
    const begun = { organization, startsAt: LessThanOrEqual(now), ...start };
    const assignments = await db.getRepository(Assignment).find({
      where: [
        { ...begun, endsAt: IsNull() },
        { ...begun, endsAt: MoreThan(now) },
      ],
      order: { participantId: 'ASC' },
      take: first + 1,
    });
    const ids = assignments.slice(0, first).map(({ participantId }) => participantId);
    const nodes = await db
      .getRepository(Participant)
      .find({ where: { id: In(ids) }, relations: RELATIONS, order: { id: 'ASC' } });
    const last = ids.at(-1);
    const endCursor = last ? Buffer.from(last).toString('base64url') : null;
    return { nodes, pageInfo: { hasNextPage: assignments.length > first, endCursor } };
  }

  @FieldResolver(() => String, { nullable: true })
  status(@Root() { enrolments }: Participant): string {
    const [enrolment] = enrolments;
    if (!enrolment) return 'REFERRED';
    return enrolment.ended ?? (enrolment.spells.some(({ endedAt }) => endedAt === null) ? 'ACTIVE' : 'INACTIVE');
  }

  @FieldResolver(() => ID)
  lawEnforcementRef(@Root() participant: Participant): string {
    return refOf(participant, 'law-enforcement');
  }

  @FieldResolver(() => ID)
  behavioralHealthRef(@Root() participant: Participant): string {
    return refOf(participant, 'behavioral-health');
  }

  @FieldResolver(() => ID)
  housingRef(@Root() participant: Participant): string {
    return refOf(participant, 'housing');
  }

  @FieldResolver(() => ID)
  prosecutionRef(@Root() participant: Participant): string {
    return refOf(participant, 'prosecution');
  }
}

function refOf({ references }: Participant, agency: string): string {
  return references.find((reference) => reference.agency === agency)!.ref;
}

export const parts: SubgraphParts = {
  types: [Participant, ParticipantConnection, PageInfo],
  entities: [Participant, Reference, Enrolment, EngagementSpell, Assignment],
  resolvers: [ParticipantResolver],
  references: {},
};
