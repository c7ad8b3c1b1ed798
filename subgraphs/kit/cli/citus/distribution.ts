/** Whatever a statement can be sent to. */
interface Queryable {
  query(statement: string): Promise<{ readonly rows: unknown[] }>;
}

/** How the tables of one owner are spread over several nodes by person. */
export interface Distribution {
  /** In pieces by person, all rows of a person in the same place; those that others refer to come first. */
  readonly distributed: readonly string[];
  /** Whole at every node. */
  readonly reference: readonly string[];
  /** In the order in which they are run, by the owner of the tables. */
  readonly statements: readonly string[];
  /** What Citus does not take as it stands, a line each. */
  readonly refused: readonly string[];
}

interface Constraint {
  readonly name: string;
  readonly table: string;
  /** `p`rimary key, `u`nique or `f`oreign key. */
  readonly kind: 'p' | 'u' | 'f';
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
  /** Of a foreign key: no `a`ction, `c`ascade or set `n`ull. */
  readonly onDelete: 'a' | 'c' | 'n';
}

/** Looked up by the key that the source gave: whole everywhere, so that a key is given once. */
const PEOPLE = 'person';

/** The shape of which nouns are made; it holds no row. */
const SHAPE = 'agency_record';

const BY = 'personRef';

/** Reads one owner's database, and says what there is to be run. */
export async function distributionOf(db: Queryable): Promise<Distribution> {
  const tables = (await db.query(TABLES)).rows as { name: string; personal: boolean }[];
  const constraints = (await db.query(CONSTRAINTS)).rows as Constraint[];
  const triggers = (await db.query(TRIGGERS)).rows as { name: string; table: string }[];
  const moved = tables.filter(({ name }) => name !== SHAPE);
  const personal = moved.filter((each) => each.personal && each.name !== PEOPLE).map(({ name }) => name);
  const distributed = parentsFirst(personal, constraints);
  const reference = moved.map(({ name }) => name).filter((name) => !personal.includes(name));
  const own = constraints.filter(({ table }) => personal.includes(table));
  return {
    distributed,
    reference,
    statements: [...rekeyed(own, personal), ...placed(distributed, reference)],
    refused: [
      ...triggers
        .filter(({ table }) => personal.includes(table))
        .map(({ name, table }) => `trigger ${name} of ${table}`),
      ...own
        .filter(isKeyOfSource)
        .map(({ table }) => `import into ${table}: its key (source, "localId") is unique for one person alone`),
    ],
  };
}

function isKeyOfSource({ kind, columns }: Constraint): boolean {
  return kind === 'u' && columns.includes('localId');
}

/** Every key of a distributed table holds the column by which it is distributed. */
function rekeyed(constraints: readonly Constraint[], personal: readonly string[]): string[] {
  const keys = constraints.filter(({ kind, columns }) => kind !== 'f' && !columns.includes(BY));
  const links = constraints.filter(({ kind, parent }) => kind === 'f' && personal.includes(parent));
  return [
    ...[...links, ...keys].map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`),
    ...keys.map((key) => `ALTER TABLE ${key.table} ADD CONSTRAINT ${quoted(key.name)} ${keyOf(key)}`),
    ...links.map((link) => `ALTER TABLE ${link.table} ADD CONSTRAINT ${quoted(link.name)} ${linkOf(link)}`),
  ];
}

function keyOf({ kind, columns }: Constraint): string {
  return `${kind === 'p' ? 'PRIMARY KEY' : 'UNIQUE'} (${listOf([BY, ...columns])})`;
}

/** What is set to null is the reference; whose row it is stays. */
function linkOf({ columns, parent, parentColumns, onDelete }: Constraint): string {
  const then = { a: '', c: ' ON DELETE CASCADE', n: ` ON DELETE SET NULL (${listOf(columns)})` }[onDelete];
  return `FOREIGN KEY (${listOf([BY, ...columns])}) REFERENCES ${parent} (${listOf([BY, ...parentColumns])})${then}`;
}

function placed([first, ...others]: readonly string[], reference: readonly string[]): string[] {
  return [
    ...reference.map((table) => `SELECT create_reference_table(${literal(table)})`),
    ...(first ? [`SELECT create_distributed_table(${literal(first)}, '${BY}')`] : []),
    ...others.map(
      (table) => `SELECT create_distributed_table(${literal(table)}, '${BY}', colocate_with => ${literal(first!)})`,
    ),
  ];
}

function parentsFirst(tables: readonly string[], constraints: readonly Constraint[]): string[] {
  const sorted: string[] = [];
  const visit = (table: string): void => {
    if (sorted.includes(table)) return;
    for (const { parent, kind } of constraints.filter((each) => each.table === table))
      if (kind === 'f' && parent !== table && tables.includes(parent)) visit(parent);
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const listOf = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** Of the owner alone: the ledger stays where it is, with whoever coordinates. */
const TABLES = `
  SELECT c.oid::regclass::text AS name,
    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = '${BY}') AS personal
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'ledger')
  ORDER BY c.oid::regclass::text`;

const columnsOf = (table: string, numbers: string): string => `
  (SELECT coalesce(array_agg(a.attname::text ORDER BY k.place), '{}') FROM unnest(${numbers}) WITH ORDINALITY AS k(number, place)
   JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.number)`;

const CONSTRAINTS = `
  SELECT conname::text AS name, conrelid::regclass::text AS table, contype AS kind, confdeltype AS "onDelete",
    ${columnsOf('conrelid', 'conkey')} AS columns, confrelid::regclass::text AS parent,
    ${columnsOf('confrelid', 'confkey')} AS "parentColumns"
  FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND conrelid <> 0 ORDER BY conrelid::regclass::text, conname`;

const TRIGGERS = `
  SELECT tgname::text AS name, tgrelid::regclass::text AS table FROM pg_trigger
  WHERE NOT tgisinternal ORDER BY tgrelid::regclass::text, tgname`;
