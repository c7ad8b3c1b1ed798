import { type Agency, CATEGORY_WORDS, type DataCategory, Implication, Purpose, Recipient } from '@lead-graph/schema';
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
  Resolver,
  Root,
} from 'type-graphql';
import type { SubgraphContext } from '../context';
import { GUARD } from '../guarded';
import type { Reading } from '../reading';
import { type LedgerEntry, NO_SUBJECT } from './entry';
import { type EntryNames, entryNames } from './entryName';

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
      @Ctx() context: SubgraphContext,
    ): Promise<Disclosure[] | null> {
      const reading = context.readingOf(person);
      if (!READERS.includes(reading.recipient) || reading.categories().length === 0) return null;
      const names = entryNames(context.config.ledgerKey, reading.reference);
      const last = before ? names.idOf(before) : null;
      const entries = await entriesAbout(reading, Math.min(Math.max(first, 1), MOST), last, context);
      return entries.map((entry) => shown(entry, reading, names));
    }
  }
  return { type: Disclosure, resolver: Disclosures };
}

type KeptEntry = LedgerEntry & { readonly id: string; readonly withheld: boolean };

async function entriesAbout(
  reading: Reading,
  first: number,
  before: string | null,
  { db }: SubgraphContext,
): Promise<KeptEntry[]> {
  const rows: { id: string; entry: string; withheld: boolean }[] = await db.query(
    `SELECT e.id::text, e.entry, EXISTS (SELECT FROM ledger.entry w WHERE w.operation = e.operation AND w.subject = '${NO_SUBJECT}' AND w.category = 'WITHHELD') AS withheld
     FROM ledger.entry e WHERE e.subject = $1 AND e.category = ANY($2) AND e.id < $3 ORDER BY e.id DESC LIMIT $4`,
    [reading.reference, reading.categories(), before ?? '9223372036854775807', first],
  );
  return rows.map(({ id, entry, withheld }) => ({ ...JSON.parse(entry), id, withheld }));
}

function shown(
  { id, at, kind, withheld, category, rows, requester, purpose, rule }: KeptEntry,
  reading: Reading,
  names: EntryNames,
) {
  const organization = reading.mayLearn(Implication.PROVIDER_NAME) ? requester.organization : null;
  return {
    id: names.nameOf(id),
    recordedAt: new Date(at),
    words: wordsFor({ kind, withheld, category: category as DataCategory, rows, organization, purpose, requester }),
    kind,
    state: withheld ? 'WITHHELD' : 'HANDED_ON',
    category,
    records: rows,
    account: requester.id,
    role: requester.role,
    organization,
    purpose,
    rule,
  };
}

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  [Purpose.TREAT]: 'treatment',
  [Purpose.HPAYMT]: 'payment',
  [Purpose.HOPERAT]: 'health care operations',
  [Purpose.DIVOPS]: 'the work of the diversion program',
  [Purpose.HLEGAL]: 'legal proceedings',
  [Purpose.AUDIT]: 'an audit or evaluation',
  [Purpose.HRESCH]: 'research',
  [Purpose.ETREAT]: 'an emergency',
  [Purpose.MANDATE]: 'a duty under law',
  [Purpose.PATRQT]: 'their own request',
};

type Told = Pick<KeptEntry, 'kind' | 'withheld' | 'rows' | 'purpose' | 'requester'> & {
  readonly category: DataCategory;
  readonly organization: string | null;
};

function wordsFor({ kind, withheld, category, rows, organization, purpose, requester }: Told): string {
  const role = requester.role.toLowerCase().replaceAll('_', ' ');
  const who =
    requester.recipient === Recipient.SELF
      ? 'the participant'
      : `a ${role}${organization ? ` of ${organization}` : ''}`;
  const what = `${rows === 0 ? 'no record' : rows === 1 ? 'one record' : `${rows} records`} of ${CATEGORY_WORDS[category]}`;
  const verb = kind === 'USE' ? 'looked at, of their own agency,' : withheld ? 'asked for, and was not given,' : 'saw';
  return `${who} ${verb} ${what}, for ${PURPOSE_WORDS[purpose]}`;
}
