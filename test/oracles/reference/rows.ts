import { AGENCIES, DataCategory, ObtainedVia, type RowFacts } from '@lead-graph/schema';
import type { Asked } from './asked';

const DAY = 86_400_000;
const CORE = AGENCIES.find((agency) => agency.core)!;

/** How a row may have come about: a limit tells some of these from the others. */
const ORIGINS: readonly Pick<RowFacts, 'route' | 'obtainedVia'>[] = [
  { route: null, obtainedVia: ObtainedVia.OWN_WORK },
  { route: 'ARREST_DIVERSION', obtainedVia: ObtainedVia.OWN_WORK },
  { route: 'ARREST_DIVERSION', obtainedVia: ObtainedVia.LEAD_COORDINATION },
  { route: 'SOCIAL_CONTACT', obtainedVia: ObtainedVia.UNSERVED_WARRANT },
];

const OF_THE_CORE = ORIGINS.map((origin) => ({ servicedOn: null, keepers: CORE.organizations, ...origin }));

/** Rows that tell apart whatever a case could tell apart: every date it names and the days beside, every keeper. */
export function sampleRows({ bases, question }: Pick<Asked, 'bases' | 'question'>): RowFacts[] {
  const lines = bases.consents.flatMap((consent) => consent.provisions);
  const periods = [...lines, ...bases.orders.flatMap((order) => order.dates)];
  const days = periods.flatMap(({ from, until }) => [from, until]).filter((each) => each !== null);
  const dates = [null, '1999-01-01', ...new Set(days.flatMap((each) => [-1, 0, 1].map((by) => dayBeside(each, by))))];
  const codes = [
    question.organization,
    ...question.formerly,
    ...bases.consents.flatMap(({ disclosers }) => disclosers),
    ...[...lines, ...bases.orders, ...bases.agreements].flatMap(({ sources }) => sources ?? []),
    ...bases.restrictions.flatMap(({ holders }) => holders ?? []),
  ].filter((each) => each !== null);
  const keepers = [[], ['elsewhere'], ...[...new Set(codes)].map((each) => [each])];
  return dates.flatMap((servicedOn) =>
    keepers.flatMap((each) => ORIGINS.map((origin) => ({ servicedOn, keepers: each, ...origin }))),
  );
}

/** R12: what the core holds has no date of service, and the core's organisations keep it together. */
export function rowsOf(category: DataCategory, asked: Asked): readonly RowFacts[] {
  if (category !== DataCategory.PROG && category !== DataCategory.IDENT) return asked.rows;
  return OF_THE_CORE;
}

function dayBeside(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
}
