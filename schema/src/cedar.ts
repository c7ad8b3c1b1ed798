import { cedarCondition, cedarLegalBasis } from './cedarConditions';
import type { GoldenRule, Rule, RuleTable } from './rules';
import { DataCategory, Purpose, Recipient } from './vocabulary';

/** The policies of one recipient and purpose, by id: a cell is one policy and bears its id; whatever else is here forbids. */
export type CedarPolicies = Readonly<Record<string, string>>;

/**
 * The law in Cedar. A request asks for one row: the principal is a `Recipient`, the action a purpose, the resource a
 * `Category`. Obligation of whoever asks: the context says which bases reach the row,
 * `{ consents, orders, agreements, emergencies, standing, legalKinds, themself, status, carried, refused, row: { route, obtainedVia, own } }`.
 */
export function cedarPolicies(rules: RuleTable, recipient: Recipient, purpose: Purpose): CedarPolicies {
  const cells = Object.values(DataCategory).map((category) => rules.rule(category, recipient, purpose));
  const permits = cells.map((rule) => [rule.id, permitOf(rule)] as const).filter(([, text]) => text !== null);
  const golden = rules.golden(recipient, purpose).map((each) => [each.id, forbidOf(each, cells)] as const);
  return Object.fromEntries([...permits, ...golden, ...FORBIDS]) as CedarPolicies;
}

/** Every policy of a body of law, as one text. */
export function cedarText(rules: RuleTable): string {
  const all = Object.values(Recipient).flatMap((recipient) =>
    Object.values(Purpose).map((purpose) => cedarPolicies(rules, recipient, purpose)),
  );
  return `${[...new Set(all.flatMap((each) => Object.values(each)))].join('\n\n')}\n`;
}

function permitOf(rule: Rule): string | null {
  const { id, category, recipient, purpose, outcome } = rule;
  const condition = cedarCondition(rule);
  const carries = category === DataCategory.PROG && !outcome.startsWith('DENY');
  const roads = [condition, carries ? 'context.carried' : null].filter((each) => each !== null);
  if (roads.length === 0) return null;
  return policy(id, `permit (${cellOf(recipient, purpose, category)})`, `when { ${roads.join(' || ')} }`);
}

/** A Golden Rule gives way only where the basis is one made for it, cell by cell. */
function forbidOf({ id, recipient, purpose, excludesObtainedVia, unless }: GoldenRule, cells: readonly Rule[]): string {
  const when = `when { context.row.obtainedVia == "${excludesObtainedVia}" }`;
  const bases = cells
    .map((rule) => [rule.category, legalBasisOf(rule)] as const)
    .filter(([, basis]) => basis !== 'false || false')
    .map(([category, basis]) => `(resource == Category::"${category}" && (${basis}))`);
  const givesWay = unless === '' || bases.length === 0 ? '' : `\nunless { ${bases.join(' ||\n         ')} }`;
  return policy(
    id,
    `forbid (principal == Recipient::"${recipient}", action == Action::"${purpose}", resource)`,
    when + givesWay,
  );
}

function legalBasisOf(rule: Rule): string {
  const basis = cedarLegalBasis(rule);
  return rule.category === DataCategory.PROG ? `${basis} || context.carried` : basis;
}

function cellOf(recipient: Recipient, purpose: Purpose, category: DataCategory): string {
  return `principal == Recipient::"${recipient}", action == Action::"${purpose}", resource == Category::"${category}"`;
}

function policy(id: string, head: string, ...conditions: string[]): string {
  return [`@id("${id}")`, head, ...conditions].join('\n').concat(';');
}

const BOUND_BY_A_NO = [Purpose.TREAT, Purpose.HPAYMT, Purpose.HOPERAT, Purpose.DIVOPS, Purpose.HRESCH]
  .map((purpose) => `Action::"${purpose}"`)
  .join(', ');

/** Rules R1, R2 and R9 of the engine: what no cell gives way to. */
const FORBIDS: readonly (readonly [string, string])[] = [
  [
    'R1',
    policy('R1', 'forbid (principal, action, resource)', 'unless { resource == Category::"PROG" || context.status }'),
  ],
  ['R2', policy('R2', 'forbid (principal == Recipient::"SELF", action, resource)', 'unless { context.themself }')],
  ['R9', policy('R9', `forbid (principal, action in [${BOUND_BY_A_NO}], resource)`, 'when { context.refused }')],
];
