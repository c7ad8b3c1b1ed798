import { stopped } from '../promises/stopped';

describe('a gateway whose process is stopped', () => {
  it('hands nothing on too late that is not in its log, and one without the lease does', async () => {
    expect(await stopped.measure(3)).toEqual(expect.objectContaining({ holds: true }));
  }, 180_000);
});
