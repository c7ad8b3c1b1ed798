import { type DecisionRecord, replay, unlikeReplays } from './replay';

describe('a recorded decision', () => {
  it('is repeated exactly from its JSON', () => {
    expect(replay.measure(1_500)).toMatchObject({ holds: true });
  });

  const day = 86_400_000;
  const forgetful: readonly (readonly [string, (record: DecisionRecord) => DecisionRecord])[] = [
    ['the instant, but for its day', (record) => ({ ...record, at: Math.floor(record.at / day) * day })],
    ['the legal kinds', (record) => ({ ...record, question: { ...record.question, legalKinds: [] } })],
    ['the successions', (record) => ({ ...record, question: { ...record.question, formerly: [] } })],
    ['the restrictions', (record) => ({ ...record, bases: { ...record.bases, restrictions: [] } })],
  ];

  it.each(forgetful)('is not repeated where the record forgets %s', (_, keep) => {
    expect(unlikeReplays(1_500, keep)).not.toEqual([]);
  });
});
