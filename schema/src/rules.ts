import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type ProgramPolicy, programPolicyFrom } from './programPolicy';
import { DataCategory, Obligation, ObtainedVia, Purpose, Recipient } from './vocabulary';

const OUTCOMES = [
  'PERMIT',
  'PERMIT_IF_CONDITION',
  'PERMIT_IF_GENERAL_CONSENT',
  'PERMIT_IF_EXPRESS_LINE',
  'PERMIT_IF_SEPARATE_CONSENT',
  'COURT_ORDER_ONLY',
  'DEIDENTIFIED_ONLY',
  'DENY',
  'DENY_NOT_APPLICABLE',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

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
  /** Name, date of the newest text, and a digest of every row: a decision names the table it was made over. */
  readonly version: string;
  readonly policy: ProgramPolicy;
  readonly texts: RuleTexts;
  rule(category: DataCategory, recipient: Recipient, purpose: Purpose): Rule;
  /** The rules of every category, for whoever decides them all. */
  rulesFor(recipient: Recipient, purpose: Purpose): Readonly<Record<string, Rule>>;
  golden(recipient: Recipient, purpose: Purpose): readonly GoldenRule[];
}

/** A body of law as it stands in its files. */
export interface RuleTexts {
  readonly law: string;
  readonly rules: string;
  readonly golden: string;
  readonly policy: string;
}

export function readRuleTable(folder: string, law: string): RuleTable {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return ruleTableFrom({
    law,
    rules: text(`${law}.csv`),
    golden: text('golden-rules.csv'),
    policy: text('program-policy.json'),
  });
}

/** Refuses a table with a missing, doubled or unknown cell, naming it. */
export function ruleTableFrom(texts: RuleTexts): RuleTable {
  const rules = rows(texts.rules).map((row) => ruleFrom(row, texts.law));
  const cells = cellsOf(rules, texts.law);
  const golden = goldenFrom(rows(texts.golden));
  const lawAsOf = rules.reduce((latest, rule) => (rule.lawAsOf > latest ? rule.lawAsOf : latest), '');
  const digest = createHash('sha256').update(`${texts.rules}\n${texts.golden}\n${texts.policy}`).digest('hex');
  return {
    version: `${texts.law}-${lawAsOf}-${digest.slice(0, 12)}`,
    policy: programPolicyFrom(JSON.parse(texts.policy)),
    texts,
    rule: (category, recipient, purpose) => cells[recipient]![purpose]![category]!,
    rulesFor: (recipient, purpose) => cells[recipient]![purpose]!,
    golden: (recipient, purpose) => golden[recipient]?.[purpose] ?? NONE,
  };
}

function ruleFrom(row: Record<string, string>, law: string): Rule {
  const known = row.category! in DataCategory && row.recipient! in Recipient && row.purpose! in Purpose;
  const obligations = row.obligations!.split(';') as Obligation[];
  if (!known || !OUTCOMES.includes(row.outcome as Outcome) || obligations.some((each) => !(each in Obligation)))
    throw new Error(
      `rule table \`${law}\`: row \`${row.id}\` names a category, recipient, purpose, outcome or obligation that is none`,
    );
  return { ...row, obligations } as unknown as Rule;
}

type Cells = Record<string, Record<string, Record<string, Rule>>>;

function cellsOf(rules: readonly Rule[], law: string): Cells {
  const cells: Cells = {};
  for (const rule of rules) {
    const { category, recipient, purpose } = rule;
    const row = ((cells[recipient] ??= {})[purpose] ??= {});
    if (row[category]) throw new Error(`rule table \`${law}\` has cell \`${cell(rule)}\` twice; expected it once`);
    row[category] = rule;
  }
  for (const category of Object.values(DataCategory))
    for (const recipient of Object.values(Recipient))
      for (const purpose of Object.values(Purpose))
        if (!cells[recipient]?.[purpose]?.[category])
          throw new Error(
            `rule table \`${law}\` lacks cell \`${cell({ category, recipient, purpose })}\`; expected one per category, recipient and purpose`,
          );
  return cells;
}

const NONE: readonly GoldenRule[] = [];

function goldenFrom(rows: readonly Record<string, string>[]): Record<string, Record<string, GoldenRule[]>> {
  const golden: Record<string, Record<string, GoldenRule[]>> = {};
  for (const row of rows as unknown as GoldenRule[]) {
    const { id, recipient, purpose, excludesObtainedVia, unless } = row;
    const known = recipient in Recipient && purpose in Purpose && excludesObtainedVia in ObtainedVia;
    if (!known || !['', 'LEGAL_CONSENT_OR_ORDER'].includes(unless))
      throw new Error(`golden rule \`${id}\` names a recipient, purpose, origin or exception that is none`);
    ((golden[recipient] ??= {})[purpose] ??= []).push(row);
  }
  return golden;
}

function cell({ category, recipient, purpose }: Pick<Rule, 'category' | 'recipient' | 'purpose'>): string {
  return `${category}-${recipient}-${purpose}`;
}

function rows(text: string): Record<string, string>[] {
  return parse(text, { columns: true, skip_empty_lines: true });
}

/** The law this installation runs on. */
export const WASHINGTON = readRuleTable(join(__dirname, '..', 'rules'), 'washington');
