import { killWriters } from '@lead-graph/kit/testing';
import { count, type Promised } from './promise';

/** A program that discloses, and the database under it, killed at random moments. */
export const ledgerKills: Promised = {
  name: 'kills',
  what: 'no disclosure without a record, under kill -9 of program and database',
  fullSize: 1_000,
  async measure(size, done) {
    const { kills, databaseKills, disclosures, unrecorded, treeAgrees } = await killWriters(size, { onKill: done });
    const hasty = await killWriters(Math.min(20, size), { hasty: true });
    return {
      size: `${count(kills)} kills, ${count(databaseKills)} of them of PostgreSQL, ${count(disclosures)} disclosures`,
      figure: `${unrecorded} without a record; the tree ${treeAgrees ? 'agrees' : 'DISAGREES'} with every checkpoint; handed out before recording: ${hasty.unrecorded}`,
      holds: unrecorded === 0 && treeAgrees && hasty.unrecorded > 0,
    };
  },
};
