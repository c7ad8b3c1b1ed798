import {
  type Evaluation,
  type EvaluationCall,
  type EvaluationTools,
  frameOf,
  keyFor,
  readWord,
  REF_BYTES,
} from '@lead-graph/kit';
import {
  BadUserInput,
  type DataCategory,
  Forbidden,
  mayClaim,
  Purpose,
  type Requester,
  Unauthenticated,
  digestOf,
} from '@lead-graph/schema';
import { type CountedCategory, mayBeCounted, mayLeaveAsTotals } from './mayBeCounted';
import { type ColumnsOfMembers, membersFrame, type MembersHeader } from './members';
import { Places } from './places';
import { referencesAt } from './references';
import { assertRowsMayLeave, obligationsOf, recordExtract, type Study, studyIn } from './studyExtract';

/** An answer of an owner, by its own word: what the core needs to take its masks off those who are counted. */
interface MaskedRows {
  readonly agency: string;
  readonly word: string;
}

interface MembersAsk extends Omit<ColumnsOfMembers, 'masked'> {
  /** Under which agreements; none where the purpose needs none. */
  readonly agreements: readonly string[];
  /** The study for which each is to have a row of their own; null where they are counted. */
  readonly study: Study | null;
  readonly masked: readonly MaskedRows[];
  /** Owners who delivered totals; then nobody is counted, and it is only said whether law lets these leave. Absent at an older counter. */
  readonly totals?: readonly MaskedRows[];
  /** Owners whose order comes along, one part each. */
  readonly orders: readonly MaskedRows[];
}

/**
 * Who is counted, at this instant: their own facts of the program, their secrets for this count, and the masks of their
 * rows at each owner. The core sees no other owner's facts, and the counter no reference.
 */
export function openEvaluation({ db, config, verifyBearer, record }: EvaluationTools): Evaluation {
  const places = new Places();
  const wordOf = (agency: string, sealed: string) => {
    const ring = config.proofKeys[agency];
    if (!ring) throw new BadUserInput('agency', 'expected an owner of records');
    return readWord(sealed, ring);
  };
  return async (call, table) => {
    const ask = call.ask as MembersAsk;
    const { requester, purpose } = await asker(call, verifyBearer);
    const { agreements } = ask;
    if (!Array.isArray(agreements)) throw new BadUserInput('agreements', 'expected a list of ids');
    if (purpose === Purpose.AUDIT && agreements.length === 0)
      throw new BadUserInput('agreement', 'an audit counts under an agreement: give its id');
    for (const [at, { agency, word }] of ask.orders.entries())
      learnOrder(places, agency, wordOf(agency, word), call.parts[at]);
    const study = ask.study ? studyIn(ask.study, agreements, purpose) : null;
    const masked = ask.masked.map(({ agency, word }) => ({ agency, ...wordOf(agency, word) }));
    if (masked.some(({ word }) => JSON.stringify(word.study ?? null) !== JSON.stringify(study && agreements)))
      throw new Unauthenticated('this owner answered for something else');
    const missing = masked.filter(({ agency, word }) => !places.knows(agency, word.epoch)).map(({ agency }) => agency);
    if (missing.length > 0) return frameOf({ ...NOBODY, missing }, []);
    const totals = (ask.totals ?? []).map(({ agency, word }) => ({ agency, ...wordOf(agency, word) }));
    const categories = [
      ...countedOf('participants', table.categoriesOf(ask.columns)),
      ...[...masked, ...totals].flatMap(({ agency, word }) => countedOf(agency, word.categories)),
    ];
    const about = { agreements, categories, requester, purpose, rows: study !== null };
    if (totals.length > 0) return frameOf({ ...NOBODY, totals: await mayLeaveAsTotals(db, about) }, []);
    const countable = await mayBeCounted(db, about);
    if (study) assertRowsMayLeave(countable);
    const extract = { agreements, categories: countable.under, operation: call.operation, requester, purpose };
    return membersFrame({ ...ask, masked }, countable, {
      table,
      places,
      recordKey: secretsKey(config.recordSecret, study, requester),
      obligations: study ? obligationsOf(countable.under) : [],
      before: study ? (ids) => recordExtract(ids, { ...extract, study }, record) : undefined,
      refsAt: (agency) => referencesAt(db, agency, (id) => table.people.numberOf(id), table.people.count),
    });
  };
}

/** INVARIANT: an order is the owner's own: with another, the counter would be given masks of whomever it liked. */
function learnOrder(
  places: Places,
  agency: string,
  { word: { epoch, order, count } }: ReturnType<typeof readWord>,
  names: Buffer | undefined,
): void {
  if (names?.length !== count * REF_BYTES || digestOf(names) !== order)
    throw new Unauthenticated('this order is not what the owner sent');
  places.learn(agency, { epoch, names });
}

function countedOf(agency: string, categories: readonly DataCategory[]): CountedCategory[] {
  return categories.map((category) => ({ category, agency }));
}

const NOBODY: MembersHeader = {
  members: 0,
  shape: { count: 0, width: 0, slot: 0 },
  owners: [],
  obligations: [],
  missing: [],
};

/**
 * INVARIANT: alike as long as the secret is, so that the same people bring the same noise whatever is asked; for each study of
 * an organization others, so that its rows lead to no other study's, and to nobody who is counted.
 */
function secretsKey(secret: Buffer | undefined, study: Study | null, { organization }: Requester): Buffer {
  if (!secret) throw new Error('RECORD_SECRET is not set; without it nobody can be counted');
  return study ? keyFor(secret, 'study', `${organization}\n${study.code}`) : keyFor(secret, 'records', '');
}

/** The user themself, by their own token, for a purpose of their role. */
async function asker(
  { authorization, purpose }: EvaluationCall,
  verifyBearer: EvaluationTools['verifyBearer'],
): Promise<{ requester: Requester; purpose: Purpose }> {
  if (typeof authorization !== 'string') throw new Unauthenticated("the user's own token is missing");
  const { requester } = await verifyBearer(authorization);
  if (!purpose || !mayClaim(requester, purpose)) throw new Forbidden('this purpose is not one the role allows');
  return { requester, purpose };
}
