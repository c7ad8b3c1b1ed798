import { slowReader } from '../promises/slowReader';

describe('a client that reads slowly', () => {
  it('never gets all of a large answer after its consent was taken back; without the lease it does', async () => {
    expect(await slowReader.measure(2)).toEqual(expect.objectContaining({ holds: true }));
  }, 180_000);
});
