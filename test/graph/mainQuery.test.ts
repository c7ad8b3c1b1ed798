import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { NOTICE_TEXT, Obligation } from '@lead-graph/schema';
import { openTestGraph, type TestGraph, withoutId } from './openGraph';
import { ADA, ROSA, SAM, THEO, UNKNOWN } from './people';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const ask = (as: string, purpose: string, id: string) => graph.ask(as, purpose, MAIN_QUERY, { id });
const fieldsSeen = (participant: Record<string, unknown>) =>
  Object.keys(participant).filter((field) => Array.isArray(participant[field]) && field !== 'access');

describe('the main query', () => {
  it('gives the case manager what Rosa consented to, from all four agencies', async () => {
    const { body } = await ask('case-manager-ito', 'DIVOPS', ROSA);
    expect(body.errors).toBeUndefined();
    const { participant } = body.data;
    expect(participant).toMatchObject({ id: ROSA, preferredName: expect.any(String) });
    for (const field of ['contacts', 'encounters', 'livingSituations', 'charges'])
      expect(participant[field]).not.toBeNull();
  });

  it('gives the police officer less, and names no treatment', async () => {
    const { body } = await ask('officer-reyes', 'DIVOPS', ROSA);
    const { participant } = body.data;
    expect(participant.id).toBe(ROSA);
    for (const field of ['encounters', 'diagnoses', 'medications', 'livingSituations', 'preferredName'])
      expect(participant[field]).toBeNull();
    expect(participant.contacts.length).toBeGreaterThan(0);
  });

  it('gives Rosa her own records', async () => {
    const { body } = await ask('rosa-quinn', 'PATRQT', ROSA);
    expect(fieldsSeen(body.data.participant)).toEqual(
      expect.arrayContaining(['contacts', 'encounters', 'livingSituations', 'charges']),
    );
  });

  it("does not give Rosa somebody else's", async () => {
    const { body } = await ask('rosa-quinn', 'PATRQT', SAM);
    expect(body.data.participant).toBeNull();
  });

  it('answers alike for a participant the requester may not know of and for an id nobody has', async () => {
    for (const hidden of [SAM, ADA, THEO]) {
      expect(withoutId(await ask('officer-reyes', 'DIVOPS', hidden))).toBe(
        withoutId(await ask('officer-reyes', 'DIVOPS', UNKNOWN)),
      );
    }
    const statements = async (id: string) => {
      graph.statements('participants');
      await ask('officer-reyes', 'DIVOPS', id);
      return graph.statements('participants');
    };
    expect(await statements(SAM)).toEqual(await statements(UNKNOWN));
  });

  it('sends the notice of 42 CFR 2.32 with Part 2 records, selected or not, and not without them', async () => {
    const query = 'query ($id: ID!) { participant(id: $id) { encounters { id } } }';
    const { body } = await graph.ask('case-manager-ito', 'DIVOPS', query, { id: ROSA });
    expect(body.data.participant.encounters.length).toBeGreaterThan(0);
    expect(body.extensions.notices).toContainEqual({
      obligation: Obligation.NOTICE_2_32,
      text: NOTICE_TEXT[Obligation.NOTICE_2_32],
    });
    const police = await graph.ask('officer-reyes', 'DIVOPS', query, { id: ROSA });
    expect(police.body.extensions.notices).toBeUndefined();
  });
});

describe('a denied field', () => {
  it('costs no statement at all, and has the same bytes with and without records', async () => {
    const query =
      'query ($id: ID!) { participant(id: $id) { medications { id } housingEnrolments { id exit { id } } } }';
    for (const agency of ['behavioral-health', 'housing']) graph.statements(agency);
    const before = withoutId(await graph.ask('officer-reyes', 'DIVOPS', query, { id: ROSA }));
    for (const agency of ['behavioral-health', 'housing']) expect(graph.statements(agency)).toEqual([]);
    const [{ ref }] = await graph.subgraphs.participants!.db.query(
      `SELECT ref FROM reference WHERE "participantId" = $1 AND agency = 'housing'`,
      [ROSA],
    );
    await graph.subgraphs.housing!.db.query(
      'UPDATE housing_enrolment SET "personRef" = gen_random_uuid() WHERE "personRef" = $1',
      [ref],
    );
    expect(withoutId(await graph.ask('officer-reyes', 'DIVOPS', query, { id: ROSA }))).toBe(before);
  });
});
