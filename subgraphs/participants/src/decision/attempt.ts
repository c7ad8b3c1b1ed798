import { type EntryNames, entryNames, type SubgraphContext } from '@lead-graph/kit';
import { DataCategory, Purpose, Recipient } from '@lead-graph/schema';
import { Arg, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { attemptsAbout, type KeptDecision } from './decisionRecord';
import { Participant } from '../participant';
import { Permitted } from './permitted';

/** Most of one answer. */
const MOST = 500;

@ObjectType({ description: 'That somebody asked about a participant, and what they were and were not permitted.' })
export class Attempt {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: '`extensions.requestId` of the answer; `explainDecision` says why.' })
  requestId!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Account that asked; null for the participant themself.' })
  account!: string | null;

  @Field(() => String)
  role!: string;

  @Field(() => [String], { description: 'Codes of the organizations that looked on.' })
  organizations!: string[];

  @Field(() => Purpose)
  purpose!: Purpose;

  @Field(() => [DataCategory], { description: 'Categories that were asked for and permitted.' })
  permitted!: string[];

  @Field(() => [DataCategory], { description: 'Categories that were asked for and withheld.' })
  withheld!: string[];
}

@Resolver(() => Participant)
export class ParticipantAttempts {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => [Attempt], {
    nullable: true,
    description: 'Who asked about the participant, newest first, denied attempts too. For the participant alone.',
  })
  async attempts(
    @Root() { decided }: Participant,
    @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${MOST}.` }) first: number,
    @Arg('before', () => ID, { nullable: true, description: '`id` of the last one of the page before.' })
    before: string | undefined,
    @Ctx() { db, config }: SubgraphContext,
  ): Promise<Attempt[] | null> {
    if (decided.question.recipient !== Recipient.SELF) return null;
    const names = entryNames(config.ledgerKey, decided.standing.id);
    const last = before ? names.idOf(before) : null;
    const kept = await attemptsAbout(decided.standing.id, Math.min(Math.max(first, 1), MOST), last, db);
    return kept.map((each) => attemptOf(each, names));
  }
}

function attemptOf({ id, operation, requester, purpose, decision }: KeptDecision, names: EntryNames): Attempt {
  const { asked, outcome, questions, at } = decision;
  const permits = (category: string): boolean => outcome?.PROG === 'PERMIT' && outcome[category] === 'PERMIT';
  return {
    id: names.nameOf(id),
    requestId: operation,
    at: new Date(at),
    account: requester.id,
    role: requester.role,
    organizations: [...new Set(questions.flatMap(({ organization }) => organization ?? []))],
    purpose,
    permitted: asked.filter(permits),
    withheld: asked.filter((category) => !permits(category)),
  };
}
