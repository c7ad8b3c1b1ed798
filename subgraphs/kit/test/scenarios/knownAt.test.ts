import { knownAt } from '../../cli/scenarios/knownAt';
import { storyIn } from '../../cli/scenarios/read';
import type { Organization } from '../../cli/scenarios/story';

const PARTNERS: readonly Organization[] = [
  { code: 'reach', kind: 'CASE_MANAGEMENT', legalKinds: [], succeededBy: null },
  { code: 'kcems', kind: 'EMERGENCY_MEDICAL', legalKinds: [], succeededBy: null },
];

/** Everything happens at noon. */
const NOON = '2026-06-10T12:00:00Z';
const STORY = `
story: Everything happens at noon.
people: [{ name: rosa, died: 2026-06-20 }]
consents:
  - { id: signed, categories: [HMIS], to: reach, signed: ${NOON} }
  - { id: changed, categories: [HMIS], to: reach, revoked: ${NOON}, reaffirmed: ${NOON}, expires: { event: EXIT, recorded: ${NOON} }, withdrawals: [{ at: ${NOON} }] }
  - { id: unsigned, categories: [HMIS], to: reach, unsigned: true }
orders:
  - { id: issued, type: GENERAL, to: reach, purposes: [HLEGAL], categories: [PHI], from: ${NOON} }
  - { id: vacated, type: GENERAL, to: reach, purposes: [HLEGAL], categories: [PHI], from: 2026-01-01, until: 2026-12-31, vacated: ${NOON} }
emergencies:
  - { id: declared, by: kcems, from: ${NOON}, until: 2026-06-10T14:00:00Z }
restrictions:
  - { id: agreed, from: ${NOON} }
assignments:
  - { id: assigned, organization: reach, from: ${NOON} }
agreements:
  - { id: contract, type: QSOA, organization: reach, from: ${NOON} }
questions:
  - { ask: HMIS, by: reach, for: DIVOPS, at: ${NOON}, expect: deny }
`;

const story = storyIn(STORY, 'noon.yaml', PARTNERS);
const rosa = story.people.get('rosa')!;
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const summary = (at: number) => {
  const { consents, orders, emergencies, restrictions, assignments, agreements } = knownAt(story, rosa, at);
  const changed = consents.find(({ id }) => id === 'changed')!;
  return {
    ids: [consents, orders, emergencies, restrictions, assignments, agreements].flatMap(idsOf),
    changed: [changed.revokedAt, changed.reaffirmedAt, changed.endsAt, changed.withdrawals.length],
    vacated: orders.find(({ id }) => id === 'vacated')!.endsAt,
  };
};

describe('what is known', () => {
  const noon = Date.parse(NOON);

  it('is everything from the instant on at which it happened', () => {
    expect(summary(noon)).toEqual({
      ids: ['changed', 'signed', 'unsigned', 'issued', 'vacated', 'declared', 'agreed', 'assigned', 'contract'],
      changed: [noon, noon, noon, 1],
      vacated: noon,
    });
  });

  it('is nothing of it a millisecond before', () => {
    expect(summary(noon - 1)).toEqual({
      ids: ['changed', 'unsigned', 'vacated'],
      changed: [null, null, null, 0],
      vacated: Date.parse('2026-12-31'),
    });
  });

  it('is a death from the first instant of its day where the program is', () => {
    const begins = Date.parse('2026-06-20T07:00:00Z');
    expect(knownAt(story, rosa, begins - 1).diedAt).toBeNull();
    expect(knownAt(story, rosa, begins).diedAt).toBe(begins);
  });
});
