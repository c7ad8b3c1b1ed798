import { randomUUID } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { BadUserInput, ConsentNotValid, Recipient } from '@lead-graph/schema';
import type { EntityManager } from 'typeorm';
import { ConsentEffect, ConsentSigner, type SignatureMethod } from '../codes/consent';
import { checkForm, type FilledForm } from './consentForm';
import { forgetDecisions } from '../decision/decisions';
import { leasesEnd } from '../bases/leasesEnd';
import { PartnerOrganization } from '../program/partnerOrganization';
import { Representative } from '../bases/representative';
import { assertSignsAsThemself } from './signerCheck';
import { SignedConsent, SignedLine } from './signedConsent';
import { isUuid } from '../uuid';

/** What else is known of a signature. */
interface Signing {
  readonly method?: SignatureMethod;
  readonly witness?: string;
  readonly interpreter?: string;
  readonly copyGiven?: boolean;
}

/** A signed form on its way to the file. */
export interface SignedForm {
  readonly participantId: string;
  /** Of its draft; null: it had none. */
  readonly id: string | null;
  readonly form: FilledForm & Signing;
}

/** Staff say that they saw the signature. */
export function attest({ attested }: { readonly attested: boolean }, { requester }: SubgraphContext): void {
  if (requester!.recipient !== Recipient.SELF && !attested)
    throw new BadUserInput('attested', 'staff attest that they saw the signature (2.31(a)(8))');
}

/**
 * Puts a signed form on file, by whichever road it came, and answers with its id. With a line that denies, when that
 * is in force everywhere. Obligation: the caller attested, and may answer for the participant. `beside` is written in
 * the same transaction.
 */
export async function putOnFile(
  { participantId, id, form }: SignedForm,
  context: SubgraphContext,
  beside: (within: EntityManager) => Promise<void> = async () => {},
): Promise<string> {
  checkForm(form, new Date(), await partnersOf(context));
  const { signedBy = ConsentSigner.PARTICIPANT, representativeId } = form;
  await assertSignsAsThemself({ participantId, signedBy: signedBy!, representativeId }, context);
  await checkRelation(participantId, form, context);
  const consentId = id ?? randomUUID();
  await context.db.transaction(async (within) => {
    await beside(within);
    await insert(consentId, participantId, form, context.requester!.id, within);
  });
  forgetDecisions(context);
  if (form.lines!.some(({ effect }) => effect === ConsentEffect.DENY)) await leasesEnd(context);
  return consentId;
}

/** Codes of all partners. */
export async function partnersOf({ db }: SubgraphContext): Promise<ReadonlySet<string>> {
  const partners = await db.getRepository(PartnerOrganization).find({ select: { code: true } });
  return new Set(partners.map(({ code }) => code));
}

/** Staff saw whoever signed; anyone else signs by a relation of their own, or by none. */
async function checkRelation(
  participantId: string,
  { representativeId }: FilledForm,
  { db, requester }: SubgraphContext,
): Promise<void> {
  if (!representativeId) return;
  const own = requester!.recipient === Recipient.SELF ? { account: requester!.id } : {};
  const relation = { id: representativeId, participantId, ...own };
  if (isUuid(representativeId) && (await db.getRepository(Representative).existsBy(relation))) return;
  const message = 'is no relation of this participant, or not that of who sent it';
  throw new ConsentNotValid([{ element: 'representativeId', paragraph: '2.31(a)(8)', message }]);
}

/** Obligation: the form was checked, so that every element is there. */
async function insert(
  id: string,
  participantId: string,
  { lines, ...form }: FilledForm & Signing,
  recordedBy: string,
  within: EntityManager,
): Promise<void> {
  const startsAt = form.startsAt ?? form.signedAt;
  const consent = { ...form, id, participantId, startsAt, status: 'ACTIVE', recordedBy };
  await within.insert(SignedConsent, consent as Partial<SignedConsent>);
  const numbered = lines!.map((line) => ({ ...line, id: randomUUID(), consentId: id }));
  await within.insert(SignedLine, numbered as Partial<SignedLine>[]);
}
