import type { SubgraphContext } from '@lead-graph/kit';
import { LEASE_MARGIN_MILLISECONDS, LEASE_MILLISECONDS, mayClaim, NotFound, Recipient, Unauthenticated } from '@lead-graph/schema';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a participant signed, as far as a revocation needs it. */
@Entity()
export class Consent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  participantId!: string;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}

@ObjectType({ description: 'That a revocation is in force, and that nothing decided before it can still be handed on.' })
export class RevocationReceipt {
  @Field(() => ID)
  consentId!: string;

  @Field(() => GraphQLISODateTime)
  revokedAt!: Date;
}

@Resolver()
export class ConsentMutations {
  @Mutation(() => RevocationReceipt, { description: 'Takes a consent back. Answers when every answer decided before has been released or can no longer be: after about three seconds, a repeat too.' })
  async revokeConsent(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<RevocationReceipt> {
    const revokedAt = await revoke(id, context);
    await leasesRunOut(performance.now());
    return { consentId: id, revokedAt };
  }
}

/** The participant themselves, or the staff of the core; for anyone else there is no such consent. */
async function revoke(id: string, context: SubgraphContext): Promise<Date> {
  const { requester, call } = context;
  if (!requester || !call.purpose || !mayClaim(requester, call.purpose)) throw new Unauthenticated("the user's own token is missing");
  const staff = requester.organization !== null && context.config.agency.organizations.includes(requester.organization);
  if (!/^[0-9a-f-]{36}$/i.test(id) || !(staff || requester.recipient === Recipient.SELF)) throw new NotFound('consent');
  const [rows] = await context.db.query(
    `UPDATE consent SET "revokedAt" = coalesce("revokedAt", clock_timestamp())
     WHERE id = $1 AND ($2 OR "participantId" = (SELECT p.id FROM participant p WHERE p.account = $3)) RETURNING "revokedAt"`,
    [id, staff, requester.id],
  );
  if (!rows[0]) throw new NotFound('consent');
  return rows[0].revokedAt;
}

/** Waits by the clock, not by the timer: a timer may fire early or, on a stalled machine, count nothing. */
async function leasesRunOut(committedAt: number): Promise<void> {
  const until = committedAt + LEASE_MILLISECONDS + LEASE_MARGIN_MILLISECONDS;
  for (let left = until - performance.now(); left > 0; left = until - performance.now()) await new Promise((resolve) => setTimeout(resolve, left));
}
