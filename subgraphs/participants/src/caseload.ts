import { type Connection, ConnectionOf, OwnStaff, Page, staffOf, type SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { Args, Ctx, ObjectType, Query, Resolver } from 'type-graphql';
import { decisionsOf } from './decisions';
import { Participant } from './participant';

/** Largest page of a caseload: what the lease allows with room to spare. */
const MAX_CASELOAD = 100;

@ObjectType()
export class ParticipantConnection extends ConnectionOf(Participant) {}

@Resolver()
export class CaseloadRoots {
  @OwnStaff()
  @Query(() => ParticipantConnection, { description: "Participants assigned to the requester's organisation now. There are no totals." })
  async caseload(@Args() page: Page, @Ctx() context: SubgraphContext): Promise<Connection<Participant>> {
    if (page.first < 1 || page.first > MAX_CASELOAD) throw new BadUserInput('first', `expected 1 to ${MAX_CASELOAD}`);
    const after = page.after === undefined ? '00000000-0000-0000-0000-000000000000' : Buffer.from(page.after, 'base64url').toString('utf8');
    if (!/^[0-9a-f-]{36}$/.test(after)) throw new BadUserInput('after', 'expected the `endCursor` of a page');
    const { requester } = staffOf(context);
    const rows: { id: string }[] = await context.db.query(
      `SELECT DISTINCT a."participantId" AS id FROM assignment a
       WHERE a.organization = $1 AND a."participantId" > $2::uuid AND a."startsAt" <= now() AND (a."endsAt" IS NULL OR a."endsAt" > now())
       ORDER BY id LIMIT $3`,
      [requester.organization, after, page.first + 1],
    );
    const ids = rows.slice(0, page.first).map(({ id }) => id);
    const decided = await Promise.all(ids.map((id) => decisionsOf(context).participant(id)));
    const nodes = decided.flatMap((each) => (each ? [new Participant(each, context)] : []));
    const last = ids.at(-1);
    return { nodes, pageInfo: { hasNextPage: rows.length > page.first, endCursor: last ? Buffer.from(last).toString('base64url') : null } };
  }
}
