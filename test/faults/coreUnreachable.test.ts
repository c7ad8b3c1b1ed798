import { coreUnreachable } from '../promises/coreUnreachable';

describe('a core that cannot be reached', () => {
  it("withholds other agencies' records and leaves everybody their own; answers of it that were kept would not", async () => {
    expect(await coreUnreachable.measure(8)).toEqual(expect.objectContaining({ holds: true }));
  }, 180_000);
});
