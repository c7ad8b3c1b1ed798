import { ownRow, type SubgraphContext } from '@lead-graph/kit';
import { type CaseStanding, chargeCategoryIn, decisionCategory, referralCategory } from './caseCategory';
import { CaseReferral } from './caseReferral';
import { Charge } from './charge';
import { type DatedLabel, labelColumns } from './datedLabel';
import { Disposition } from './disposition';
import { FilingDecision } from './filingDecision';
import { Sentence } from './sentence';

/**
 * A case of the caller's organisation, held until the transaction ends, so that of two who decide on it the second
 * sees what the first decided. `NOT_FOUND` for any other. Obligation: called within `together`.
 */
export async function holdCase(referralId: string, context: SubgraphContext): Promise<CaseReferral> {
  await ownRow(CaseReferral, referralId, context);
  return context.db
    .getRepository(CaseReferral)
    .findOneOrFail({ where: { id: referralId }, lock: { mode: 'pessimistic_write' } });
}

/**
 * Labels every row of a case anew. Obligation: called within `together` with the case held, in the transaction that
 * changed what the labels hang on, so that nobody reads the one without the other.
 */
export async function labelCase(referral: CaseReferral, context: SubgraphContext): Promise<void> {
  const { db } = context;
  const ofCase = { referralId: referral.id };
  const charges = await db.getRepository(Charge).findBy(ofCase);
  const standing: CaseStanding = { ...referral, charges: charges.map((charge) => charge.outcome) };

  await db.getRepository(CaseReferral).update({ id: referral.id }, labelledHere(referralCategory(standing)));
  for (const decision of await db.getRepository(FilingDecision).findBy(ofCase)) {
    await db
      .getRepository(FilingDecision)
      .update({ id: decision.id }, labelledHere(decisionCategory(decision.outcome, standing)));
  }
  for (const charge of charges) {
    const columns = labelledHere(chargeCategoryIn(standing, charge.outcome));
    await db.getRepository(Charge).update({ id: charge.id }, columns);
    await db.getRepository(Disposition).update({ chargeId: charge.id }, columns);
    await db.getRepository(Sentence).update({ chargeId: charge.id }, columns);
  }
}

function labelledHere(label: DatedLabel) {
  return { ...labelColumns(label), labelledHere: true };
}
