import { createHash } from 'node:crypto';
import type { SubgraphContext } from '@lead-graph/kit';
import { type RuleTable, type RuleTexts, ruleTableFrom } from '@lead-graph/schema';
import { Column, type DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { Decided } from './decisions';
import type { Bases, Question } from './engine/bases';
import type { Decision } from './engine/decision';
import { LAW } from './law';

/** What was decided of one participant, in one operation; of an id nobody has, that it was asked. */
@Entity()
export class DecisionRecord {
  @PrimaryColumn('uuid')
  id!: string;

  /** Request id of the answer. */
  @Column('text')
  operation!: string;

  @Column('text')
  account!: string;

  @Column('text')
  role!: string;

  @Column('uuid', { nullable: true })
  participantId!: string | null;

  @Column('timestamptz')
  at!: Date;

  /** One; of a meeting, one for everybody there. */
  @Column('jsonb')
  questions!: readonly Question[];

  /** Categories of the fields that were selected. */
  @Column('text', { array: true })
  asked!: string[];

  @Column('text')
  rulesVersion!: string;

  /** Digest of the bases it was decided over. */
  @Column('text', { nullable: true })
  bases!: string | null;

  @Column('jsonb', { nullable: true })
  outcome!: Outcome | null;
}

/** By category: permitted, or why not. */
export type Outcome = Readonly<Record<string, string>>;

export function outcomeOf(decisions: Decided['decisions']): Outcome {
  const word = (decision: Decision): string => (decision.effect === 'PERMIT' ? decision.effect : decision.reason);
  return Object.fromEntries([...decisions].map(([category, decision]) => [category, word(decision)]));
}

/** A body of law that decisions were made over, as it stood. */
@Entity('rule_table')
class KeptRules {
  @PrimaryColumn('text')
  version!: string;

  @Column('jsonb')
  texts!: RuleTexts;
}

/** Bases of a participant as they stood; what did not change is kept once. */
@Entity('basis_snapshot')
class KeptBases {
  @PrimaryColumn('text')
  digest!: string;

  @Column('jsonb')
  bases!: Bases;
}

export const DECISION_ENTITIES = [DecisionRecord, KeptRules, KeptBases];

/**
 * Records what was decided, before anything of it leaves: one statement, the same for participants the requester may
 * not know of and for ids nobody has. Throws where it can't be written: then nothing is answered.
 */
export async function recordDecisions(
  { db, call, requester }: SubgraphContext,
  questions: readonly Question[],
  at: number,
  decided: readonly (Decided | null)[],
): Promise<void> {
  await keepRules(db);
  const rows = decided.map((each) => {
    const bases = each && JSON.stringify(each.standing.bases);
    return {
      participantId: each?.standing.id ?? null,
      digest: bases && createHash('sha256').update(bases).digest('base64url'),
      bases: each?.standing.bases ?? null,
      outcome: each && outcomeOf(each.decisions),
    };
  });
  const { id, role } = requester!;
  await db.query(INSERT, [
    JSON.stringify(rows),
    call.operation,
    id,
    role,
    at / 1000,
    JSON.stringify(questions),
    call.asked ?? [],
    LAW.version,
  ]);
}

const INSERT = `WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g("participantId" uuid, digest text, bases jsonb, outcome jsonb)),
  kept AS (INSERT INTO basis_snapshot (digest, bases)
    SELECT DISTINCT ON (digest) digest, bases FROM given WHERE digest IS NOT NULL ON CONFLICT DO NOTHING)
  INSERT INTO decision_record (operation, account, role, "participantId", at, questions, asked, "rulesVersion", bases, outcome)
  SELECT $2, $3, $4, "participantId", to_timestamp($5::float8), $6::jsonb, $7::text[], $8, digest, outcome FROM given`;

const kept = new WeakMap<DataSource, Promise<unknown>>();

/** Once in the life of a process: the law that it decides over. */
function keepRules(db: DataSource): Promise<unknown> {
  let keeping = kept.get(db);
  if (!keeping) {
    keeping = db
      .createQueryBuilder()
      .insert()
      .into(KeptRules)
      .values({ version: LAW.version, texts: LAW.texts })
      .orIgnore()
      .execute();
    kept.set(db, keeping);
    keeping.catch(() => kept.delete(db));
  }
  return keeping;
}

/** The law and the bases that a decision was made over. */
export async function recordedInputs(
  { rulesVersion, bases }: DecisionRecord,
  db: DataSource,
): Promise<{ rules: RuleTable; bases: Bases }> {
  const rules = await db.getRepository(KeptRules).findOneByOrFail({ version: rulesVersion });
  const snapshot = await db.getRepository(KeptBases).findOneByOrFail({ digest: bases! });
  return { rules: ruleTableFrom(rules.texts), bases: snapshot.bases };
}
