import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { publicTextOf } from '../ledger/checkpoint';
import { Sequencer } from '../ledger/sequencer';
import { verifyLedger } from '../ledger/verify';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded';

export interface KillFigure {
  readonly kills: number;
  /** Of these, kills of PostgreSQL itself. */
  readonly databaseKills: number;
  readonly disclosures: number;
  /** Handed out and not on record. INVARIANT to prove: none. */
  readonly unrecorded: number;
  /** Whether the tree still agrees with every checkpoint that was signed before a kill. */
  readonly treeAgrees: boolean;
}

const PROGRAM = join(__dirname, 'ledgerWriter.ts');
const ROOT = join(__dirname, '../../../..');

/** Every so many kills it is PostgreSQL that is killed, under a program that goes on asking. */
const DATABASE_EVERY = 10;

/**
 * Kills a program that discloses, or the database under it, with SIGKILL at random moments, and holds what it handed out
 * against what is on record afterwards. `hasty`: the sabotaged build, which hands out before it records.
 */
export async function killWriters(
  kills: number,
  { hasty = false, onKill = (_done: number): void => undefined } = {},
): Promise<KillFigure> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-kills-'));
  chmodSync(folder, 0o755);
  const open = () => startEmbeddedPostgres({ folder, owners: ['housing'] });
  const { privateKey } = generateKeyPairSync('ed25519');
  const figure = { kills: 0, databaseKills: 0, disclosures: 0, unrecorded: 0 };
  let postgres = await open();
  try {
    while (figure.kills < kills) {
      const killDatabase = !hasty && figure.kills % DATABASE_EVERY === DATABASE_EVERY - 1;
      const handedOut = await handOutUntilKilled(postgres, folder, killDatabase, hasty);
      figure.kills += 1;
      if (killDatabase) {
        figure.databaseKills += 1;
        await postgres.stop().catch(() => undefined);
        postgres = await open();
      }
      figure.disclosures += handedOut.length;
      figure.unrecorded += await countUnrecorded(postgres, handedOut);
      const sequencer = new Sequencer(postgres.urlFor('housing'), 'housing', privateKey);
      await sequencer.place();
      await sequencer.stop();
      onKill(figure.kills);
    }
    const verdict = await verifyLedger(postgres.urlFor('housing'), 'housing', { housing: publicTextOf(privateKey) });
    return { ...figure, treeAgrees: verdict.ok };
  } finally {
    await postgres.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the program handed out before it, or the database, was killed. */
async function handOutUntilKilled(
  postgres: EmbeddedPostgres,
  folder: string,
  killDatabase: boolean,
  hasty: boolean,
): Promise<string[]> {
  const program = spawn(
    process.execPath,
    ['-r', '@swc-node/register', PROGRAM, postgres.urlFor('housing'), hasty ? 'hasty' : 'careful'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const handedOut: string[] = [];
  const lines = createInterface(program.stdout!);
  await new Promise<void>((resolve) => {
    lines.on('line', (operation) => {
      handedOut.push(operation);
      if (handedOut.length === 1) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
  if (killDatabase) {
    killPostmaster(folder);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await killed(program);
  return handedOut;
}

function killed(program: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    program.once('close', () => resolve());
    program.kill('SIGKILL');
  });
}

/** The postmaster and, with it, every connection. */
function killPostmaster(folder: string): void {
  const [pid] = readFileSync(join(realpathSync(join(folder, 'postgres')), 'cluster/postmaster.pid'), 'utf8').split(
    '\n',
  );
  process.kill(Number(pid), 'SIGKILL');
}

async function countUnrecorded(postgres: EmbeddedPostgres, handedOut: readonly string[]): Promise<number> {
  const client = new Client({ connectionString: postgres.urlFor('housing') });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS kept FROM ledger.entry WHERE operation = ANY($1)', [
    handedOut,
  ]);
  await client.end();
  return handedOut.length - rows[0].kept;
}
