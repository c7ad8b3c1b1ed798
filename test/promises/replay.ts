import { isDeepStrictEqual } from 'node:util';
import type { Bases, Decision, Question } from '@lead-graph/participants/engine';
import type { RuleTable } from '@lead-graph/schema';
import { seededDraw } from '../oracles/generators/draw';
import { drawCase } from '../oracles/generators/drawCase';
import { REAL_ENGINE } from './deciders';
import { count, type Promised } from './promise';

export const replay: Promised = {
  name: 'replay',
  what: 'a decision is repeated exactly from what was written down with it',
  fullSize: 100_000,
  measure(size, done) {
    const apart = unlikeReplays(size, (record) => record, done);
    return {
      size: `${count(size)} records of 21 decisions, read back from JSON`,
      figure: `${apart.length} unlike the first${apart.length > 0 ? `: seeds ${apart.slice(0, 3).join(', ')}` : ''}`,
      holds: apart.length === 0,
    };
  },
};

/** What is written down with a decision. */
export interface DecisionRecord {
  readonly question: Question;
  readonly bases: Bases;
  readonly at: number;
  /** The table is kept under its version, and found by it. */
  readonly ruleVersion: string;
  readonly decisions: readonly Decision[];
}

/** Seeds of the records that do not replay; `keep` is what the writing leaves of one. */
export function unlikeReplays(
  size: number,
  keep: (record: DecisionRecord) => DecisionRecord,
  done?: (part: number) => void,
): number[] {
  const tables = new Map<string, RuleTable>();
  const apart: number[] = [];
  for (let seed = 3_000_001; seed <= 3_000_000 + size; seed += 1) {
    const { question, bases, rules, at } = drawCase(seededDraw(seed)).asked;
    tables.set(rules.version, rules);
    const decisions = [...REAL_ENGINE.decideAll(question, bases, rules, at).values()];
    const written = JSON.stringify(keep({ question, bases, at, ruleVersion: rules.version, decisions }));
    const read = JSON.parse(written) as DecisionRecord;
    const table = tables.get(read.ruleVersion)!;
    const again = [...REAL_ENGINE.decideAll(read.question, read.bases, table, read.at).values()];
    if (!isDeepStrictEqual(again, read.decisions) || !isDeepStrictEqual(again, decisions)) apart.push(seed);
    if (seed % 1_000 === 0) done?.(seed - 3_000_000);
  }
  return apart;
}
