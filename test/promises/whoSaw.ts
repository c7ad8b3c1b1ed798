import { RECORD_AGENCIES } from '@lead-graph/schema';
import { openTestGraph, type TestGraph } from '../graph/openGraph';
import { ROSA } from '../graph/people';
import { fillLedgers, type Made, PEOPLE } from './ledgerOfYears';
import { count, type Promised } from './promise';

const BOUND_MILLISECONDS = 500;
/** Asked for at each agency: what is about the one person fits, and all agencies together fit one operation. */
const PAGE = 100;

export interface WhoSaw {
  /** Milliseconds from question to answer. */
  readonly p99: number;
  readonly asks: number;
  /** Entries told in one answer. */
  readonly told: number;
  /** In what the ledgers tell something else than was written and seen; empty where in nothing. */
  readonly differences: readonly string[];
  /** Agencies whose statement does not walk an index by person. */
  readonly unindexed: readonly string[];
}

/** Who saw a record, out of three years of everybody's disclosures: in time, by an index, and as it was. */
export const whoSaw: Promised = {
  name: 'who-saw',
  what: `who saw a record, of all agencies in one operation: within ${BOUND_MILLISECONDS} ms, equal to what was seen`,
  fullSize: 1_000_000,
  async measure(size, done) {
    const { p99, asks, told, differences, unindexed } = await measureWhoSaw({ size, asks: 200 }, done);
    return {
      size: `${count(size)} entries in each of ${RECORD_AGENCIES.length} ledgers, about ${count(PEOPLE)} people over three years; ${asks} asks`,
      figure: `p99 ${Math.round(p99)} ms for ${told} entries; ${differences.length} differences; ${unindexed.length} ledgers read without an index`,
      holds: p99 <= BOUND_MILLISECONDS && differences.length === 0 && unindexed.length === 0,
    };
  },
};

interface Measuring {
  readonly size: number;
  readonly asks: number;
  /** To see what it is worth: without the index by person, or without one of the entries that were written. */
  readonly without?: keyof typeof SABOTAGE;
}

export async function measureWhoSaw(
  { size, asks, without }: Measuring,
  done?: (part: number) => void,
): Promise<WhoSaw> {
  const graph = await openTestGraph();
  try {
    const made = await fillLedgers(graph, size, (part) => done?.(part * 0.9));
    if (without) await sabotage(graph, SABOTAGE[without]);
    const seen = await askReal(graph);
    for (const { name } of RECORD_AGENCIES) graph.statements(name);
    const answers: Answer[] = [];
    for (let ask = 0; ask < asks; ask += 1) answers.push(await askWhoSaw(graph));
    done?.(size);
    const milliseconds = answers.map((each) => each.milliseconds).sort((a, b) => a - b);
    return {
      p99: milliseconds[Math.ceil(asks * 0.99) - 1]!,
      asks,
      told: Object.values(answers[0]!.told).flat().length,
      differences: answers.flatMap(({ told }) => differencesIn(told, made, seen)),
      unindexed: await unindexed(graph),
    };
  } finally {
    await graph.stop();
  }
}

const SABOTAGE = {
  index: 'DROP INDEX ledger.entry_person',
  entry: `DELETE FROM ledger.entry WHERE id = (SELECT max(id) FROM ledger.entry
    WHERE operation LIKE 'made-%' AND subject::text NOT LIKE '10000000-%')`,
} as const;

async function sabotage(graph: TestGraph, sql: string): Promise<void> {
  for (const { name } of RECORD_AGENCIES) {
    const administrator = await graph.administrator(name);
    await administrator.query(sql);
    await administrator.end();
  }
}

/** Real questions about the one person; what the harness received of each, newest first. */
async function askReal(graph: TestGraph): Promise<readonly Told[]> {
  const query = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } } }';
  const seen: Told[] = [];
  for (const account of ['prosecutor-lee', 'case-manager-ito', 'prosecutor-lee', 'case-manager-ito']) {
    const { body } = await graph.ask(account, 'DIVOPS', query, { id: ROSA });
    seen.unshift({ account, records: body.data.participant.livingSituations.length });
  }
  return seen;
}

type Told = Omit<Made, 'recordedAt'> & { readonly recordedAt?: string };

interface Answer {
  readonly milliseconds: number;
  readonly told: Readonly<Record<string, readonly Told[]>>;
}

const FIELDS = RECORD_AGENCIES.map(
  ({ name }) => [name, `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Disclosures`] as const,
);

async function askWhoSaw(graph: TestGraph): Promise<Answer> {
  const fields = FIELDS.map(([, field]) => `${field}(first: ${PAGE}) { account records recordedAt }`).join(' ');
  const began = performance.now();
  const { body } = await graph.ask('rosa-quinn', 'PATRQT', `query ($id: ID!) { participant(id: $id) { ${fields} } }`, {
    id: ROSA,
  });
  const milliseconds = performance.now() - began;
  const told = Object.fromEntries(FIELDS.map(([name, field]) => [name, body.data?.participant?.[field] ?? []]));
  return { milliseconds, told };
}

/** What she looked at herself while the graph was warmed up is left out: its entries have no account. */
function differencesIn(
  told: Answer['told'],
  made: ReadonlyMap<string, readonly Made[]>,
  seen: readonly Told[],
): string[] {
  return RECORD_AGENCIES.flatMap(({ name }) => {
    const entries = told[name]!.filter(({ account }) => account !== null);
    const caused = name === 'housing' ? seen : [];
    const expected = [...caused.map(line), ...made.get(name)!.map(lineAt)];
    const actual = entries.map((entry, index) => (index < caused.length ? line(entry) : lineAt(entry)));
    return actual.length === expected.length && actual.every((each, index) => each === expected[index]) ? [] : [name];
  });
}

const line = ({ account, records }: Told): string => `${account} ${records}`;
const lineAt = (entry: Told): string => `${entry.recordedAt} ${line(entry)}`;

/** As the database plans the statement that was sent, whatever its parameters. */
async function unindexed(graph: TestGraph): Promise<string[]> {
  const without: string[] = [];
  for (const { name } of RECORD_AGENCIES) {
    const sent = graph.statements(name).filter((sql) => sql.includes('FROM ledger.entry'));
    const administrator = await graph.administrator(name);
    const { rows } = await administrator.query(`EXPLAIN (GENERIC_PLAN) ${sent[0]}`);
    await administrator.end();
    const plan = rows.map((row) => Object.values(row)[0]).join('\n');
    if (new Set(sent).size !== 1 || !BY_PERSON.test(plan) || plan.includes('Seq Scan on entry')) without.push(name);
  }
  return without;
}

const BY_PERSON = /Index Scan.* using \w+ on entry e\b.*\n\s*Index Cond: .*subject = \$1.*id < \$3/;
