import { amendOwn, labelText, leasesEnd, OwnStaff, ownRow, type SubgraphContext } from '@lead-graph/kit';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ContactCaseOutcome } from './codes/caseOutcome';
import { isJuvenile, standingAfter } from './criminalHistory';
import { PoliceContact } from './policeContact';

@Resolver()
export class RecordCaseOutcome {
  /** INVARIANT: one statement, so that contact, offenses, quantities, arrests and referrals change at one instant. */
  @OwnStaff()
  @Mutation(() => PoliceContact, {
    description:
      'Writes down what became of the case; from that instant on the whole contact is labelled by it. It is answered when nothing read before can still be handed on.',
  })
  async recordCaseOutcome(
    @Arg('contactId', () => ID) contactId: string,
    @Arg('outcome', () => ContactCaseOutcome) outcome: ContactCaseOutcome,
    @Ctx() context: SubgraphContext,
  ): Promise<PoliceContact> {
    const { category } = await ownRow(PoliceContact, contactId, context);
    const { label, ...dates } = standingAfter(outcome, isJuvenile(category));
    const change = { caseOutcome: outcome, outcomeAt: new Date(), category: labelText(label), ...dates };
    const labelled = await amendOwn(PoliceContact, contactId, change, context);
    await leasesEnd(context);
    return labelled;
  }
}
