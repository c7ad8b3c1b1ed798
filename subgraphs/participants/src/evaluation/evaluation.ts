import {
  digestOf,
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
} from '@lead-graph/schema';
import { type CountedCategory, mayBeCounted } from './mayBeCounted';
import { type ColumnsOfMembers, membersFrame, type MembersHeader } from './members';
import { Places } from './places';
import { referencesAt } from './references';

/** An answer of an owner, by its own word: what the core needs to take its masks off those who are counted. */
interface MaskedRows {
  readonly agency: string;
  readonly word: string;
}

interface MembersAsk extends Omit<ColumnsOfMembers, 'masked'> {
  /** Under which agreement, where the purpose needs one. */
  readonly agreement: string | null;
  readonly masked: readonly MaskedRows[];
  /** Owners whose order comes along, one part each. */
  readonly orders: readonly MaskedRows[];
}

/**
 * Who is counted, at this instant: their own facts of the program, their secrets for this count, and the masks of their
 * rows at each owner. The core sees no other owner's facts, and the counter no reference.
 */
export function openEvaluation({ db, config, verifyBearer }: EvaluationTools): Evaluation {
  const places = new Places();
  const wordOf = (agency: string, sealed: string) => {
    const ring = config.proofKeys[agency];
    if (!ring) throw new BadUserInput('agency', 'expected an owner of records');
    return readWord(sealed, ring);
  };
  return async (call, table) => {
    const ask = call.ask as MembersAsk;
    const { requester, purpose } = await asker(call, verifyBearer);
    if (purpose === Purpose.AUDIT && !ask.agreement)
      throw new BadUserInput('agreement', 'an audit counts under an agreement: give its id');
    for (const [at, { agency, word }] of ask.orders.entries())
      learnOrder(places, agency, wordOf(agency, word), call.parts[at]);
    const masked = ask.masked.map(({ agency, word }) => ({ agency, ...wordOf(agency, word) }));
    const missing = masked.filter(({ agency, word }) => !places.knows(agency, word.epoch)).map(({ agency }) => agency);
    if (missing.length > 0) return frameOf({ ...NOBODY, missing }, []);
    const categories = [
      ...countedOf('participants', table.categoriesOf(ask.columns)),
      ...masked.flatMap(({ agency, word }) => countedOf(agency, word.categories)),
    ];
    const countable = await mayBeCounted(db, { agreement: ask.agreement, categories, requester, purpose });
    return membersFrame({ ...ask, masked }, countable, {
      table,
      places,
      recordKey: recordKey(config.recordSecret),
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

const NOBODY: MembersHeader = { members: 0, shape: { count: 0, width: 0, slot: 0 }, owners: [], missing: [] };

/** INVARIANT: alike as long as the secret is, so that the same people bring the same noise whatever is asked. */
function recordKey(secret: Buffer | undefined): Buffer {
  if (!secret) throw new Error('RECORD_SECRET is not set; without it nobody can be counted');
  return keyFor(secret, 'records', '');
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
