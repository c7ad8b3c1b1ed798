import { breakWriters, type FaultFigure } from '@lead-graph/kit/testing';
import { count, type Promised } from './promise';

/** A program that discloses, while what its ledger stands on fails in one way after another. Linux alone. */
export const ledgerFaults: Promised = {
  name: 'faults',
  what: 'no disclosure without a record under power loss, a full disk, I/O errors, lost connections and stalls; it refuses rather than serves',
  fullSize: 200,
  async measure(size, done) {
    const { byKind, checkpoints, treeAgrees } = await breakWriters(size, { onFault: done });
    const unsynced = await breakWriters(Math.min(5, size), { build: 'unsynced', kinds: ['power loss'] });
    const hasty = await breakWriters(Math.min(5, size), { build: 'hasty', kinds: ['disk full'] });
    const sum = (key: keyof FaultFigure): number => Object.values(byKind).reduce((all, each) => all + each[key], 0);
    const [lost, ahead] = [unsynced.byKind['power loss']!.unrecorded, hasty.byKind['disk full']!.unrecorded];
    return {
      size: `${count(sum('faults'))} faults, ${count(sum('disclosures'))} disclosures, ${count(checkpoints)} checkpoints`,
      figure: `${sum('unrecorded')} without a record, ${sum('unrefused')} faults not refused; the tree ${treeAgrees ? 'agrees' : 'DISAGREES'} with every checkpoint (${kinds(byKind)}); without waiting for the disk, under power loss: ${count(lost)}; handed out before recording, on a full disk: ${count(ahead)}`,
      holds: sum('unrecorded') === 0 && sum('unrefused') === 0 && treeAgrees && lost > 0 && ahead > 0,
    };
  },
};

function kinds(byKind: Readonly<Record<string, FaultFigure>>): string {
  const each = ([kind, { faults, disclosures, refusals, unrecorded }]: [string, FaultFigure]) =>
    `${kind} ${faults}: ${unrecorded} of ${count(disclosures)}, ${count(refusals)} refused`;
  return Object.entries(byKind).map(each).join('; ');
}
