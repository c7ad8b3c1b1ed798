import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DataCategory, Obligation, ObtainedVia, Purpose, Recipient } from './vocabulary';

export type Outcome =
  | 'PERMIT'
  | 'PERMIT_IF_CONDITION'
  | 'PERMIT_IF_GENERAL_CONSENT'
  | 'PERMIT_IF_EXPRESS_LINE'
  | 'PERMIT_IF_SEPARATE_CONSENT'
  | 'COURT_ORDER_ONLY'
  | 'DEIDENTIFIED_ONLY'
  | 'DENY'
  | 'DENY_NOT_APPLICABLE';

/** One cell of the law: a category, a recipient, a purpose. */
export interface Rule {
  readonly id: string;
  readonly category: DataCategory;
  readonly recipient: Recipient;
  readonly purpose: Purpose;
  readonly outcome: Outcome;
  /** The condition or kind of consent the outcome hangs on, by its name in `rules/README.md`; empty where it hangs on none. */
  readonly requires: string;
  readonly obligations: readonly Obligation[];
  /** Date of the text this row was read from. */
  readonly lawAsOf: string;
  readonly citation: string;
}

/** A row of the second table: it can only take away. */
export interface GoldenRule {
  readonly id: string;
  readonly recipient: Recipient;
  readonly purpose: Purpose;
  readonly excludesObtainedVia: ObtainedVia;
  /** `LEGAL_CONSENT_OR_ORDER`: does not bind what such a basis names; empty: always binds. */
  readonly unless: string;
  readonly citation: string;
}

/** A versioned body of law. Another state swaps the table. */
export interface RuleTable {
  readonly version: string;
  rule(category: DataCategory, recipient: Recipient, purpose: Purpose): Rule;
  golden(recipient: Recipient, purpose: Purpose): readonly GoldenRule[];
}

export function readRuleTable(folder: string, law: string): RuleTable {
  const rules = new Map(
    rows(join(folder, `${law}.csv`)).map((row) => [cell(row.category!, row.recipient!, row.purpose!), ruleFrom(row)]),
  );
  const golden = rows(join(folder, 'golden-rules.csv')) as unknown as GoldenRule[];
  const expected = Object.keys(DataCategory).length * Object.keys(Recipient).length * Object.keys(Purpose).length;
  if (rules.size !== expected)
    throw new Error(
      `rule table \`${law}\` has ${rules.size} distinct cells; expected ${expected}, one per category, recipient and purpose`,
    );
  const byAsking = groupGolden(golden);
  return {
    version: `${law}-${[...rules.values()].reduce((latest, rule) => (rule.lawAsOf > latest ? rule.lawAsOf : latest), '')}`,
    rule: (category, recipient, purpose) => rules.get(cell(category, recipient, purpose))!,
    golden: (recipient, purpose) => byAsking.get(`${recipient}-${purpose}`) ?? [],
  };
}

function ruleFrom(row: Record<string, string>): Rule {
  const known = row.category! in DataCategory && row.recipient! in Recipient && row.purpose! in Purpose;
  const obligations = row.obligations!.split(';') as Obligation[];
  if (!known || obligations.some((each) => !(each in Obligation)))
    throw new Error(`rule \`${row.id}\` names a category, recipient, purpose or obligation that is none`);
  return { ...row, obligations } as unknown as Rule;
}

function groupGolden(golden: readonly GoldenRule[]): Map<string, GoldenRule[]> {
  const groups = new Map<string, GoldenRule[]>();
  for (const rule of golden) {
    const key = `${rule.recipient}-${rule.purpose}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return groups;
}

function cell(category: string, recipient: string, purpose: string): string {
  return `${category}-${recipient}-${purpose}`;
}

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { columns: true, skip_empty_lines: true });
}

/** The law this installation runs on. */
export const WASHINGTON = readRuleTable(join(__dirname, '..', 'rules'), 'washington');
