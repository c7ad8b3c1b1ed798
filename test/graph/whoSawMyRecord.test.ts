import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA, SAM } from './people';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const LOG = `query ($id: ID!) { participant(id: $id) {
  attempts { account role organizations purpose permitted withheld requestId }
  housingDisclosures { words kind state category records account organization purpose rule grounds }
  behavioralHealthDisclosures { words category account }
  lawEnforcementDisclosures { kind account } } }`;

const log = async (as: string, purpose: string, id = ROSA) =>
  (await graph.ask(as, purpose, LOG, { id })).body.data.participant;

describe('who saw my record', () => {
  it('is answered by each owner for itself, in plain words', async () => {
    const query = 'query ($id: ID!) { participant(id: $id) { livingSituations { id } encounters { id } } }';
    await graph.ask('prosecutor-lee', 'DIVOPS', query, { id: ROSA });
    const { housingDisclosures, behavioralHealthDisclosures } = await log('rosa-quinn', 'PATRQT');
    expect(housingDisclosures[0]).toEqual({
      words:
        "a prosecutor of kcpao saw 4 records of housing and homeless-service records, for the work of the diversion program, on the participant's consent",
      kind: 'DISCLOSURE',
      state: 'HANDED_ON',
      category: 'HMIS',
      records: 4,
      account: 'prosecutor-lee',
      organization: 'kcpao',
      purpose: 'DIVOPS',
      rule: 'HMIS-PROS-DIVOPS',
      grounds: ['CONSENT'],
    });
    expect(behavioralHealthDisclosures.filter(({ account }: any) => account === 'prosecutor-lee')).toEqual([]);
  });

  it('shows the participant what was asked and withheld, and by whom', async () => {
    const { attempts } = await log('rosa-quinn', 'PATRQT');
    const attempt = attempts.find(({ account }: any) => account === 'prosecutor-lee');
    expect(attempt).toMatchObject({ role: 'PROSECUTOR', organizations: ['kcpao'], permitted: ['HMIS'] });
    expect(attempt.withheld).toEqual(expect.arrayContaining(['SUD_P2', 'MH']));
  });

  it('counts looking at own rows as use', async () => {
    const [{ ref }] = await graph.subgraphs.participants!.db.query(
      `SELECT ref FROM reference WHERE "participantId" = $1 AND agency = 'law-enforcement'`,
      [ROSA],
    );
    expect(ref).toEqual(expect.any(String));
    await graph.ask('officer-reyes', 'DIVOPS', '{ policeContacts(first: 100) { nodes { id } } }');
    const { lawEnforcementDisclosures } = await log('rosa-quinn', 'PATRQT');
    expect(lawEnforcementDisclosures).toContainEqual({ kind: 'USE', account: 'officer-reyes' });
  });

  it('shows nobody entries of a category they may not read', async () => {
    await graph.ask('clinician-shah', 'TREAT', 'query ($id: ID!) { participant(id: $id) { encounters { id } } }', {
      id: SAM,
    });
    const seen = await log('case-manager-ito', 'DIVOPS', SAM);
    const categories = (seen.behavioralHealthDisclosures ?? []).map(({ category }: any) => category);
    expect(categories).not.toContain('SUD_P2');
    expect(seen.attempts).toBeNull();
  });

  it('is for the participant and case management alone', async () => {
    const seen = await log('prosecutor-lee', 'DIVOPS');
    expect(seen).toEqual({
      attempts: null,
      housingDisclosures: null,
      behavioralHealthDisclosures: null,
      lawEnforcementDisclosures: null,
    });
  });
});
