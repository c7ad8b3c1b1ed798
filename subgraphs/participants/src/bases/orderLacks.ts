import { DataCategory, Purpose, Recipient } from '@lead-graph/schema';
import { CourtOrderType } from '../codes/courtOrder';
import { OrganizationKind as K } from '../codes/organizationKind';
import type { CourtOrder } from './courtOrder';
import { type CourtOrder as Order, NO_BASES, type Question } from '../engine/bases';
import { decideAll } from '../engine/decide';
import { LAW } from '../decision/law';
import type { Partners } from './partnerCheck';

/** What of an order tells whether it opens anything. */
export type Named = Pick<
  CourtOrder,
  'type' | 'recipients' | 'purposes' | 'categories' | 'mandate' | 'confidentialCommunications'
> & { readonly sources?: string[] | null };

export interface Lacks {
  /** Whether it opens any of what it names to any of whom it names. */
  readonly opens: boolean;
  /** What it lacks for the rest, each once. */
  readonly missing: string[];
}

const AN_ORDER = 'an order of a court: a subpoena alone opens nothing (42 CFR 2.61; RCW 70.02.060)';
const A_PART2_ORDER = 'an order under 42 CFR 2.64 or 2.65, for records of substance use treatment (2.61)';
const THE_MANDATE = 'the subpoena or similar mandate that has to come with the order (42 CFR 2.61)';
const CONFIDENTIAL = 'a finding that it covers confidential communications, for counseling notes (42 CFR 2.63)';
const CRIMINAL = 'an order under 42 CFR 2.65, for police and prosecution to proceed against a patient';
const NOT_CRIMINAL = 'an order under 42 CFR 2.64, for those who audit or study (2.62)';

/** What staff of a partner ask as; to nobody else does the graph answer. */
const RECIPIENTS: Readonly<Record<K, readonly Recipient[]>> = {
  POLICE: [Recipient.LE],
  PROJECT_MANAGEMENT: [Recipient.CM],
  CASE_MANAGEMENT: [Recipient.CM],
  BEHAVIORAL_HEALTH: [Recipient.BH],
  HOUSING: [Recipient.HSG, Recipient.CM],
  VICTIM_SERVICES: [],
  PROSECUTION: [Recipient.PROS],
  DEFENSE: [Recipient.PD],
  COURT: [Recipient.CT],
  EMERGENCY_MEDICAL: [Recipient.BH],
  POLICY: [Recipient.POL],
  EVALUATION: [Recipient.RES],
  COMMUNITY_PARTNER: [],
};

/** Whether an order opens anything, as the engine decides it, and what is missing where it does not. */
export function lacksOf(order: Named, partners: Partners): Lacks {
  const each = order.recipients.flatMap((code) =>
    RECIPIENTS[partners.get(code)!.kind].flatMap((recipient) =>
      order.purposes.flatMap((purpose) => {
        const question = { ...NOBODY_YET, recipient, organization: code, purpose };
        const open = openedBy(order, { ...question, legalKinds: partners.get(code)!.legalKinds });
        return order.categories.map((category) => (open.has(category) ? [] : lacking(order, category, question)));
      }),
    ),
  );
  return { opens: each.some((lacks) => lacks.length === 0), missing: [...new Set(each.flat())] };
}

const NOBODY_YET = { formerly: [], legalKinds: [], requesterId: '' };

/** What the order opens by itself, of somebody of whom nothing else is on file, while it holds. */
function openedBy(order: Named, question: Question): ReadonlySet<DataCategory> {
  const { sources = null } = order;
  const alone: Order = { ...order, sources, id: '', dates: [], startsAt: 0, endsAt: null };
  const decisions = decideAll(question, { ...NO_BASES, orders: [alone] }, LAW, 0);
  const opened = [...decisions.values()].filter(
    (decision) => decision.effect === 'PERMIT' && decision.grounds.some(({ kind }) => kind === 'ORDER'),
  );
  return new Set(opened.map(({ category }) => category));
}

/** Obligation: the order does not open the category to this question. */
function lacking(order: Named, category: DataCategory, { recipient, organization, purpose }: Question): string[] {
  if (order.type === CourtOrderType.SUBPOENA) return [AN_ORDER];
  const isNotes = category === DataCategory.SUD_CN;
  const lacks = [
    ...(isNotes && !order.confidentialCommunications ? [CONFIDENTIAL] : []),
    ...(isNotes || category === DataCategory.SUD_P2 ? part2Lacks(order, recipient, purpose) : []),
  ];
  if (lacks.length > 0) return lacks;
  return [`another way: \`${category}\` is opened to \`${organization}\` for \`${purpose}\` by no order`];
}

function part2Lacks({ type, mandate }: Named, recipient: Recipient, purpose: Purpose): string[] {
  return [...(mandate ? [] : [THE_MANDATE]), ...wrongKind(type, recipient, purpose)];
}

function wrongKind(type: CourtOrderType, recipient: Recipient, purpose: Purpose): string[] {
  if (type === CourtOrderType.GENERAL) return [A_PART2_ORDER];
  const criminal = type === CourtOrderType.PART2_2_65;
  if (recipient === Recipient.POL || recipient === Recipient.RES) return criminal ? [NOT_CRIMINAL] : [];
  const against = (recipient === Recipient.LE || recipient === Recipient.PROS) && purpose === Purpose.HLEGAL;
  return against && !criminal ? [CRIMINAL] : [];
}
