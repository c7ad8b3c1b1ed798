import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, LeadError, NotFound, Role } from '@lead-graph/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { forgetDecisions } from '../decision/decisions';
import { leasesEnd } from '../bases/leasesEnd';
import { localDay } from '../localDay';
import { PartnerOrganization } from './partnerOrganization';
import { ProgramStaff } from '../staff';

@Resolver()
export class SucceedOrganization {
  /** What was denied to the one is denied to the other too: so this can end a permission. */
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => PartnerOrganization, {
    description:
      'Records that a partner took the place of another: consents, orders and limits that name the other name it too.',
  })
  async succeedOrganization(
    @Arg('code', () => String, { description: 'Code of the partner that is no more.' }) code: string,
    @Arg('by', () => String, { description: 'Code of the partner that took its place.' }) by: string,
    @Ctx() context: SubgraphContext,
  ): Promise<PartnerOrganization> {
    await context.db.transaction(async (db) => {
      const all = await db.find(PartnerOrganization, { lock: { mode: 'pessimistic_write' }, order: { code: 'ASC' } });
      const { activeTo } = succeedable(code, by, new Map(all.map((each) => [each.code, each])));
      await db.update(PartnerOrganization, { code }, { succeededBy: by, activeTo: activeTo ?? localDay(new Date()) });
    });
    forgetDecisions(context);
    await leasesEnd(context);
    return context.db.getRepository(PartnerOrganization).findOneByOrFail({ code });
  }
}

/** INVARIANT: who took whose place never goes round in a circle. */
function succeedable(
  code: string,
  by: string,
  partners: ReadonlyMap<string, PartnerOrganization>,
): PartnerOrganization {
  const partner = partners.get(code);
  if (!partner || !partners.has(by)) throw new NotFound('partner');
  if (partner.succeededBy !== null && partner.succeededBy !== by)
    throw new LeadError('CONFLICT', `\`${code}\` has a successor already`);
  for (let next: string | null = by; next !== null; next = partners.get(next)!.succeededBy)
    if (next === code) throw new BadUserInput('by', 'is the partner itself, or one whose place it took');
  return partner;
}
