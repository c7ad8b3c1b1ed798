import type { ConsentType, CourtOrder, Emergency } from '@lead-graph/participants/engine';
import { DataCategory, type RowFacts } from '@lead-graph/schema';
import { holdsAt } from '../reference/ages';
import type { Asked, AskedOf } from '../reference/asked';
import type { Claim } from '../reference/claim';
import { isOpened } from '../reference/emergencies';
import { EVERY_TYPE, fittingLines, isServedWithin, lineReaches } from '../reference/lines';
import { namesItself } from '../reference/naming';
import { statusCarriedByOrder } from '../reference/orders';
import { refusalsOf, refusedBy } from '../reference/refusals';
import { whyNotThemself } from '../reference/self';

/** Which bases reach one row: the leaves of the law, without what the law makes of them. */
export type CedarContext = {
  readonly consents: string[];
  readonly orders: string[];
  readonly agreements: string[];
  readonly emergencies: string[];
  readonly standing: string[];
  readonly legalKinds: string[];
  readonly themself: boolean;
  readonly status: boolean;
  readonly carried: boolean;
  readonly refused: boolean;
  readonly row: { readonly route: string; readonly obtainedVia: string; readonly own: boolean };
};

/** `status`: whether the program status is permitted to the same requester. */
export function contextOf(asked: AskedOf, row: RowFacts, status: boolean): CedarContext {
  const { question, bases } = asked;
  const law: Claim = { kind: 'LAW', reaches: () => true, lines: [] };
  return {
    consents: consentsFor(row, asked),
    orders: bases.orders.filter((order) => names(order, row, asked)).map(orderInWords),
    agreements: held(bases.agreements, asked)
      .filter(({ sources }) => sources === null || row.keepers.some((keeper) => sources.includes(keeper)))
      .map(({ type }) => type),
    emergencies: bases.emergencies.filter((each) => isOpened(each, asked)).map(emergencyInWords),
    standing: [
      ...held(bases.assignments, asked).map(() => 'ASSIGNED'),
      ...held(bases.referrals, asked).map(() => 'REFERRED'),
      ...held(bases.representations, asked).map(() => 'COUNSEL'),
    ],
    legalKinds: [...question.legalKinds],
    themself: whyNotThemself(asked) === null,
    status,
    carried: asked.category === DataCategory.PROG && statusCarriedByOrder(asked).length > 0,
    refused: refusedBy(law, row, refusalsOf(asked), asked) !== null,
    row: {
      route: row.route ?? '',
      obtainedVia: row.obtainedVia,
      own: question.organization !== null && row.keepers.includes(question.organization),
    },
  };
}

/** Kinds of consent whose line holds, reaches the row and is under no refusal; once more where it names the requester itself. */
function consentsFor(row: RowFacts, asked: AskedOf): string[] {
  const refusals = refusalsOf(asked);
  return fittingLines(EVERY_TYPE, false, asked)
    .filter((each) => each.failure === null && lineReaches(each, row))
    .filter((each) => {
      const claim: Claim = { kind: 'CONSENT', type: each.consent.type, reaches: () => true, lines: [each] };
      return refusedBy(claim, row, refusals, asked) === null;
    })
    .flatMap(({ consent: { type }, line }): (ConsentType | `${ConsentType} by name`)[] =>
      namesItself(line.recipients, asked.question) ? [type, `${type} by name`] : [type],
    );
}

function names(order: CourtOrder, row: RowFacts, { category, question, at }: AskedOf): boolean {
  return (
    holdsAt(order, at) &&
    order.categories.includes(category) &&
    order.purposes.includes(question.purpose) &&
    namesItself(order.recipients, question) &&
    (order.sources === null || row.keepers.some((keeper) => order.sources!.includes(keeper))) &&
    (order.dates.length === 0 || order.dates.some((each) => isServedWithin(each, row)))
  );
}

function orderInWords({ type, mandate, confidentialCommunications }: CourtOrder): string {
  return type + (mandate ? ' mandate' : '') + (confidentialCommunications ? ' confidential' : '');
}

function emergencyInWords({ kind, medicalPerson, affiliation, discloser }: Emergency): string {
  return kind !== 'THREAT' && medicalPerson && affiliation && discloser ? `${kind} documented` : kind;
}

function held<T extends { readonly organization: string; readonly startsAt: number; readonly endsAt: number | null }>(
  list: readonly T[],
  { question, at }: Asked,
): T[] {
  return list.filter((each) => namesItself([each.organization], question) && holdsAt(each, at));
}
