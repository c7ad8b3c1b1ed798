import { entryNames, type LedgerEntry, type SubgraphContext } from '@lead-graph/kit';
import { DataCategory, Purpose, Recipient } from '@lead-graph/schema';
import { Arg, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { Permitted } from '../decision/permitted';
import type { ExtractTerms } from '../evaluation/studyExtract';
import { Participant } from '../participant';

/** Most of one answer. */
const MOST = 500;

@ObjectType({
  description:
    'That rows were drawn for a study from among participants of whom this one was. Whether there is a row of theirs is not known (45 CFR 164.528(b)(4)).',
})
export class StudyExtractNotice {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => String, { description: 'In plain words.' })
  words!: string;

  @Field(() => String, { description: 'As the organization calls it.' })
  study!: string;

  @Field(() => String, { nullable: true, description: 'Code of the organization whose study it is.' })
  organization!: string | null;

  @Field(() => [ID])
  agreements!: readonly string[];

  @Field(() => Purpose)
  purpose!: Purpose;

  @Field(() => [DataCategory], { description: 'What rows were made of.' })
  categories!: DataCategory[];

  @Field(() => String, { description: 'By what rows were chosen and what is in them, as JSON.' })
  criteria!: string;
}

@Resolver(() => Participant)
export class ParticipantStudyExtracts {
  @Permitted(DataCategory.PROG)
  @FieldResolver(() => [StudyExtractNotice], {
    nullable: true,
    description: 'Studies that may have a row about the participant, newest first. For the participant alone.',
  })
  async studyExtracts(
    @Root() { decided }: Participant,
    @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${MOST}.` }) first: number,
    @Arg('before', () => ID, { nullable: true, description: '`id` of the last one of the page before.' })
    before: string | undefined,
    @Ctx() { db, config }: SubgraphContext,
  ): Promise<StudyExtractNotice[] | null> {
    if (decided.question.recipient !== Recipient.SELF) return null;
    const names = entryNames(config.ledgerKey, decided.standing.id);
    const last = before ? names.idOf(before) : null;
    const kept = await extractsAbout(decided.standing.id, Math.min(Math.max(first, 1), MOST), last, db);
    return kept.map((each) => ({ ...noticeOf(each), id: names.nameOf(each.id) }));
  }
}

interface KeptExtract {
  readonly id: string;
  readonly entry: LedgerEntry;
  readonly terms: ExtractTerms;
}

async function extractsAbout(
  participantId: string,
  first: number,
  before: string | null,
  db: DataSource,
): Promise<KeptExtract[]> {
  const rows: { id: string; entry: string; body: string }[] = await db.query(
    `SELECT e.id::text, e.entry, a.body FROM ledger.entry e JOIN ledger.attachment a ON a.digest = e.entry::jsonb->>'extract'
     WHERE e.subject = $1 AND e.category = 'EXTRACT' AND e.id < $2 ORDER BY e.id DESC LIMIT $3`,
    [participantId, before ?? '9223372036854775807', first],
  );
  return rows.map(({ id, entry, body }) => ({ id, entry: JSON.parse(entry), terms: JSON.parse(body) }));
}

function noticeOf({ entry: { requester, purpose, at }, terms }: KeptExtract): Omit<StudyExtractNotice, 'id'> {
  const { study, agreements, categories } = terms;
  const { organization } = requester;
  return {
    at: new Date(at),
    words: `${organization ?? 'An organization'} drew rows for its study ${study.code}, without names, from among participants of whom you are one. Whether one of them is about you is not known to the program.`,
    study: study.code,
    organization,
    agreements,
    purpose,
    categories: [...new Set(categories.map(({ category }) => category))],
    criteria: study.criteria,
  };
}
