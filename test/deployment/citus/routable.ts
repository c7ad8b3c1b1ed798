import { parse } from 'libpg-query';

/** A node of the syntax tree of PostgreSQL, one key of which says what it is. */
type Node = Record<string, any>;

const BY = 'personRef';

/**
 * Why a database that is spread over several nodes could not send this statement to those that keep the people it names:
 * for each table of records, that its person is not given as a parameter. Nothing where it could.
 */
export async function whyNotRoutable(sql: string, distributed: ReadonlySet<string>): Promise<string[]> {
  const { stmts } = (await parse(sql)) as { stmts: { stmt: Node }[] };
  const found: string[] = [];
  for (const { stmt } of stmts) visit(stmt, distributed, found);
  return found;
}

/** The tables of records that a statement names. */
export async function recordsIn(sql: string, distributed: ReadonlySet<string>): Promise<string[]> {
  return whyNotRoutable(sql.replaceAll(/"personRef" = ANY\(\$\d+[^)]*\)|"personRef" = \$\d+/g, 'true'), distributed);
}

function visit(node: unknown, distributed: ReadonlySet<string>, found: string[]): void {
  if (Array.isArray(node)) for (const each of node) visit(each, distributed, found);
  else if (typeof node === 'object' && node !== null) {
    for (const [kind, part] of Object.entries(node as Node)) {
      if (kind === 'SelectStmt' || kind === 'UpdateStmt' || kind === 'DeleteStmt') examine(part, distributed, found);
      visit(part, distributed, found);
    }
  }
}

/** A condition counts where it holds for every row: not within OR, and in this statement, not in one around it. */
function examine(statement: Node, distributed: ReadonlySet<string>, found: string[]): void {
  for (const half of [statement.larg, statement.rarg]) if (half) examine(half, distributed, found);
  const tables = rangesOf([statement.fromClause, statement.relation && { RangeVar: statement.relation }]);
  const named = new Set(conditionsOf(statement.whereClause).flatMap(personNamedBy));
  for (const { alias, name } of tables)
    if (distributed.has(name) && !named.has(alias) && !(tables.length === 1 && named.has('')))
      found.push(`${name}: its person is not named`);
}

function rangesOf(clause: unknown): { alias: string; name: string }[] {
  if (Array.isArray(clause)) return clause.flatMap(rangesOf);
  const { RangeVar: table, JoinExpr: join } = (clause ?? {}) as Node;
  if (join) return rangesOf([join.larg, join.rarg]);
  return table ? [{ alias: table.alias?.aliasname ?? table.relname, name: table.relname }] : [];
}

function conditionsOf(where: Node | undefined): Node[] {
  const { BoolExpr: both } = where ?? {};
  if (both?.boolop === 'AND_EXPR') return both.args.flatMap(conditionsOf);
  return where ? [where] : [];
}

/** The alias whose person a condition names by a parameter; empty where the column stands alone. */
function personNamedBy({ A_Expr: expression }: Node): string[] {
  if (expression?.name?.[0]?.String?.sval !== '=') return [];
  const path: string[] = expression.lexpr?.ColumnRef?.fields?.map(({ String: text }: Node) => text?.sval) ?? [];
  const value = expression.rexpr?.TypeCast?.arg ?? expression.rexpr;
  return path.at(-1) === BY && value?.ParamRef ? [path.length > 1 ? path[0]! : ''] : [];
}
