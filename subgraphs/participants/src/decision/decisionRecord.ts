import { createHmac } from 'node:crypto';
import { type Attachment, attachmentOf, type LedgerEntry, type SubgraphContext } from '@lead-graph/kit';
import { Recipient, type RuleTable, type RuleTexts, ruleTableFrom } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { Decided } from './decisions';
import type { Bases, Question } from '../engine/bases';
import type { Decision } from '../engine/decision';
import { LAW } from './law';

/** What was decided of one participant, with all it was decided over. */
export interface RecordedDecision {
  /** One; of a meeting, one for everybody there. */
  readonly questions: readonly Question[];
  /** Milliseconds since 1970, by the clock of the primary. */
  readonly at: number;
  /** Categories of the fields that were selected. */
  readonly asked: readonly string[];
  readonly rulesVersion: string;
  /** Digests of the body of law, and of the bases; the latter null for an id nobody has. */
  readonly rules: string;
  readonly bases: string | null;
  /** By category: permitted, or why not. */
  readonly outcome: Outcome | null;
}

export type Outcome = Readonly<Record<string, string>>;

export function outcomeOf(decisions: Decided['decisions']): Outcome {
  const word = (decision: Decision): string => (decision.effect === 'PERMIT' ? decision.effect : decision.reason);
  return Object.fromEntries([...decisions].map(([category, decision]) => [category, word(decision)]));
}

const RULES = attachmentOf(LAW.texts);

/**
 * Records what was decided, before anything of it leaves: one statement, the same for participants the requester may
 * not know of and for ids nobody has. Rejects where it can't be written: then nothing is answered.
 */
export async function recordDecisions(
  context: SubgraphContext,
  questions: readonly Question[],
  at: number,
  names: readonly string[],
  decided: readonly (Decided | null)[],
): Promise<void> {
  const attachments: Attachment[] = [RULES];
  const entries = decided.map((each, index): LedgerEntry => {
    const bases = each && attachmentOf(each.standing.bases);
    if (bases) attachments.push(bases);
    const subject = each?.standing.id ?? keyed(names[index]!, context);
    const outcome = each && outcomeOf(each.decisions);
    return entryOf(context, subject, questions, at, { bases: bases?.digest ?? null, outcome });
  });
  await context.record(entries, attachments);
}

function entryOf(
  { call, config, requester }: SubgraphContext,
  subject: string,
  questions: readonly Question[],
  at: number,
  known: Pick<RecordedDecision, 'bases' | 'outcome'>,
): LedgerEntry {
  const { recipient, organization, role, id } = requester!;
  const decision: RecordedDecision = {
    questions,
    at,
    asked: call.asked ?? [],
    rulesVersion: LAW.version,
    rules: RULES.digest,
    ...known,
  };
  return {
    kind: 'DECISION',
    agency: config.agency.name,
    operation: call.operation,
    subject,
    category: 'ALL',
    rows: 0,
    requester: { recipient, organization, role, id: recipient === Recipient.SELF ? null : id },
    purpose: questions[0]!.purpose,
    rule: '',
    bases: [],
    obligations: [],
    at: new Date(at).toISOString(),
    decision,
  };
}

/** What stands for an id that nobody has: told from others by whoever holds the key alone. */
function keyed(name: string, { config }: SubgraphContext): string {
  const key = config.ledgerKey.export({ format: 'der', type: 'pkcs8' });
  const hex = createHmac('sha256', key).update(`subject ${name.toLowerCase()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One entry of the core's ledger about a participant, as it is read again. */
export type KeptDecision = LedgerEntry & { readonly id: string; readonly decision: RecordedDecision };

/** The decisions of one operation about participants there are, in the order in which they were made. */
export async function decisionsOfOperation(operation: string, db: DataSource): Promise<KeptDecision[]> {
  const rows: { id: string; entry: string }[] = await db.query(
    `SELECT id::text, entry FROM ledger.entry WHERE operation = $1 AND category = 'ALL' ORDER BY id`,
    [operation],
  );
  const kept = rows.map(({ id, entry }) => ({ ...JSON.parse(entry), id }) as KeptDecision);
  return kept.filter(({ decision }) => decision.bases !== null);
}

/** What was asked about a participant, newest first; `before`: the id of one that is older than all that are wanted. */
export async function attemptsAbout(
  participantId: string,
  first: number,
  before: string | null,
  db: DataSource,
): Promise<KeptDecision[]> {
  const rows: { id: string; entry: string }[] = await db.query(
    `SELECT id::text, entry FROM ledger.entry WHERE subject = $1 AND category = 'ALL' AND id < $2 ORDER BY id DESC LIMIT $3`,
    [participantId, before ?? '9223372036854775807', first],
  );
  return rows.map(({ id, entry }) => ({ ...JSON.parse(entry), id }) as KeptDecision);
}

/** The law and the bases that a decision was made over. */
export async function recordedInputs(
  { decision }: KeptDecision,
  db: DataSource,
): Promise<{ rules: RuleTable; bases: Bases }> {
  const rows: { digest: string; body: string }[] = await db.query(
    'SELECT digest, body FROM ledger.attachment WHERE digest = ANY($1)',
    [[decision.rules, decision.bases]],
  );
  const bodyOf = (digest: string) => JSON.parse(rows.find((row) => row.digest === digest)!.body);
  return { rules: ruleTableFrom(bodyOf(decision.rules) as RuleTexts), bases: bodyOf(decision.bases!) as Bases };
}
