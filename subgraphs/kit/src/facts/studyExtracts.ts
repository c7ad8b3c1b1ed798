import { randomBytes } from 'node:crypto';
import { Forbidden } from '@lead-graph/schema';
import { type Mark, markOf } from '../ledger/entry';

/** Fewest people from among whom rows for a study are drawn, and who have one: of fewer, each has to be told for certain (45 CFR 164.528(b)(4)(i)). */
export const LEAST_IN_EXTRACT = 50;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isAgreementId(text: unknown): boolean {
  return typeof text === 'string' && UUID.test(text);
}

/** INVARIANT: a name that is no agreement's lets nothing leave, so it is not taken. */
export function studyExtractsFrom(text = ''): string[] {
  const names = text.split(',').flatMap((name) => name.trim().toLowerCase() || []);
  const wrong = names.find((name) => name !== '*' && !isAgreementId(name));
  if (wrong !== undefined)
    throw new Error(
      `STUDY_EXTRACTS names \`${wrong}\`, which is no id of an agreement; expected ids, or * for every one`,
    );
  return names;
}

/** What is drawn of an owner for a study. */
interface Drawn {
  readonly agreements: readonly string[];
  readonly facts: readonly string[];
  /** What the counter calls it. */
  readonly operation: string;
}

/** Under which agreements an owner lets rows leave for a study, and that they were asked for. */
export interface Studies {
  /** INVARIANT: throws, or it is on record before a row leaves. Whose rows are drawn, the owner does not learn. */
  note(agency: string, drawn: Drawn): Promise<void>;
}

export const NO_STUDIES: Studies = studiesUnder([], () => Promise.resolve());

/**
 * `named`: ids of agreements, or `*` for every one that the core holds. Each drawing is on record by a name of the owner's
 * own: the counter may call two alike.
 */
export function studiesUnder(named: readonly string[], record: (mark: Mark) => Promise<void>): Studies {
  const lets = (agreement: unknown): boolean =>
    isAgreementId(agreement) && (named.includes('*') || named.includes(agreement as string));
  return {
    note: async (agency, drawn) => {
      if (!Array.isArray(drawn.agreements) || drawn.agreements.length === 0 || !drawn.agreements.every(lets))
        throw new Forbidden('this owner lets no row leave for a study under these agreements');
      await record(markOf('EXTRACTED', agency, randomBytes(16).toString('base64url'), drawn));
    },
  };
}
