import { killWriters } from '@lead-graph/kit/testing';

describe('a program that is killed while it discloses', () => {
  it('leaves nothing handed out that is not on record, nor does a database that is killed under it', async () => {
    const figure = await killWriters(12);
    expect(figure).toMatchObject({ kills: 12, databaseKills: 1, unrecorded: 0, treeAgrees: true });
    expect(figure.disclosures).toBeGreaterThan(12 * 20);
  });

  it('would, if it handed out before it recorded (sabotage)', async () => {
    expect((await killWriters(3, { hasty: true })).unrecorded).toBeGreaterThan(0);
  });
});
