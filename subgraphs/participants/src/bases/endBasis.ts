import type { SubgraphContext } from '@lead-graph/kit';
import { NotFound } from '@lead-graph/schema';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { forgetDecisions } from '../decision/decisions';
import { leasesEnd } from './leasesEnd';
import { isUuid } from '../uuid';

/** INVARIANT: nothing of a participant, so that no lease binds the answer. */
@ObjectType({ description: 'That a basis no longer holds, and that nothing decided under it can still be handed on.' })
export class BasisEndReceipt {
  @Field(() => ID)
  basisId!: string;

  @Field(() => GraphQLISODateTime)
  endedAt!: Date;
}

/** What makes a disclosure lawful, or bars it, for a period. */
export interface Ending {
  readonly id: string;
  readonly endsAt: Date | null;
}

/** At once, but never later than it would have ended; one that has not begun never begins. */
const AT_ONCE = (): string => `greatest(least("endsAt", clock_timestamp()), "startsAt" + interval '1 microsecond')`;

/** Ends a basis, and answers when that is in force everywhere, a repeat too. Obligation: the caller may end it. */
export async function endBasis(
  noun: new () => Ending,
  id: string,
  what: string,
  context: SubgraphContext,
): Promise<BasisEndReceipt> {
  const endsAt = isUuid(id) ? await ended(noun, id, context) : null;
  if (!endsAt) throw new NotFound(what);
  forgetDecisions(context);
  await leasesEnd(context);
  return { basisId: id, endedAt: endsAt };
}

async function ended(noun: new () => Ending, id: string, { db }: SubgraphContext): Promise<Date | null> {
  const { raw } = await db
    .getRepository(noun)
    .createQueryBuilder()
    .update()
    .set({ endsAt: AT_ONCE } as object)
    .where({ id })
    .returning('"endsAt"')
    .execute();
  return raw[0]?.endsAt ?? null;
}
