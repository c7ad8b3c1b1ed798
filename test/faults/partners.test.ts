import { partners } from '../promises/partners';

describe('a partner that is at fault', () => {
  it("takes its own fields with it and nobody else's; a gateway that believes it does not see to that", async () => {
    expect(await partners.measure(30)).toEqual(expect.objectContaining({ holds: true }));
  }, 180_000);
});
