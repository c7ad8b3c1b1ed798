import {
  AccountingReport,
  type Agency,
  CATEGORY_WORDS,
  type DataCategory,
  type DisclosureGround,
  GROUND_WORDS,
  Implication,
  PURPOSE_WORDS,
  Recipient,
  Role,
} from '@lead-graph/schema';
import {
  Arg,
  type ClassType,
  Ctx,
  Directive,
  Extensions,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import type { DataSource } from 'typeorm';
import type { SubgraphContext } from '../context';
import { GUARD } from '../guarded';
import type { Reading } from '../reading';
import { type LedgerEntry, NO_SUBJECT } from './entry';
import { type EntryNames, entryNames } from './entryName';
import { type ReportTerms, termsOf } from './reports';

registerEnumType(AccountingReport, {
  name: 'AccountingReport',
  description:
    'EVERYTHING: every entry. HIPAA_ACCOUNTING: 45 CFR 164.528, RCW 70.02.020(2). PART2_ACCOUNTING: 42 CFR 2.25. INTERMEDIARY_LIST: 42 CFR 2.24. DISSEMINATION_LOG: RCW 10.97.050(7).',
});

/** Most of one answer. */
const MOST = 500;

/** Who may read who read a record: the participant, and the case management that answers for it. */
const READERS: readonly Recipient[] = [Recipient.SELF, Recipient.CM];

/**
 * What every agency adds to `Participant` of itself: who read this person's records here, from its own ledger. Entries of a
 * category are shown only to whom that category is, so that none tells of a record its reader may not know of.
 */
export function disclosuresOf(agency: Agency, participant: ClassType): DisclosureLog {
  let log = logs.get(participant);
  if (!log) logs.set(participant, (log = logOf(agency, participant)));
  return log;
}

interface DisclosureLog {
  readonly type: ClassType;
  readonly resolver: ClassType;
}

/** Classes are made once: two of one name would be two types of one schema. */
const logs = new WeakMap<ClassType, DisclosureLog>();

function logOf(agency: Agency, participant: ClassType): DisclosureLog {
  const words = agency.name.split('-').map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`);
  const pascal = words.join('');
  const field = `${pascal[0]!.toLowerCase()}${pascal.slice(1)}Disclosures`;

  @ObjectType(`${pascal}Disclosure`, { description: 'That somebody read records of one category here, and why.' })
  class Disclosure {
    @Field(() => ID)
    id!: string;

    @Field(() => GraphQLISODateTime)
    recordedAt!: Date;

    @Field(() => String, { description: 'In plain words.' })
    words!: string;

    @Field(() => String, { description: 'DISCLOSURE: to others. USE: by the own staff of who keeps the record.' })
    kind!: string;

    @Field(() => String, { description: 'HANDED_ON, or WITHHELD where the answer was kept back after all.' })
    state!: string;

    @Field(() => String)
    category!: string;

    @Field(() => Int, { description: 'How many; zero where the category was permitted and there was none.' })
    records!: number;

    @Field(() => String, { nullable: true, description: 'Account that asked; null for the participant themself.' })
    account!: string | null;

    @Field(() => String)
    role!: string;

    @Field(() => String, { nullable: true, description: 'Code of their organization; null where it could tell.' })
    organization!: string | null;

    @Field(() => String)
    purpose!: string;

    @Field(() => String, { description: 'Row of the rule table; empty for use.' })
    rule!: string;

    @Field(() => [String], { description: 'What it rests on; empty for use, and where that was not written down.' })
    grounds!: readonly string[];
  }

  @Resolver(() => participant)
  class Disclosures {
    @Directive(`@category(anyOf: [${agency.categories.map((category) => `["${category}"]`).join(', ')}])`)
    @Extensions({ [GUARD]: true })
    @FieldResolver(() => [Disclosure], {
      name: field,
      nullable: true,
      description: `Who read this person's records here, newest first. For the participant and case management, of categories they may read.`,
    })
    async disclosures(
      @Root() person: object,
      @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${MOST}.` }) first: number,
      @Arg('before', () => ID, { nullable: true, description: '`id` of the last one of the page before.' })
      before: string | undefined,
      @Arg('report', () => AccountingReport, {
        defaultValue: AccountingReport.EVERYTHING,
        description: 'What the law counts; whatever is not EVERYTHING leaves out use and what was kept back.',
      })
      report: AccountingReport,
      @Arg('since', () => GraphQLISODateTime, {
        nullable: true,
        description: 'From this instant on; when left out, as far back as the report reaches from now.',
      })
      since: Date | undefined,
      @Arg('until', () => GraphQLISODateTime, { nullable: true, description: 'Before this instant.' })
      until: Date | undefined,
      @Ctx() context: SubgraphContext,
    ): Promise<Disclosure[] | null> {
      const reading = context.readingOf(person);
      if (!READERS.includes(reading.recipient) || reading.categories().length === 0) return null;
      const names = entryNames(context.config.ledgerKey, reading.reference);
      const last = before ? names.idOf(before) : null;
      const terms = termsOf(report, new Date());
      const period = { since: since ?? terms.since, until: until ?? null };
      const page = { first: Math.min(Math.max(first, 1), MOST), before: last };
      const entries = await entriesAbout(reading, page, { ...terms, ...period }, context.db);
      return entries.map((entry) => shown(entry, reading, names));
    }
  }
  return { type: Disclosure, resolver: Disclosures };
}

type KeptEntry = LedgerEntry & { readonly id: string; readonly withheld: boolean };

/** What may be read of one person's entries. */
type Readable = Pick<Reading, 'reference' | 'categories'>;

interface EntryPage {
  readonly first: number;
  /** Number of an entry newer than all that are wanted; null: from the newest on. */
  readonly before: string | null;
}

/** Whether an entry's operation is marked as kept back. */
const WITHHELD = `EXISTS (SELECT FROM ledger.entry w
  WHERE w.operation = e.operation AND w.subject = '${NO_SUBJECT}' AND w.category = 'WITHHELD')`;

/** One page of a report, newest first. INVARIANT: it is shorter than `first` only where the report has no more. */
export async function entriesAbout(
  { reference, categories }: Readable,
  { first, before }: EntryPage,
  terms: ReportTerms & { readonly until: Date | null },
  db: Pick<DataSource, 'query'>,
): Promise<KeptEntry[]> {
  const readable = categories().filter((category) => terms.categories?.includes(category) ?? true);
  const { since, until, handedOn, notFor, notTo, notOnlyOn, on, withRecords } = terms;
  const rows: { id: string; entry: string; withheld: boolean }[] = await db.query(
    `SELECT id::text, entry, withheld FROM (
       SELECT e.id, e.entry, ${WITHHELD} AS withheld
       FROM ledger.entry e WHERE e.subject = $1 AND e.category = ANY($2) AND e.id < $3) AS kept,
     LATERAL (SELECT entry::jsonb AS told) AS read WHERE ${IN_REPORT} ORDER BY kept.id DESC LIMIT $4`,
    [
      ...[reference, readable, before ?? '9223372036854775807', first],
      ...[since, until, handedOn, notFor, notTo, notOnlyOn, on, withRecords],
    ],
  );
  return rows.map(({ id, entry, withheld }) => ({ ...JSON.parse(entry), id, withheld }));
}

/** The conditions of `ReportTerms`, in SQL, so that a page is cut after they are met and never before. */
const IN_REPORT = `($5::timestamptz IS NULL OR (told->>'at')::timestamptz >= $5)
  AND ($6::timestamptz IS NULL OR (told->>'at')::timestamptz < $6)
  AND (NOT $7::boolean OR (told->>'kind' = 'DISCLOSURE' AND NOT withheld))
  AND told->>'purpose' <> ALL($8::text[]) AND told->'requester'->>'recipient' <> ALL($9::text[])
  AND (jsonb_array_length(coalesce(told->'grounds', '[]')) = 0 OR (NOT told->'grounds' <@ to_jsonb($10::text[])
    AND ($11::text[] IS NULL OR told->'grounds' ?| $11::text[])))
  AND (NOT $12::boolean OR (told->>'rows')::int > 0)`;

function shown(
  { id, at, kind, withheld, category, rows, requester, purpose, rule, grounds = [] }: KeptEntry,
  reading: Reading,
  names: EntryNames,
) {
  const organization = reading.mayLearn(Implication.PROVIDER_NAME) ? requester.organization : null;
  return {
    id: names.nameOf(id),
    recordedAt: new Date(at),
    words: wordsFor({
      kind,
      withheld,
      category: category as DataCategory,
      rows,
      organization,
      purpose,
      requester,
      grounds,
    }),
    kind,
    state: withheld ? 'WITHHELD' : 'HANDED_ON',
    category,
    records: rows,
    account: requester.id,
    role: requester.role,
    organization,
    purpose,
    rule,
    grounds,
  };
}

type Told = Pick<KeptEntry, 'kind' | 'withheld' | 'rows' | 'purpose' | 'requester'> & {
  readonly category: DataCategory;
  readonly organization: string | null;
  readonly grounds: readonly DisclosureGround[];
};

function wordsFor({ kind, withheld, category, rows, organization, purpose, requester, grounds }: Told): string {
  const what = `${rows === 0 ? 'no record' : rows === 1 ? 'one record' : `${rows} records`} of ${CATEGORY_WORDS[category]}`;
  const verb = kind === 'USE' ? 'looked at, of their own agency,' : withheld ? 'asked for, and was not given,' : 'saw';
  const told = requester.recipient === Recipient.SELF ? [] : grounds.map((ground) => `, ${GROUND_WORDS[ground]}`);
  return `${whoIs(requester, organization)} ${verb} ${what}, for ${PURPOSE_WORDS[purpose]}${told.join('')}`;
}

function whoIs({ recipient, role }: KeptEntry['requester'], organization: string | null): string {
  if (role === Role.REPRESENTATIVE) return 'who acts for the participant';
  if (recipient === Recipient.SELF) return 'the participant';
  return `a ${role.toLowerCase().replaceAll('_', ' ')}${organization ? ` of ${organization}` : ''}`;
}
