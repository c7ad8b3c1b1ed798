import { AccountingReport, type Agency, type DataCategory, Implication, Recipient } from '@lead-graph/schema';
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
import type { SubgraphContext } from '../context';
import { GUARD } from '../guarded';
import type { Reading } from '../reading';
import { wordsFor } from './disclosureWords';
import { type EntryNames, entryNames } from './entryName';
import { entriesAbout, type KeptEntry } from './keptEntries';
import { termsOf } from './reports';

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
