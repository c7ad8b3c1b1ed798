import { createHash, randomBytes } from 'node:crypto';
import {
  type Column,
  type ColumnAsk,
  type Counting,
  type CountRequest,
  CALL_HEADER,
  type FactsAsk,
  type FactsHeader,
  frameOf,
  openedAnswer,
  readFrame,
  wordsOf,
} from '@lead-graph/kit';
import { AGENCIES, type CallClaims, LeadError, type Obligation, type Purpose, seal } from '@lead-graph/schema';
import { type Facts, factsIn } from './factsIn';
import type { Plan } from './plan';
import { columnsOf, type Masks, membersWithFirst, type Rows } from './shown';

export const CORE = AGENCIES.find(({ core }) => core)!.name;

/** Who asks, as the core has to verify for itself. */
export interface Asker {
  readonly authorization: string;
  readonly purpose: Purpose;
  /** Under which agreements; none where the purpose needs none. */
  readonly agreements: readonly string[];
  /** The measure that is asked for by name. */
  readonly measure: string | null;
  /** The study for which each is to have a row of their own; absent where they are counted. */
  readonly study?: Study;
}

export interface Study {
  readonly code: string;
  /** What is drawn, as JSON: each participant is told of it. */
  readonly criteria: string;
  /** The counter's own name for the act, which owners and core have on record. */
  readonly operation: string;
}

/** Everybody who is counted and has an index event, without a name: their secrets for this count and their columns at each owner. */
export interface Members {
  readonly count: number;
  /** 8 bytes each. INVARIANT: of a study they are its pseudonyms, and lead to nothing else. */
  readonly secrets: Buffer;
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  /** To what their rows oblige; none where they are counted. */
  readonly obligations: readonly Obligation[];
}

interface Masked extends Facts {
  readonly owner: string;
}

/**
 * Asks every owner for what the question needs of everybody it holds, and the core whom of them to count. INVARIANT:
 * nothing of it is kept.
 */
export async function membersFor(plan: Plan, asker: Asker, counting: Counting): Promise<Members> {
  const owners = [...plan.columns.keys()].filter((owner) => owner !== CORE);
  const answered = await Promise.all(
    owners.map((owner) => maskedRows(owner, plan.columns.get(owner)!, false, asker, counting)),
  );
  const first = await unmasked(plan, answered, asker, counting);
  if ('members' in first) return first.members;
  const again = await Promise.all(
    answered.map((each) =>
      first.missing.includes(each.owner)
        ? maskedRows(each.owner, plan.columns.get(each.owner)!, true, asker, counting)
        : each,
    ),
  );
  const second = await unmasked(plan, again, asker, counting);
  if ('members' in second) return second.members;
  throw unavailable(CORE);
}

async function maskedRows(
  owner: string,
  columns: readonly ColumnAsk[],
  order: boolean,
  asker: Asker,
  counting: Counting,
): Promise<Masked> {
  const { measure, agreements } = asker;
  const question: FactsAsk = { columns, measure, order, study: asker.study ? agreements : null };
  const answer = await ask(owner, question, [], { ...asker, authorization: null }, counting);
  const facts = factsIn(answer);
  if (!facts) throw unavailable(owner);
  return { owner, ...facts };
}

async function unmasked(
  plan: Plan,
  answered: readonly Masked[],
  asker: Asker,
  counting: Counting,
): Promise<{ members: Members } | { missing: readonly string[] }> {
  const own = plan.columns.get(CORE) ?? [];
  const orders = answered.filter(({ order }) => order.length > 0);
  const body = {
    agreements: asker.agreements,
    study: asker.study ?? null,
    columns: own,
    // The index event is the first column that a plan asks for.
    mustHaveFirst: plan.index.owner === CORE,
    masked: answered.map(wordOf),
    orders: orders.map(wordOf),
  };
  const answer = await ask(
    CORE,
    body,
    orders.map(({ order }) => order),
    asker,
    counting,
  );
  const { header, parts } = readFrame<FromCore>(answer);
  if (header.missing.length > 0) return { missing: header.missing };
  const [secrets, ownRows, slots, ...masks] = parts as [Buffer, Buffer, Buffer, ...Buffer[]];
  const rows = new Map<string, Rows>();
  rows.set(CORE, { shape: header.shape, rows: ownRows, slots, masks: null });
  for (const [at, each] of answered.entries()) {
    const { byPlace, count } = header.owners[at]!;
    const theirs = { places: wordsOf(masks[2 * at]!), bytes: masks[2 * at + 1]!, byPlace };
    rows.set(each.owner, rowsOf(each, theirs, count));
  }
  const { obligations } = header;
  return { members: { ...withIndexEvent(plan, header.members, secrets, rows), obligations } };
}

