import { DataCategory, Purpose, Recipient, type Scope } from '@lead-graph/schema';
import { type CourtOrder, type CourtOrderType, inForce, namesOrganization } from './bases';
import type { Case, CaseOf } from './case';
import { type Found, type Ground, NO_BASIS } from './decision';
import { reachesHolder } from './holder';

const { SUD_P2, SUD_CN } = DataCategory;

/** Conditions that an order meets (`schema/rules/README.md`). */
const TAKES_ORDERS = ['COURT_ORDER', 'LEGAL_PROCEEDINGS_CONSENT', 'COUNSELING_NOTES_LEGAL_CONSENT'];

/**
 * The orders that open a category: of the right kind, in force, naming the records, the recipient and the use
 * (42 CFR 2.61-2.65; RCW 70.02.220, .230, 10.97.050(4)). An order opens nothing it does not name.
 */
export function orderGrounds(asked: CaseOf): Found {
  const grounds = asked.bases.orders
    .filter((order) => isOpenTo(order, asked) && order.categories.includes(asked.category))
    .filter((order) => isOfTheRightKind(order, asked))
    .flatMap(groundsOf);
  return grounds.length > 0 ? grounds : NO_BASIS;
}

/** An order that opens any of a person's records says that they are one: it carries program status, to its recipient. */
export function carriesStatus(asked: Case): Ground[] {
  if (asked.bases.orders.length === 0) return [];
  const carrying = asked.bases.orders.filter((order) =>
    order.categories.some((category) => opens(order, { ...asked, category })),
  );
  return carrying.map((order) => ({ ...groundOf(order), scope: {} }));
}

function opens(order: CourtOrder, asked: CaseOf): boolean {
  const { recipient, purpose } = asked.question;
  const { requires } = asked.rules.rule(asked.category, recipient, purpose);
  if (!TAKES_ORDERS.includes(requires) || !isOpenTo(order, asked) || !isOfTheRightKind(order, asked)) return false;
  return groundsOf(order).some((ground) => reachesHolder(ground, asked.category));
}

function isOpenTo(order: CourtOrder, { question, at }: Case): boolean {
  return (
    inForce(order, at) && order.purposes.includes(question.purpose) && namesOrganization(order.recipients, question)
  );
}

function isOfTheRightKind(order: CourtOrder, { category, question }: CaseOf): boolean {
  if (order.type === 'SUBPOENA') return false;
  if (category !== SUD_P2 && category !== SUD_CN) return true;
  if (category === SUD_CN && !order.confidentialCommunications) return false;
  return order.mandate && typesFor(question.recipient, question.purpose).includes(order.type);
}

/** Police and prosecutors proceed against a patient under 2.65 alone; what was read to audit or study never serves that (2.62). */
function typesFor(recipient: Recipient, purpose: Purpose): readonly CourtOrderType[] {
  if (recipient === Recipient.POL || recipient === Recipient.RES) return ['PART2_2_64'];
  const against = recipient === Recipient.LE || recipient === Recipient.PROS;
  return against && purpose === Purpose.HLEGAL ? ['PART2_2_65'] : ['PART2_2_64', 'PART2_2_65'];
}

function groundsOf(order: CourtOrder): Ground[] {
  const sources: Scope = order.sources === null ? {} : { sources: order.sources };
  const scopes = order.dates.length === 0 ? [sources] : order.dates.map((dates) => ({ ...sources, ...dates }));
  return scopes.map((scope) => ({ ...groundOf(order), scope }));
}

function groundOf({ id, type, endsAt }: CourtOrder): Omit<Ground, 'scope'> {
  return { kind: 'ORDER', id, type, ...(endsAt === null ? {} : { endsAt }) };
}
