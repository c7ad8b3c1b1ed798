import {
  AgencyRecord,
  Categories,
  ConnectionOf,
  Guarded,
  type Label,
  OwnStaff,
  ownRecords,
  Page,
  personNumbered,
  recordOwn,
  type SubgraphContext,
  LocalDate,
} from '@lead-graph/kit';
import { BadUserInput, DataCategory, ObtainedVia } from '@lead-graph/schema';
import { MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Jurisdiction } from './codes/jurisdiction';
import { LiaisonActionKind } from './codes/liaisonAction';
import { alreadyPast } from './days';
import { Participant } from './participant';
import { together } from './together';

/** One thing a liaison prosecutor did for a participant's cases. */
@Entity()
@ObjectType({ description: 'One thing a liaison prosecutor did: work product, unless it was filed in court.' })
@Categories(DataCategory.PROS_PUB, DataCategory.PROS_WP)
export class LiaisonAction extends AgencyRecord {
  @Field(() => LiaisonActionKind)
  @Column('text')
  kind!: LiaisonActionKind;

  @Field(() => LocalDate)
  @Column('date')
  actedOn!: string;

  @Field(() => Boolean)
  @Column('boolean', { default: false })
  filedInCourt!: boolean;

  @Field(() => Jurisdiction, { nullable: true, description: 'Whose case it concerned.' })
  @Column('text', { nullable: true })
  jurisdiction!: Jurisdiction | null;

  /** Work product, and often someone else's words: never on the graph. */
  @Column('text', { nullable: true })
  note!: string | null;
}

@ObjectType()
export class LiaisonActionConnection extends ConnectionOf(LiaisonAction) {}

@InputType()
export class AddLiaisonActionInput {
  @Field(() => String, { description: 'Number under which this office knows the person.' })
  person!: string;

  @Field(() => LiaisonActionKind)
  kind!: LiaisonActionKind;

  @Field(() => LocalDate)
  actedOn!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'True where it is on the record of a court.' })
  filedInCourt!: boolean;

  @Field(() => Jurisdiction, { nullable: true })
  jurisdiction?: Jurisdiction | null;

  @MaxLength(4_000)
  @Field(() => String, { defaultValue: '', description: 'Work product: kept, and read by nobody through the graph.' })
  note!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True where it rests on what was learned through LEAD coordination, which never comes back as enforcement.',
  })
  throughCoordination!: boolean;
}

export function liaisonLabel(filedInCourt: boolean): Label {
  return [filedInCourt ? DataCategory.PROS_PUB : DataCategory.PROS_WP];
}

@Resolver(() => Participant)
export class ParticipantLiaisonActions {
  @Guarded(LiaisonAction)
  @FieldResolver(() => [LiaisonAction], { nullable: true })
  liaisonActions(@Root() participant: Participant, @Ctx() context: SubgraphContext): Promise<LiaisonAction[]> {
    return context.load(LiaisonAction, participant);
  }
}

@Resolver()
export class OwnLiaisonActions {
  @OwnStaff()
  @Query(() => LiaisonActionConnection)
  prosecutionLiaisonActions(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<LiaisonActionConnection> {
    return ownRecords(LiaisonAction, page, context) as Promise<LiaisonActionConnection>;
  }

  @OwnStaff()
  @Mutation(() => LiaisonAction, { description: 'Enters what a liaison prosecutor did.' })
  async addLiaisonAction(
    @Arg('input', () => AddLiaisonActionInput) input: AddLiaisonActionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<LiaisonAction> {
    checkAction(input);
    const { kind, actedOn, filedInCourt, jurisdiction = null } = input;
    const obtainedVia = input.throughCoordination ? ObtainedVia.LEAD_COORDINATION : ObtainedVia.OWN_WORK;
    return together(context, async (within) => {
      const personRef = await personNumbered(input.person, within);
      const facts = {
        kind,
        actedOn,
        filedInCourt,
        jurisdiction,
        obtainedVia,
        personRef,
        note: input.note || null,
        servicedOn: actedOn,
      };
      return recordOwn(LiaisonAction, liaisonLabel(filedInCourt), facts, within);
    });
  }
}

function checkAction({ kind, actedOn, filedInCourt }: AddLiaisonActionInput): void {
  alreadyPast('actedOn', actedOn);
  const offRecord = kind === LiaisonActionKind.CONTACT_OTHER_JURISDICTION;
  if (offRecord && filedInCourt) throw new BadUserInput('filedInCourt', `\`${kind}\` is on the record of no court`);
}
