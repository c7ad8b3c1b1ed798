import type { CourtOrder } from '@lead-graph/participants/engine';
import { DataCategory as C, type RowFacts, Purpose as P, Recipient as R } from '@lead-graph/schema';
import { holdsAt } from './ages';
import type { Asked, AskedOf } from './asked';
import type { Claim } from './claim';
import { isServedWithin } from './lines';
import { namesItself } from './naming';
import { rowsOf } from './rows';

const OPENED_BY_ORDER: readonly string[] = [
  'COURT_ORDER',
  'LEGAL_PROCEEDINGS_CONSENT',
  'COUNSELING_NOTES_LEGAL_CONSENT',
];

/** R10: the orders that open the category asked for. */
export function orderClaims(asked: AskedOf): Claim[] {
  return fittingOrders(asked).map((order) => ({
    kind: 'ORDER',
    type: order.type,
    reaches: (row) => orderReaches(order, row),
    lines: [],
  }));
}

/** R10: an order that opens anything tells the program status with it. */
export function statusCarriedByOrder(asked: Asked): Claim[] {
  const { question, rules } = asked;
  const status = rules.rule(C.PROG, question.recipient, question.purpose);
  if (status.outcome === 'DENY' || status.outcome === 'DENY_NOT_APPLICABLE') return [];
  return Object.values(C)
    .filter((category) => OPENED_BY_ORDER.includes(rules.rule(category, question.recipient, question.purpose).requires))
    .flatMap((category) =>
      fittingOrders({ ...asked, category }).filter((order) =>
        rowsOf(category, asked).some((row) => orderReaches(order, row)),
      ),
    )
    .map((order) => ({ kind: 'ORDER', type: order.type, reaches: () => true, lines: [] }));
}

function fittingOrders(asked: AskedOf): CourtOrder[] {
  const { bases, category, question, at } = asked;
  return bases.orders.filter(
    (order) =>
      holdsAt(order, at) &&
      order.categories.includes(category) &&
      order.purposes.includes(question.purpose) &&
      namesItself(order.recipients, question) &&
      isOfTheRightKind(order, asked),
  );
}

function isOfTheRightKind(order: CourtOrder, { category, question }: AskedOf): boolean {
  const { type, mandate, confidentialCommunications } = order;
  if (type === 'SUBPOENA') return false;
  if (category !== C.SUD_P2 && category !== C.SUD_CN) return true;
  if (type === 'GENERAL' || !mandate) return false;
  if (category === C.SUD_CN && !confidentialCommunications) return false;
  const { recipient, purpose } = question;
  if ((recipient === R.LE || recipient === R.PROS) && purpose === P.HLEGAL) return type === 'PART2_2_65';
  if (recipient === R.POL || recipient === R.RES) return type === 'PART2_2_64';
  return true;
}

function orderReaches({ sources, dates }: CourtOrder, row: RowFacts): boolean {
  const kept = sources === null || row.keepers.some((keeper) => sources.includes(keeper));
  return kept && (dates.length === 0 || dates.some((each) => isServedWithin(each, row)));
}
