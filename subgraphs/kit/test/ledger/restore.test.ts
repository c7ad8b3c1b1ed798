import { Client } from 'pg';
import { publicTextOf } from '../../src/ledger/checkpoint';
import { Ledger } from '../../src/ledger/ledger';
import { Sequencer } from '../../src/ledger/sequencer';
import { verifyLedger } from '../../src/ledger/verify';
import { backUp, bringLog, restore } from '../../src/testing/restored';
import { entry, openLedgerWorld } from './world';

type World = Awaited<ReturnType<typeof openLedgerWorld>>;

/** A ledger that is written to while a backup is taken, and afterwards. */
async function backedUpUnderLoad() {
  const world = await openLedgerWorld(false);
  const load = writeTo(world);
  try {
    await load.reach(50);
    const copy = await backUp(world.administrator, world.folder);
    await load.reach(load.recorded.length + 200);
    await load.stop();
    const sequencer = new Sequencer(world.url, 'housing', world.key);
    const checkpoint = await sequencer.place();
    await sequencer.stop();
    const publicKeys = { housing: publicTextOf(world.key) };
    return { world, copy, recorded: load.recorded, checkpoint: checkpoint!, publicKeys };
  } finally {
    await load.stop();
  }
}

function writeTo(world: World) {
  const ledger = new Ledger(world.url);
  const recorded: string[] = [];
  let writing = true;
  const writer = (async () => {
    while (writing) {
      const one = entry();
      const isRecorded = await ledger.record({ entries: [one] }).then(
        () => true,
        () => false,
      );
      if (isRecorded) recorded.push(one.operation);
    }
  })();
  return {
    recorded,
    reach: async (count: number) => {
      while (recorded.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop: async () => {
      writing = false;
      await writer;
      await ledger.close();
    },
  };
}

async function kept(url: string, operations: readonly string[]): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int FROM ledger.entry WHERE operation = ANY($1)', [operations]);
  await client.end();
  return rows[0].count;
}

describe('a backup that was taken while the ledger was written', () => {
  it('holds all that was recorded when the log since then is there too', async () => {
    const { world, copy, recorded, checkpoint, publicKeys } = await backedUpUnderLoad();
    bringLog(world.folder, copy);
    await world.stopPostgres();
    const restored = await restore(copy, ['housing'], false);
    const url = restored.urlFor('housing');
    expect(recorded.length).toBeGreaterThan(250);
    expect(await kept(url, recorded)).toBe(recorded.length);
    expect(await verifyLedger(url, 'housing', publicKeys, checkpoint)).toMatchObject({ ok: true, uncovered: 0 });
    await restored.remove();
    await world.close();
  });

  it('shows what it lacks, to whoever kept a checkpoint, when the log is lost', async () => {
    const { world, copy, recorded, checkpoint, publicKeys } = await backedUpUnderLoad();
    const restored = await restore(copy, ['housing'], false);
    const url = restored.urlFor('housing');
    const there = await kept(url, recorded);
    expect(there).toBeGreaterThanOrEqual(50);
    expect(there).toBeLessThan(recorded.length);
    const { ok, faults } = await verifyLedger(url, 'housing', publicKeys, checkpoint);
    expect({ ok, faults }).toEqual({
      ok: false,
      faults: [`a checkpoint covers ${checkpoint.size} entries and only ${there} are there`],
    });
    await restored.remove();
    await world.close();
  });
});
