import { TestLedger } from './testLedger';
import { Writer } from './writer';

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
  const ledger = await TestLedger.open();
  const figure = { kills: 0, databaseKills: 0, disclosures: 0, unrecorded: 0 };
  try {
    const signed = [];
    while (figure.kills < kills) {
      const killDatabase = !hasty && figure.kills % DATABASE_EVERY === DATABASE_EVERY - 1;
      const writer = await writeUntilKilled(ledger, killDatabase, hasty);
      signed.push(...writer.signed);
      figure.kills += 1;
      if (killDatabase) {
        figure.databaseKills += 1;
        await ledger.reopen();
      }
      const handedOut = writer.taken();
      figure.disclosures += handedOut.length;
      figure.unrecorded += await ledger.unrecorded(handedOut);
      onKill(figure.kills);
    }
    return { ...figure, treeAgrees: await ledger.agreesWith(signed) };
  } finally {
    await ledger.close();
  }
}

async function writeUntilKilled(ledger: TestLedger, killDatabase: boolean, hasty: boolean): Promise<Writer> {
  const writer = Writer.start(ledger.url, hasty ? 'hasty' : 'careful', ledger.key);
  try {
    await writer.goesOn();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
    if (killDatabase) {
      process.kill(ledger.postmaster, 'SIGKILL'); // and with it goes every connection
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return writer;
  } finally {
    await writer.kill();
  }
}
