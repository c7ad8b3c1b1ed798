import { breakWriters } from '@lead-graph/kit/testing';

const KINDS = ['power loss', 'disk full', 'I/O error', 'lost connection', 'stalled connection', 'stalled database'];

/** One of each. */
const FAULTS = KINDS.length;

/** PostgreSQL recovers many times over: in half a minute as a rule, and slower beside other tests. */
jest.setTimeout(180_000);

describe('a program whose ledger loses what it stands on while it discloses', () => {
  it('leaves nothing handed out that is not on record, refuses meanwhile, and goes on by itself', async () => {
    const { byKind, checkpoints, treeAgrees } = await breakWriters(FAULTS);
    expect(Object.keys(byKind)).toEqual(KINDS);
    for (const figure of Object.values(byKind)) {
      expect(figure).toMatchObject({ faults: 1, unrecorded: 0, unrefused: 0 });
      expect(figure.disclosures).toBeGreaterThan(0);
    }
    for (const kind of ['disk full', 'I/O error', 'stalled connection', 'stalled database'])
      expect(byKind[kind]!.refusals).toBeGreaterThanOrEqual(1);
    expect(checkpoints).toBeGreaterThanOrEqual(FAULTS);
    expect(treeAgrees).toBe(true);
  });

  it('would lose what it handed out, and what it signed, with the power, if its commits did not wait for the disk (sabotage)', async () => {
    const { byKind, treeAgrees } = await breakWriters(2, { build: 'unsynced', kinds: ['power loss'] });
    expect(byKind['power loss']!.unrecorded).toBeGreaterThan(0);
    expect(treeAgrees).toBe(false);
  });

  it('would hand out on a full disk, if it handed out before it recorded (sabotage)', async () => {
    const { byKind } = await breakWriters(1, { build: 'hasty', kinds: ['disk full'] });
    expect(byKind['disk full']!.unrecorded).toBeGreaterThan(0);
  });

  it('is not taken for proved on a machine where faults cannot be made', async () => {
    await expect(breakWriters(1, { platform: 'darwin' })).rejects.toThrow(
      'faults are made of what Linux has (/proc, /dev/full, SIGSTOP), and this is `darwin`',
    );
  });
});
