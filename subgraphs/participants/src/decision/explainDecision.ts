import { staffOf, type SubgraphContext } from '@lead-graph/kit';
import {
  DataCategory,
  Forbidden,
  mayClaim,
  NotFound,
  Obligation,
  Purpose,
  Recipient,
  Redisclosure,
  Role,
  Unauthenticated,
} from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { In } from 'typeorm';
import { Assignment } from '../program/assignment';
import { decisionsOfOperation, type KeptDecision, outcomeOf, recordedInputs } from './decisionRecord';
import { decideAll } from '../engine/decide';
import { explainInFull } from '../engine/explain';
import { together } from '../engine/meeting';
import { Person } from '../identity/person';

registerEnumType(Redisclosure, {
  name: 'Redisclosure',
  description: 'What whoever receives a record may do with it next.',
});

@ObjectType({ description: 'Rows that a permission reaches; what is null is not limited.' })
export class ScopeExplanation {
  @Field(() => String, { nullable: true, description: 'First date of service.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Last date of service.' })
  until!: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the programs or organizations whose rows it is.' })
  sources!: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of those whose rows are out.' })
  notSources!: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Rows obtained in one of these ways are out.' })
  notObtainedVia!: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Routes of diversion whose rows it is.' })
  routes!: readonly string[] | null;
}

@ObjectType({ description: 'What was decided of one category, and why.' })
export class CategoryExplanation {
  @Field(() => DataCategory)
  category!: DataCategory;

  @Field(() => Boolean)
  permitted!: boolean;

  @Field(() => String, { description: 'The ground, or the reason, in plain words.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'Why it is withheld; null where it is permitted.' })
  reason!: string | null;

  @Field(() => String, { description: 'Row of the rule table.' })
  rule!: string;

  @Field(() => String, { description: 'What the law lets happen, by that row.' })
  outcome!: string;

  @Field(() => String, { description: 'The condition it hangs on; empty where it hangs on none.' })
  requires!: string;

  @Field(() => String, { description: 'Where the law says so.' })
  citation!: string;

  @Field(() => String, { description: 'Date of the text of the law that was read.' })
  lawAsOf!: string;

  @Field(() => [ID], { description: 'Consents, orders and other bases it rests on, or that the reason is about.' })
  bases!: readonly string[];

  @Field(() => [ScopeExplanation])
  scopes!: readonly ScopeExplanation[];

  @Field(() => [Obligation])
  obligations!: readonly Obligation[];

  @Field(() => Redisclosure, { nullable: true })
  redisclosure!: string | null;
}

@ObjectType({ description: 'One recorded decision about one participant, decided again from its record.' })
export class DecisionExplanation {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  participantId!: string;

  @Field(() => GraphQLISODateTime, { description: "By the core's clock." })
  at!: Date;

  @Field(() => String, { description: 'Account that asked; `participant` for the participant themself.' })
  account!: string;

  @Field(() => String)
  role!: string;

  @Field(() => [String], { description: 'Codes of the organizations that looked on.' })
  organizations!: readonly string[];

  @Field(() => Purpose)
  purpose!: Purpose;

  @Field(() => [DataCategory], { description: 'Categories of the fields that were selected.' })
  asked!: readonly string[];

  @Field(() => String, { description: 'Version of the rule table it was decided over.' })
  rulesVersion!: string;

  @Field(() => Boolean, { description: 'Whether deciding again from the record gives what was recorded.' })
  replays!: boolean;

  @Field(() => [CategoryExplanation])
  categories!: CategoryExplanation[];
}

@Resolver()
export class ExplainDecision {
  @Query(() => [DecisionExplanation], {
    description:
      'What was decided in the operation that answered with this request id: rule, citation, basis and reason. For privacy officers and program administrators, supervisors of the organization assigned, and participants of themselves. `NOT_FOUND` for anything else.',
  })
  async explainDecision(
    @Arg('id', () => ID, { description: '`extensions.requestId` of the answer.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<DecisionExplanation[]> {
    const mayRead = readersOf(context);
    const found = await decisionsOfOperation(id, context.db);
    const readable = await mayRead(found.map(({ subject }) => subject));
    const records = found.filter(({ subject }) => readable.has(subject));
    if (records.length === 0) throw new NotFound('decision');
    return Promise.all(records.map((record) => explained(record, context)));
  }
}

type Readers = (participantIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Of which participants the caller may read why something was decided. Refused before a record is looked at. */
function readersOf(context: SubgraphContext): Readers {
  const { requester, call, db } = context;
  if (!requester || !call.purpose || !mayClaim(requester, call.purpose))
    throw new Unauthenticated("the user's own token is missing");
  if (requester.recipient === Recipient.SELF) {
    return async (ids) => idsOf(await db.getRepository(Person).findBy({ id: In(ids), account: requester.id }));
  }
  switch (requester.role) {
    case Role.PRIVACY_OFFICER:
    case Role.PROGRAM_ADMINISTRATOR:
      return async (ids) => new Set(ids);
    case Role.CASE_MANAGEMENT_SUPERVISOR: {
      const { organization } = staffOf(context).requester;
      return async (ids) => {
        const held = await db.getRepository(Assignment).findBy({ participantId: In(ids), organization });
        return new Set(held.filter(({ endsAt }) => endsAt === null).map(({ participantId }) => participantId));
      };
    }
    default:
      throw new Forbidden('why something was decided is for privacy officers, program administration and supervisors');
  }
}

function idsOf(people: readonly Person[]): ReadonlySet<string> {
  return new Set(people.map(({ id }) => id));
}

/** Decides again, from the record alone: over the law and the bases as they stood, at the instant it was decided. */
async function explained(record: KeptDecision, { db }: SubgraphContext): Promise<DecisionExplanation> {
  const { id, subject, requester, purpose, decision } = record;
  const { questions, at, asked, rulesVersion, outcome } = decision;
  const { rules, bases } = await recordedInputs(record, db);
  const again = together(questions.map((question) => decideAll(question, bases, rules, at)));
  return {
    id,
    participantId: subject,
    at: new Date(at),
    account: requester.id ?? 'participant',
    role: requester.role,
    organizations: [...new Set(questions.flatMap(({ organization }) => organization ?? []))],
    purpose,
    asked,
    rulesVersion,
    replays: sameOutcome(outcomeOf(again), outcome!),
    categories: [...again].map(([category, decision]) => {
      const { effect, scopes, ...full } = explainInFull(decision);
      return { category, permitted: effect === 'PERMIT', ...full, scopes: scopes as unknown as ScopeExplanation[] };
    }),
  };
}

function sameOutcome(again: object, recorded: object): boolean {
  const sorted = (outcome: object) => JSON.stringify(Object.entries(outcome).sort());
  return sorted(again) === sorted(recorded);
}
