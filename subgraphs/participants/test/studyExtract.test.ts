import { randomBytes } from 'node:crypto';
import { REF_BYTES } from '@lead-graph/kit';
import { Purpose, Recipient, Role } from '@lead-graph/schema';
import { recordExtract } from '../src/evaluation/studyExtract';

const EXTRACT = {
  study: { code: 'a', criteria: '{}' },
  agreements: [],
  categories: [],
  operation: 'a',
  requester: { id: 'evaluator-chen', role: Role.EVALUATOR, recipient: Recipient.RES, organization: 'uw' },
  purpose: Purpose.HRESCH,
};

/** How many are put on record of so many people, or why nobody is. */
async function recorded(people: number): Promise<number> {
  let entries = 0;
  await recordExtract(randomBytes(people * REF_BYTES), EXTRACT, async (recording) => {
    entries += recording.entries.length;
  });
  return entries;
}

describe('an extract', () => {
  it.each([50, 1_001, 4_000])('is put on record of each of %i people', async (people) => {
    expect(await recorded(people)).toBe(people);
  });

  it.each([0, 49, 4_001, 5_678])('is refused of %i people, and does not say how many there are', async (people) => {
    const refused = recorded(people);
    await expect(refused).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await expect(refused).rejects.not.toThrow(new RegExp(`\\b${people} people`));
  });
});
