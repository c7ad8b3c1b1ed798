import { leasesEnd, OwnStaff, ownRow, recordOwn, type SubgraphContext, LocalDate } from '@lead-graph/kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { holdCase, labelCase } from './caseFile';
import { Charge } from './charge';
import { ChargeClass } from './codes/chargeClass';
import { DispositionOutcome } from './codes/dispositionOutcome';
import { NONCONVICTION } from './datedLabel';
import { alreadyPast, notBefore } from './days';
import { Disposition } from './disposition';
import { together } from './together';

@InputType()
export class RecordDispositionInput {
  @Field(() => ID)
  charge!: string;

  @Field(() => DispositionOutcome)
  outcome!: DispositionOutcome;

  @Field(() => LocalDate)
  disposedOn!: string;

  @Field(() => ChargeClass, {
    nullable: true,
    description: 'Class of the offence the charge ended as, where it differs from what was filed.',
  })
  chargeClass?: ChargeClass | null;
}

@Resolver()
export class RecordDisposition {
  @OwnStaff()
  @Mutation(() => Disposition, {
    description:
      'Records how a charge ended. Who may read of its case changes at the same instant; it is answered when nothing read before can still be handed on.',
  })
  async recordDisposition(
    @Arg('input', () => RecordDispositionInput) input: RecordDispositionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<Disposition> {
    alreadyPast('disposedOn', input.disposedOn);
    const recorded = await together(context, async (within) => {
      const charge = await ownRow(Charge, input.charge, within);
      const referral = await holdCase(charge.referralId, within);
      await checkOrder(input, charge, within);
      const disposition = await record(input, charge, within);
      await within.db.getRepository(Charge).update({ id: charge.id }, { outcome: input.outcome });
      await labelCase(referral, within);
      return ownRow(Disposition, disposition.id, within);
    });
    await leasesEnd(context);
    return recorded;
  }
}

/** Of several dispositions the latest holds, so one that came before another is not taken after it. */
async function checkOrder(
  { disposedOn }: RecordDispositionInput,
  charge: Charge,
  context: SubgraphContext,
): Promise<void> {
  notBefore('disposedOn', disposedOn, 'filedOn', charge.filedOn);
  const [latest] = await context.db
    .getRepository(Disposition)
    .find({ where: { chargeId: charge.id }, order: { disposedOn: 'DESC' }, take: 1 });
  notBefore('disposedOn', disposedOn, 'disposedOn of the latest disposition', latest?.disposedOn);
}

/** Written as the strictest label; the case is labelled once all of it is there. */
function record(
  { outcome, disposedOn, chargeClass = null }: RecordDispositionInput,
  charge: Charge,
  context: SubgraphContext,
): Promise<Disposition> {
  const { id: chargeId, personRef } = charge;
  return recordOwn(
    Disposition,
    NONCONVICTION,
    { chargeId, personRef, outcome, disposedOn, chargeClass, servicedOn: disposedOn },
    context,
  );
}
