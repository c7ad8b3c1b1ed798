import { DataCategory, Purpose } from '@lead-graph/schema';
import { CourtOrderType } from './codes/courtOrder';
import { OrganizationKind } from './codes/organizationKind';
import type { CourtOrder } from './courtOrder';
import type { Partners } from './partnerCheck';

/** What of an order tells whether it opens anything. */
export type Named = Pick<
  CourtOrder,
  'type' | 'recipients' | 'purposes' | 'categories' | 'mandate' | 'confidentialCommunications'
>;

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

/** What an order lacks, recipient by recipient, use by use, category by category. Obligation: its recipients are partners. */
export function lacksOf(order: Named, partners: Partners): Lacks {
  const each = order.recipients.flatMap((code) =>
    order.purposes.flatMap((purpose) =>
      order.categories.map((category) => lacking(order, category, partners.get(code)!, purpose)),
    ),
  );
  return { opens: each.some((lacks) => lacks.length === 0), missing: [...new Set(each.flat())] };
}

function lacking(order: Named, category: DataCategory, kind: OrganizationKind, purpose: Purpose): string[] {
  if (order.type === CourtOrderType.SUBPOENA) return [AN_ORDER];
  const isNotes = category === DataCategory.SUD_CN;
  if (!isNotes && category !== DataCategory.SUD_P2) return [];
  return [
    ...(order.mandate ? [] : [THE_MANDATE]),
    ...(isNotes && !order.confidentialCommunications ? [CONFIDENTIAL] : []),
    ...wrongKind(order.type, kind, purpose),
  ];
}

const PROCEED_AGAINST: readonly OrganizationKind[] = [OrganizationKind.POLICE, OrganizationKind.PROSECUTION];
const AUDIT_OR_STUDY: readonly OrganizationKind[] = [OrganizationKind.POLICY, OrganizationKind.EVALUATION];

function wrongKind(type: CourtOrderType, kind: OrganizationKind, purpose: Purpose): string[] {
  if (type === CourtOrderType.GENERAL) return [A_PART2_ORDER];
  const criminal = type === CourtOrderType.PART2_2_65;
  if (AUDIT_OR_STUDY.includes(kind)) return criminal ? [NOT_CRIMINAL] : [];
  const against = PROCEED_AGAINST.includes(kind) && purpose === Purpose.HLEGAL;
  return against && !criminal ? [CRIMINAL] : [];
}
