import type { SubgraphContext } from '@lead-graph/kit';
import { Role } from '@lead-graph/schema';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { PairingReceipt, replaceReference } from './pairReference';
import { ProgramStaff } from '../staff';

@Resolver()
export class UnpairReference {
  @ProgramStaff(Role.PROGRAM_ADMINISTRATOR)
  @Mutation(() => PairingReceipt, {
    description:
      'Takes a wrong pairing back: the agency knows the participant by a name that is nobody there. Answers as `pairReference` does.',
  })
  unpairReference(
    @Arg('participantId', () => ID) participantId: string,
    @Arg('agency', () => String) agency: string,
    @Ctx() context: SubgraphContext,
  ): Promise<PairingReceipt> {
    return replaceReference({ participantId, agency }, context);
  }
}
