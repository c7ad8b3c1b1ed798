import { readFileSync } from 'node:fs';
import { AGENCIES, agencyNamed } from '@lead-graph/schema';
import { Client } from 'pg';
import { publicTextOf, type SignedCheckpoint } from '../src/ledger/checkpoint';
import { entriesInOrder } from '../src/ledger/inOrder';
import { faultsBeforeWitnesses, type LedgerVerdict, verifyLedger, witnessedRoots } from '../src/ledger/verify';
import { keysIn } from './keys';
import { withDatabases } from './ownDatabase';

interface LedgerOptions {
  readonly folder: string;
  readonly key?: string;
  readonly checkpoint?: string;
  readonly json?: boolean;
}

/** Reads whole ledgers and holds them against what was signed; fails where one does not agree. */
export async function ledgerVerifyCommand(agencies: readonly string[], options: LedgerOptions): Promise<number> {
  const names = agencies.length > 0 ? agencies.map((name) => agencyNamed(name).name) : AGENCIES.map(({ name }) => name);
  const kept = options.checkpoint ? readCheckpoint(options.checkpoint) : undefined;
  const verdicts: LedgerVerdict[] = [];
  const publicKeys = publicKeysIn(names, options);
  await withDatabases(options.folder, async (urlFor) => {
    const seen = await seenByWitnesses(urlFor);
    for (const name of names) {
      const progress = (entries: number) => void process.stderr.write(`${name}: ${entries} entries read\n`);
      const own = kept?.origin === name ? kept : undefined;
      const verdict = await verifyLedger(urlFor(name), name, publicKeys, own, progress);
      const faults = [...verdict.faults, ...(await faultsBeforeWitnesses(urlFor(name), name, seen))];
      verdicts.push({ ...verdict, faults, ok: faults.length === 0 });
    }
  });
  process.stdout.write(options.json ? `${JSON.stringify(verdicts)}\n` : verdicts.map(printed).join(''));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

/** With `DATABASE_URL` there is one owner's database alone, and what it saw of others says nothing of itself. */
async function seenByWitnesses(urlFor: (owner: string) => string) {
  const seen = await Promise.all(
    AGENCIES.map(async ({ name }) => (await witnessedRoots(urlFor(name))).map((root) => ({ witness: name, ...root }))),
  );
  return seen.flat();
}

function printed({ origin, ok, entries, checkpoints, cosignatures, uncovered, faults }: LedgerVerdict): string {
  const rest = uncovered > 0 ? `, ${uncovered} not yet covered` : '';
  const head = `${ok ? '✔' : '✖'} ${origin.padEnd(18)}${entries} entries agree with ${checkpoints} checkpoints and ${cosignatures} signatures of witnesses${rest}\n`;
  return ok
    ? head
    : `✖ ${origin.padEnd(18)}${faults.length} faults\n${faults.map((fault) => `    ${fault}\n`).join('')}`;
}

/** Prints the newest checkpoint of an owner: whoever keeps it can tell later whether the past was changed. */
export async function ledgerCheckpointCommand(agency: string, { folder }: LedgerOptions): Promise<number> {
  const { name } = agencyNamed(agency);
  const {
    rows: [row],
  } = await withDatabases(folder, (urlFor) => withClient(urlFor(name), (client) => client.query(NEWEST)));
  if (!row) throw new Error(`the ledger of \`${name}\` has no checkpoint yet; ask the graph something and try again`);
  process.stdout.write(`${JSON.stringify({ origin: name, ...row })}\n`);
  return 0;
}

/** Prints every entry that has its place in the tree, a line of JSON each. */
export async function ledgerExportCommand(agency: string, { folder }: LedgerOptions): Promise<number> {
  const { name } = agencyNamed(agency);
  await withDatabases(folder, (urlFor) => withClient(urlFor(name), printPlaced));
  return 0;
}

async function printPlaced(client: Client): Promise<void> {
  const {
    rows: [newest],
  } = await client.query(NEWEST);
  let position = 0;
  for await (const rows of entriesInOrder(client))
    for (const { entry } of rows) {
      if (position >= (newest?.size ?? 0)) return;
      process.stdout.write(`{"position":${position++},"entry":${entry}}\n`);
    }
}

const NEWEST = 'SELECT size::int, root, at, signature FROM ledger.checkpoint ORDER BY size DESC LIMIT 1';

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function publicKeysIn(names: readonly string[], { key, folder }: LedgerOptions): Record<string, string> {
  if (key) return Object.fromEntries(names.map((name) => [name, key]));
  const { ledgers } = keysIn(folder);
  return Object.fromEntries(Object.entries(ledgers).map(([name, each]) => [name, publicTextOf(each)]));
}

function readCheckpoint(file: string): SignedCheckpoint {
  const given = JSON.parse(readFileSync(file, 'utf8'));
  const { origin, size, root, at, signature } = given ?? {};
  if (![origin, root, at, signature].every((each) => typeof each === 'string') || !Number.isInteger(size))
    throw new Error(`\`${file}\` is not a checkpoint; \`leadgraph ledger checkpoint <agency>\` prints one`);
  return { origin, size, root, at, signature };
}
