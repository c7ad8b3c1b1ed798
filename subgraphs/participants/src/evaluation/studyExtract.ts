import { randomBytes } from 'node:crypto';
import { attachmentOf, type EvaluationTools, LEAST_IN_EXTRACT, type LedgerEntry, REF_BYTES } from '@lead-graph/kit';
import { BadUserInput, Forbidden, type Obligation, Purpose, type Requester } from '@lead-graph/schema';
import type { Countable, CountedUnder } from './mayBeCounted';

/** Most: all are on record before a row leaves, within one lease. How many there are is not said: it would be a number that nothing protects. */
const MOST_PEOPLE = 4_000;

/** Entries of one write: whoever else has something to record waits for no more. */
const AT_ONCE = 1_000;

/** Characters of how a study says what it draws. */
const MOST_CRITERIA = 10_000;

/** A study, as its organization calls it, and whom it draws by what. */
export interface Study {
  readonly code: string;
  /** The extract as it was asked for, as JSON. */
  readonly criteria: string;
}

/** What stands on record of an extract, the same for all from among whom it was drawn. */
export interface ExtractTerms {
  readonly study: Study;
  readonly agreements: readonly string[];
  /** Of whose records. */
  readonly categories: readonly CountedUnder[];
  /** What the counter calls it. */
  readonly operation: string;
}

interface Extract extends ExtractTerms {
  readonly requester: Requester;
  readonly purpose: Purpose;
}

/**
 * INVARIANT: for research alone. An audit is not bound by what participants denied, and the law wants it accounted for with each of
 * those whose records left (45 CFR 164.528(b)(4) is of research).
 */
export function studyIn({ code, criteria }: Study, agreements: readonly string[], purpose: Purpose): Study {
  if (purpose !== Purpose.HRESCH) throw new Forbidden('rows leave for research alone, `HRESCH`');
  if (agreements.length === 0 || new Set(agreements).size < agreements.length)
    throw new BadUserInput('agreements', 'expected at least one id, and each once');
  if (typeof code !== 'string' || !/^[\w.-]{1,60}$/.test(code))
    throw new BadUserInput('study', 'expected 1 to 60 letters, digits, dots, dashes and underscores');
  if (typeof criteria !== 'string' || criteria.length > MOST_CRITERIA)
    throw new BadUserInput(
      'extract',
      `at most ${MOST_CRITERIA} characters, so that each participant can be told of it`,
    );
  return { code, criteria };
}

/** Says what law and agreements say of everybody, and nothing of a person. */
export function assertRowsMayLeave({ lacking, held }: Countable): void {
  if (lacking)
    throw new Forbidden(
      `neither law nor these agreements let rows with ${lacking.category} of \`${lacking.agency}\` leave for a study`,
    );
  if (!held)
    throw new BadUserInput('agreements', 'each has to be of your organization and in force: leave out the others');
}

/**
 * Puts on record, of everybody from among whom rows are drawn, that they may have one. INVARIANT: the core learns of nobody
 * whether there is one, since that would tell it what owners hold; and each is on record by a name of the core's own, so that none
 * is taken for another that the counter calls the same.
 */
export async function recordExtract(ids: Buffer, extract: Extract, record: EvaluationTools['record']): Promise<void> {
  const people = ids.length / REF_BYTES;
  if (people < LEAST_IN_EXTRACT)
    throw new BadUserInput(
      'extract',
      `it draws from fewer than ${LEAST_IN_EXTRACT} people: widen the period or the index`,
    );
  if (people > MOST_PEOPLE)
    throw new BadUserInput(
      'extract',
      `it draws from more than the ${MOST_PEOPLE} people who are put on record at once: draw by period`,
    );
  const { study, agreements, categories, operation } = extract;
  const terms = attachmentOf({ study, agreements, categories, operation } satisfies ExtractTerms);
  const own = {
    operation: randomBytes(16).toString('base64url'),
    at: new Date().toISOString(),
    obligations: obligationsOf(categories),
  };
  const entries = Array.from({ length: people }, (_, each) =>
    entryOf(uuidAt(ids, each * REF_BYTES), { ...extract, ...own, digest: terms.digest }),
  );
  for (let from = 0; from < people; from += AT_ONCE)
    await record({ entries: entries.slice(from, from + AT_ONCE), attachments: [terms] });
}

/** Of all that rows are made of, each once. */
export function obligationsOf(categories: readonly CountedUnder[]): Obligation[] {
  return [...new Set(categories.flatMap(({ obligations }) => obligations))];
}

/** What is alike in every entry of one extract. */
interface EntryOfAll {
  readonly digest: string;
  readonly at: string;
  readonly obligations: readonly Obligation[];
}

function entryOf(
  subject: string,
  { operation, requester, purpose, agreements, obligations, digest, at }: Extract & EntryOfAll,
): LedgerEntry {
  const { recipient, organization, role, id } = requester;
  return {
    kind: 'EXTRACT',
    agency: 'participants',
    operation,
    subject,
    category: 'EXTRACT',
    rows: 0,
    requester: { recipient, organization, role, id },
    purpose,
    rule: '',
    bases: agreements,
    obligations,
    at,
    extract: digest,
  };
}

function uuidAt(ids: Buffer, at: number): string {
  const hex = ids.toString('hex', at, at + REF_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
