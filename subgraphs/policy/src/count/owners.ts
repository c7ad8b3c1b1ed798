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
  readRows,
  wordsOf,
} from '@lead-graph/kit';
import { AGENCIES, type CallClaims, LeadError, type Purpose, seal } from '@lead-graph/schema';
import { type Facts, factsIn } from './factsIn';
import type { Plan } from './plan';

const CORE = AGENCIES.find(({ core }) => core)!.name;

/** Who asks, as the core has to verify for itself. */
export interface Asker {
  readonly authorization: string;
  readonly purpose: Purpose;
  /** Under which agreement; null where the purpose needs none. */
  readonly agreement: string | null;
}

/** Everybody who is counted, without a name: their secrets for this count and their columns at each owner. */
export interface Members {
  readonly count: number;
  /** 8 bytes each. */
  readonly secrets: Buffer;
  readonly columns: ReadonlyMap<string, readonly Column[]>;
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
  const answer = await ask(owner, { columns, order } satisfies FactsAsk, [], { purpose: asker.purpose }, counting);
  const facts = factsIn(answer);
  if (!facts) throw unavailable(owner);
  return { owner, ...facts };
}

async function unmasked(
  plan: Plan,
  answered: readonly Masked[],
  { authorization, purpose, agreement }: Asker,
  counting: Counting,
): Promise<{ members: Members } | { missing: readonly string[] }> {
  const own = plan.columns.get(CORE) ?? [];
  const orders = answered.filter(({ order }) => order.length > 0);
  const body = {
    agreement,
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
    { authorization, purpose },
    counting,
  );
  const { header, parts } = readFrame<{ members: number; shape: FactsHeader; missing: string[] }>(answer);
  if (header.missing.length > 0) return { missing: header.missing };
  const [secrets, rows, slots, ...masks] = parts as [Buffer, Buffer, Buffer, ...Buffer[]];
  const columns = new Map<string, readonly Column[]>();
  columns.set(
    CORE,
    readRows(
      rows,
      header.shape,
      slots,
      own.map(({ attributes }) => attributes.length),
    ),
  );
  answered.forEach((each, at) => {
    const attributes = plan.columns.get(each.owner)!.map(({ attributes }) => attributes.length);
    columns.set(each.owner, columnsOf(each, masks[2 * at]!, masks[2 * at + 1]!, attributes));
  });
  return { members: { count: header.members, secrets, columns } };
}

function wordOf({ owner, header: { word } }: Masked): { agency: string; word: string } {
  return { agency: owner, word };
}

/** INVARIANT: whether there are columns hangs on nothing that an owner can write of one person. */
function columnsOf(masked: Masked, places: Buffer, masks: Buffer, attributes: readonly number[]): readonly Column[] {
  const { width } = masked.header;
  if (masks.length !== (places.length / 4) * width) throw unavailable(CORE);
  return readRows(rowsAt(places, masks, masked), masked.header, masked.slots, attributes);
}

/** Rows of those who are counted, with the mask taken off. Of somebody the owner does not hold, nothing. */
function rowsAt(places: Buffer, masks: Buffer, { header: { width, count }, rows }: Masked): Buffer {
  const theirs = Buffer.allocUnsafe(masks.length);
  const words = width / 4;
  const [to, from, mask] = [wordsOf(theirs), wordsOf(rows), wordsOf(masks)];
  const at = wordsOf(places);
  for (let member = 0; member < at.length; member++) {
    const begin = member * words;
    const place = at[member]!;
    if (place >= count) to.fill(0, begin, begin + words);
    else for (let word = 0; word < words; word++) to[begin + word] = from[place * words + word]! ^ mask[begin + word]!;
  }
  return theirs;
}

async function ask(
  owner: string,
  header: object,
  parts: readonly Buffer[],
  { authorization, purpose }: { authorization?: string; purpose: Purpose },
  { keys, send }: Counting,
): Promise<Buffer> {
  const body = frameOf(header, parts);
  const call = randomBytes(12).toString('base64url');
  const claims: CallClaims = {
    audience: owner,
    operation: randomBytes(16).toString('base64url'),
    call,
    issuedAt: Math.floor(Date.now() / 1000),
    digest: createHash('sha256').update(body).digest('base64url'),
    purpose,
  };
  const headers = { [CALL_HEADER]: seal(claims, keys[owner]!), ...(authorization ? { authorization } : {}) };
  const answer = await send(owner, { headers, body } satisfies CountRequest).catch(() => null);
  if (answer === null) throw unavailable(owner);
  if (answer.status !== 200) throw refusalOf(owner, answer.body);
  return owner === CORE ? openedBy(keys[owner]![0].secret, answer.body, call) : answer.body;
}

function openedBy(secret: Buffer, answer: Buffer, call: string): Buffer {
  try {
    return openedAnswer(answer, secret, call);
  } catch {
    throw unavailable(CORE);
  }
}

function unavailable(owner: string): LeadError {
  return new LeadError('SUBGRAPH_UNAVAILABLE', `\`${owner}\` did not answer`, { service: owner });
}

/** The core says why it counts for nobody; of another owner it is enough that it does not. */
function refusalOf(owner: string, body: Buffer): Error {
  if (owner !== CORE) return unavailable(owner);
  try {
    const [error] = JSON.parse(body.toString('utf8')).errors;
    const { code, ...extensions } = error.extensions;
    return new LeadError(code, error.message, extensions);
  } catch {
    return unavailable(CORE);
  }
}
