import { CATEGORY_WORDS, type DataCategory, Obligation, Redisclosure } from '@lead-graph/schema';
import type { Bases, Consent, Question } from './bases';
import type { Permit } from './decision';

/** Under which terms records of one category are handed on. */
export interface Terms {
  readonly category: DataCategory;
  readonly redisclosure: Redisclosure;
  /** What the consent covers, in words (42 CFR 2.32(b)); null where no consent has to be explained. */
  readonly scope: string | null;
  /** Day by which copies are destroyed; null where none is set. */
  readonly deleteAfter: string | null;
}

/** `mayName`: whether the requester may read names of organisations; a discloser's name could tell. */
export function termsOf(permit: Permit, question: Question, bases: Bases, mayName: boolean): Terms {
  const { category, redisclosure, obligations, grounds } = permit;
  const ids = new Set(grounds.map(({ id }) => id));
  const consents = bases.consents.filter(({ id }) => ids.has(id));
  const explained = obligations.includes(Obligation.COPY_OR_SCOPE_2_32b) && consents.length > 0;
  return {
    category,
    redisclosure,
    scope: explained ? consents.map((consent) => scopeOf(consent, category, question, mayName)).join(' ') : null,
    deleteAfter: obligations.includes(Obligation.DELETE_AFTER) ? earliestEnd(permit) : null,
  };
}

function scopeOf(consent: Consent, category: DataCategory, { purpose }: Question, mayName: boolean): string {
  const lines = consent.provisions.filter(
    (line) => line.effect === 'PERMIT' && line.categories.includes(category) && line.purposes.includes(purpose),
  );
  const sources = mayName
    ? ` of ${[...new Set(lines.flatMap((line) => line.sources ?? consent.disclosers))].join(', ')}`
    : '';
  const dates = lines.map(({ from, until }) => serviced(from, until)).find((words) => words !== '') ?? '';
  const end = consent.endsAt === null ? 'it has no set end' : `it ends on ${dayOf(consent.endsAt)}`;
  return `A consent signed on ${dayOf(consent.signedAt!)} lets you have ${CATEGORY_WORDS[category]}${sources}${dates} for ${purpose}; ${end}, and can be taken back before.`;
}

function serviced(from: string | null, until: string | null): string {
  if (from === null && until === null) return '';
  return ` with a date of service${from === null ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`;
}

function earliestEnd({ grounds }: Permit): string | null {
  const ends = grounds.flatMap(({ kind, endsAt }) => (kind === 'AGREEMENT' && endsAt !== undefined ? [endsAt] : []));
  return ends.length > 0 ? dayOf(Math.min(...ends)) : null;
}

/** Of an instant, by the calendar of UTC. */
function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
