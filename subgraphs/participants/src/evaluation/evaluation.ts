import { type Evaluation, type EvaluationCall, type EvaluationTools, frameOf, keyFor } from '@lead-graph/kit';
import { BadUserInput, Forbidden, mayClaim, Purpose, type Requester, Unauthenticated } from '@lead-graph/schema';
import { type CountedCategory, mayBeCounted } from './mayBeCounted';
import { type ColumnsOfMembers, membersFrame, type MembersHeader } from './members';
import { Places } from './places';
import { referencesAt } from './references';

export interface MembersAsk extends ColumnsOfMembers {
  /** Under which agreement, where the purpose needs one. */
  readonly agreement: string | null;
  /** Of everything the question looks at. */
  readonly categories: readonly CountedCategory[];
  /** Owners whose order comes along, one part each. */
  readonly orders: readonly { readonly agency: string; readonly epoch: string }[];
}

/**
 * Who is counted, at this instant: their own facts of the program, their secrets for this count, and the masks of their
 * rows at each owner. The core sees no other owner's facts, and the counter no reference.
 */
export function openEvaluation({ db, config, verifyToken }: EvaluationTools): Evaluation {
  const places = new Places();
  return async (call, table) => {
    const ask = call.ask as MembersAsk;
    const { requester, purpose } = await asker(call, verifyToken);
    if (purpose === Purpose.AUDIT && !ask.agreement)
      throw new BadUserInput('agreement', 'an audit counts under an agreement: give its id');
    for (const [at, { agency, epoch }] of ask.orders.entries()) places.learn(agency, { epoch, names: call.parts[at]! });
    const missing = ask.masked.filter(({ agency, epoch }) => !places.knows(agency, epoch)).map(({ agency }) => agency);
    if (missing.length > 0) return frameOf({ ...NOBODY, missing }, []);
    const countable = await mayBeCounted(db, { ...ask, requester, purpose });
    return membersFrame(ask, countable, {
      table,
      places,
      proofKeys: config.proofKeys,
      recordKey: recordKey(config.recordSecret),
      refsAt: (agency) => referencesAt(db, agency, (id) => table.people.numberOf(id), table.people.count),
    });
  };
}

const NOBODY: MembersHeader = { members: 0, shape: { count: 0, width: 0, slot: 0 }, missing: [] };

/** INVARIANT: alike as long as the secret is, so that the same people bring the same noise whatever is asked. */
function recordKey(secret: Buffer | undefined): Buffer {
  if (!secret) throw new Error('RECORD_SECRET is not set; without it nobody can be counted');
  return keyFor(secret, 'records', '');
}

/** The user themself, by their own token, for a purpose of their role. */
async function asker(
  { authorization, purpose }: EvaluationCall,
  verifyToken: EvaluationTools['verifyToken'],
): Promise<{ requester: Requester; purpose: Purpose }> {
  if (typeof authorization !== 'string') throw new Unauthenticated("the user's own token is missing");
  const requester = await verifyToken(authorization);
  if (!purpose || !mayClaim(requester, purpose)) throw new Forbidden('this purpose is not one the role allows');
  return { requester, purpose };
}