function wordOf({ owner, header: { word } }: Masked): { agency: string; word: string } {
  return { agency: owner, word };
}

interface FromCore {
  readonly members: number;
  readonly shape: FactsHeader;
  readonly owners: readonly { readonly byPlace: boolean; readonly count: number }[];
  readonly obligations: readonly Obligation[];
  readonly missing: readonly string[];
}

/**
 * INVARIANT: whether there are rows hangs on nothing that an owner can write of one person, and on what it says of
 * everybody alone: an owner that tells counter and core two things has not answered.
 */
function rowsOf({ header, owner, rows, slots }: Masked, masks: Masks, count: number): Rows {
  const masked = masks.byPlace ? header.count : masks.places.length;
  if (count !== header.count || masks.bytes.length !== masked * header.width) throw unavailable(owner);
  return { shape: header, rows, slots, masks };
}

/** INVARIANT: of members without an index event, who are in no cell, nothing but that is read. */
function withIndexEvent(
  plan: Plan,
  members: number,
  secrets: Buffer,
  rows: ReadonlyMap<string, Rows>,
): Omit<Members, 'obligations'> {
  const chosen = membersWithFirst(members, rows.get(plan.index.owner)!);
  const columns = new Map(
    [...rows].map(([owner, each]) => {
      const attributes = (plan.columns.get(owner) ?? []).map(({ attributes }) => attributes.length);
      return [owner, columnsOf(chosen, each, attributes)];
    }),
  );
  return { count: chosen.length, secrets: secretsOf(chosen, secrets), columns };
}

function secretsOf(members: Uint32Array, secrets: Buffer): Buffer {
  const [from, to] = [wordsOf(secrets), new Uint32Array(members.length * 2)];
  for (let each = 0; each < members.length; each++) {
    to[2 * each] = from[2 * members[each]!]!;
    to[2 * each + 1] = from[2 * members[each]! + 1]!;
  }
  return Buffer.from(to.buffer);
}

/** One sealed question, and its answer opened. */
export async function ask(
  owner: string,
  header: object,
  parts: readonly Buffer[],
  { authorization, purpose, study }: Omit<Asker, 'authorization'> & { readonly authorization: string | null },
  { keys, send }: Counting,
): Promise<Buffer> {
  const body = frameOf(header, parts);
  const call = randomBytes(12).toString('base64url');
  const claims: CallClaims = {
    audience: owner,
    operation: study?.operation ?? randomBytes(16).toString('base64url'),
    call,
    issuedAt: Math.floor(Date.now() / 1000),
    digest: createHash('sha256').update(body).digest('base64url'),
    purpose,
  };
  const headers = { [CALL_HEADER]: seal(claims, keys[owner]!), ...(authorization ? { authorization } : {}) };
  const answer = await send(owner, { headers, body } satisfies CountRequest).catch(() => null);
  if (answer === null) throw unavailable(owner);
  if (answer.status !== 200) throw refusalOf(owner, answer.body, study);
  try {
    return openedAnswer(answer.body, keys[owner]![0].secret, call);
  } catch {
    throw unavailable(owner);
  }
}

function unavailable(owner: string): LeadError {
  return new LeadError('SUBGRAPH_UNAVAILABLE', `\`${owner}\` did not answer`, { service: owner });
}

/** The core says why it counts for nobody; of another owner it is enough that it does not, unless rows are to leave it. */
function refusalOf(owner: string, body: Buffer, study: Study | undefined): Error {
  if (owner !== CORE && !study) return unavailable(owner);
  try {
    const [error] = JSON.parse(body.toString('utf8')).errors;
    const { code, ...extensions } = error.extensions;
    return new LeadError(code, owner === CORE ? error.message : `\`${owner}\`: ${error.message}`, extensions);
  } catch {
    return unavailable(owner);
  }
}
