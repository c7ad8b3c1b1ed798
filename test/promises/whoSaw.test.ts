import { measureWhoSaw } from './whoSaw';

const SIZE = 10_000;

describe('who saw a record, out of years of everybody', () => {
  it('is told as it was, by an index on the person', async () => {
    const { told, differences, unindexed } = await measureWhoSaw({ size: SIZE, asks: 20 });
    expect({ differences, unindexed }).toEqual({ differences: [], unindexed: [] });
    expect(told).toBeGreaterThan(280);
  });

  it('would be looked for among all of them without it (sabotaged)', async () => {
    const { unindexed } = await measureWhoSaw({ size: SIZE, asks: 2, without: 'index' });
    expect(unindexed).toHaveLength(4);
  });

  it('would be found to be short of one entry (sabotaged)', async () => {
    const { differences } = await measureWhoSaw({ size: SIZE, asks: 1, without: 'entry' });
    expect(differences).toHaveLength(4);
  });
});
