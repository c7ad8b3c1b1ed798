import { editLedger } from '@lead-graph/kit/testing';
import { count, type Promised } from './promise';

/** Edits of a ledger by the administrator of its database, half of them signed again by its owner. */
export const ledgerEdits: Promised = {
  name: 'edits',
  what: 'whoever holds one signed checkpoint finds what was changed before it',
  fullSize: 10_000,
  async measure(size, done) {
    const { edits, kinds, missedWithoutCheckpoint, untouchedIsSound } = await editLedger(size, { onEdit: done });
    const missed = Object.entries(kinds).filter(([, { edits, found }]) => found < edits);
    return {
      size: `${count(edits)} edits of ${Object.keys(kinds).length} kinds`,
      figure: `${count(missed.reduce((sum, [, { edits, found }]) => sum + edits - found, 0))} not found${missed.map(([kind]) => ` (${kind})`).join('')}; without a checkpoint ${count(missedWithoutCheckpoint)} would not be; untouched it ${untouchedIsSound ? 'is sound' : 'IS FAULTY'}`,
      holds: missed.length === 0 && untouchedIsSound && missedWithoutCheckpoint > 0,
    };
  },
};
