import { ConnectionOf, Page, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, DataCategory } from '@lead-graph/schema';
import { Args, Ctx, ObjectType, Query, Resolver } from 'type-graphql';
import { Assignment } from './assignment';
import { decisionsOf } from '../decision/decisions';
import { Participant, shown } from '../participant';
import { isUuid } from '../uuid';
import { LAW } from '../decision/law';

/** Largest page. */
const MOST = 100;

@ObjectType()
export class ParticipantConnection extends ConnectionOf(Participant) {}

@Resolver()
export class Caseload {
  @Query(() => ParticipantConnection, {
    description: "Participants now assigned to the requester's organization. There is no total.",
  })
  async caseload(@Args() { first, after }: Page, @Ctx() context: SubgraphContext): Promise<ParticipantConnection> {
    if (first < 1 || first > MOST) throw new BadUserInput('first', `expected 1 to ${MOST}`);
    const start = after === undefined ? null : cursorFrom(after);
    const ids = await assignedIds(context, start, first + 1);
    const page = ids.slice(0, first);
    const decided = await Promise.all(page.map((id) => decisionsOf(context).participant(id)));
    const nodes = decided.flatMap((each) => shown(each, context) ?? []);
    return { nodes, pageInfo: { hasNextPage: ids.length > first, endCursor: cursorOf(page.at(-1)) } };
  }
}

/**
 * INVARIANT: only where the assignment itself is what permits: then no page, cursor or `hasNextPage` counts
 * somebody the requester may not know of.
 */
async function assignedIds(context: SubgraphContext, after: string | null, most: number): Promise<string[]> {
  const { requester, purpose } = decisionsOf(context);
  const rule = LAW.rule(DataCategory.PROG, requester.recipient, purpose);
  if (rule.requires !== 'ASSIGNED_OR_REFERRED') return [];
  const query = context.db
    .getRepository(Assignment)
    .createQueryBuilder('a')
    .select('a."participantId"', 'id')
    .distinct()
    .where('a.organization = :organization', { organization: requester.organization })
    .andWhere('NOT EXISTS (SELECT FROM staff_departure d WHERE d.account = :account)', { account: requester.id })
    .andWhere('a."startsAt" <= now() AND (a."endsAt" IS NULL OR a."endsAt" > now())');
  if (after !== null) query.andWhere('a."participantId" > :after', { after });
  const rows: { id: string }[] = await query.orderBy('a."participantId"').limit(most).getRawMany();
  return rows.map(({ id }) => id);
}

function cursorOf(id: string | undefined): string | null {
  return id === undefined ? null : Buffer.from(id).toString('base64url');
}

function cursorFrom(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isUuid(id)) throw new BadUserInput('after', 'expected the `endCursor` of a page');
  return id;
}
