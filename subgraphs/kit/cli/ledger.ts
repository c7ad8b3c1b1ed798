import { readFileSync } from 'node:fs';
import { AGENCIES, agencyNamed } from '@lead-graph/schema';
import { Client } from 'pg';
import { publicTextOf, type SignedCheckpoint } from '../src/ledger/checkpoint';
import { type LedgerVerdict, verifyLedger } from '../src/ledger/verify';
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
  await withDatabases(options.folder, async (urlFor) => {
    for (const name of names) {
      const progress = (entries: number) => void process.stderr.write(`${name}: ${entries} entries read\n`);
      const own = kept?.origin === name ? kept : undefined;
      verdicts.push(await verifyLedger(urlFor(name), name, publicKeyOf(name, options), own, progress));
    }
  });
  process.stdout.write(options.json ? `${JSON.stringify(verdicts)}\n` : verdicts.map(printed).join(''));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

function printed({ origin, ok, entries, checkpoints, uncovered, faults }: LedgerVerdict): string {
  const rest = uncovered > 0 ? `, ${uncovered} not yet covered` : '';
  const head = `${ok ? '✔' : '✖'} ${origin.padEnd(18)}${entries} entries agree with ${checkpoints} checkpoints${rest}\n`;
  return ok
    ? head
    : `✖ ${origin.padEnd(18)}${faults.length} faults\n${faults.map((fault) => `    ${fault}\n`).join('')}`;
}

/** Prints the newest checkpoint of an owner: whoever keeps it can tell later whether the past was changed. */
export async function ledgerCheckpointCommand(agency: string, { folder }: LedgerOptions): Promise<number> {
  const { name } = agencyNamed(agency);
  const [row] = await withDatabases(folder, (urlFor) =>
    rowsOf(urlFor(name), 'SELECT size::int, root, at, signature FROM ledger.checkpoint ORDER BY size DESC LIMIT 1'),
  );
  if (!row) throw new Error(`the ledger of \`${name}\` has no checkpoint yet; ask the graph something and try again`);
  process.stdout.write(`${JSON.stringify({ origin: name, ...row })}\n`);
  return 0;
}

/** Prints every entry in its place, a line of JSON each. */
export async function ledgerExportCommand(agency: string, { folder }: LedgerOptions): Promise<number> {
  const { name } = agencyNamed(agency);
  await withDatabases(folder, async (urlFor) => {
    const page = 5_000;
    for (let from = 0; ; from += page) {
      const rows = await rowsOf(
        urlFor(name),
        `SELECT p.position::int, e.entry FROM ledger.place p JOIN ledger.entry e ON e.id = p.entry
         WHERE p.position >= ${from} AND p.position < ${from + page} ORDER BY p.position`,
      );
      for (const { position, entry } of rows) process.stdout.write(`{"position":${position},"entry":${entry}}\n`);
      if (rows.length < page) return;
    }
  });
  return 0;
}

async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function publicKeyOf(name: string, { key, folder }: LedgerOptions): string {
  return key ?? publicTextOf(keysIn(folder).ledgers[name]!);
}

function readCheckpoint(file: string): SignedCheckpoint {
  const given = JSON.parse(readFileSync(file, 'utf8'));
  const { origin, size, root, at, signature } = given ?? {};
  if (![origin, root, at, signature].every((each) => typeof each === 'string') || !Number.isInteger(size))
    throw new Error(`\`${file}\` is not a checkpoint; \`leadgraph ledger checkpoint <agency>\` prints one`);
  return { origin, size, root, at, signature };
}
