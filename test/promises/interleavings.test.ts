import { interleave, interleavings } from './interleavings';

describe('reads and a revocation in any order', () => {
  it('release nothing after the acknowledgement', async () => {
    expect(await interleavings.measure(1_000)).toMatchObject({ holds: true });
  });

  it.each(['no wait', 'half a wait', 'no lease', 'cached decision'] as const)(
    'release something with %s',
    async (sabotage) => {
      expect((await interleave(1_000, sabotage)).failed).toBe(true);
    },
  );
});
