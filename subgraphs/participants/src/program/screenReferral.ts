import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import { ArrayMaxSize, Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { ProgramStatus } from '../codes/programStatus';
import { ScreenResult } from '../codes/referral';
import { EligibilityScreen, policyInForce } from './eligibility';
import { advance, NOW, referralInHand } from './inHand';
import { leasesEnd } from '../bases/leasesEnd';
import { localDay } from '../localDay';
import { ReferralReceipt } from './referralReceipt';
import { ProgramStaff, programStaff } from '../staff';

@InputType()
export class ScreenReferralInput {
  @Field(() => ID)
  referralId!: string;

  @Length(1, 50)
  @Field(() => String, { defaultValue: 'king-county', description: 'Site whose policy of today applies.' })
  site!: string;

  @Field(() => ScreenResult)
  result!: ScreenResult;

  @ArrayMaxSize(20)
  @Field(() => [String], { defaultValue: [], description: 'Codes of the criteria that speak against it.' })
  reasons!: string[];

  @Length(1, 2_000)
  @Field(() => String, { nullable: true, description: 'Needed with `OVERRIDDEN`, and only with it.' })
  overrideReason?: string;
}

@Resolver()
export class ScreenReferral {
  @ProgramStaff()
  @Mutation(() => ReferralReceipt, {
    description:
      'Screens a referral by the policy in force. Ineligible closes it, and answers when that is in force everywhere.',
  })
  async screenReferral(
    @Arg('input', () => ScreenReferralInput) input: ScreenReferralInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReferralReceipt> {
    checkShape(input);
    const receipt = await context.db.transaction(async (db) => {
      const staff = programStaff(context);
      const referral = await referralInHand(input.referralId, staff, db);
      await advance(referral, ProgramStatus.SCREENED, db);
      await db.insert(EligibilityScreen, { ...(await screenOf(input, context)), decidedBy: staff.id });
      const status = input.result === ScreenResult.INELIGIBLE ? ProgramStatus.INELIGIBLE : ProgramStatus.SCREENED;
      const screened = { ...referral, status: ProgramStatus.SCREENED };
      if (status === ProgramStatus.INELIGIBLE) await advance(screened, status, db, { closedAt: NOW });
      return { referralId: referral.id, participantId: referral.participantId, status };
    });
    if (receipt.status === ProgramStatus.INELIGIBLE) await leasesEnd(context);
    return receipt;
  }
}

function checkShape({ result, overrideReason, reasons }: ScreenReferralInput): void {
  if ((result === ScreenResult.OVERRIDDEN) !== Boolean(overrideReason)) {
    throw new BadUserInput('overrideReason', 'goes with `OVERRIDDEN`, and with it always');
  }
  const againstIt = result === ScreenResult.INELIGIBLE || result === ScreenResult.OVERRIDDEN;
  if (againstIt !== reasons.length > 0) {
    throw new BadUserInput('reasons', 'goes with `INELIGIBLE` and `OVERRIDDEN`, and with them always');
  }
}

async function screenOf(input: ScreenReferralInput, { db }: SubgraphContext) {
  const { referralId, site, result, reasons, overrideReason } = input;
  const policy = await policyInForce(site, localDay(new Date()), db.manager);
  if (!policy) throw new BadUserInput('site', 'has no policy in force');
  const known = policy.criteria.map(({ code }) => code);
  if (!reasons.every((reason) => known.includes(reason))) {
    throw new BadUserInput('reasons', `expected criteria of version ${policy.version}: ${known.join(', ')}`);
  }
  return {
    id: randomUUID(),
    referralId,
    site,
    policyVersion: policy.version,
    result,
    reasons,
    overrideReason: overrideReason ?? null,
    decidedAt: NOW,
  };
}
