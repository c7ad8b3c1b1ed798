import { openTestGraph, type TestGraph } from './openGraph';
import { ADA, ROSA, SAM, UNKNOWN } from './people';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const VIEW = 'query ($id: ID!) { participant(id: $id) { encounters { id } livingSituations { id } status } }';
const EXPLAIN = `query ($id: ID!) { explainDecision(id: $id) {
  participantId account role organizations purpose asked rulesVersion replays
  categories { category permitted words reason rule citation lawAsOf bases redisclosure scopes { sources } obligations } } }`;

const explain = (as: string, purpose: string, id: string) => graph.ask(as, purpose, EXPLAIN, { id });
const requestOf = async (as: string, id: string) =>
  (await graph.ask(as, 'DIVOPS', VIEW, { id })).body.extensions.requestId;

describe('a decision', () => {
  it('is explained to the privacy officer by its request id, and replays from its record', async () => {
    const { body } = await explain('privacy-officer-dunn', 'AUDIT', await requestOf('case-manager-ito', ROSA));
    expect(body.errors).toBeUndefined();
    const [decision] = body.data.explainDecision;
    expect(decision).toMatchObject({
      participantId: ROSA,
      account: 'case-manager-ito',
      organizations: ['reach'],
      purpose: 'DIVOPS',
      replays: true,
    });
    expect(decision.asked).toEqual(expect.arrayContaining(['HMIS', 'PROG']));
    expect(decision.categories).toContainEqual(
      expect.objectContaining({
        category: 'SUD_P2',
        permitted: true,
        rule: 'SUD_P2-CM-DIVOPS',
        citation: expect.stringContaining('2.33(b)'),
        bases: [expect.any(String)],
        redisclosure: 'NONE_WITHOUT_CONSENT',
      }),
    );
  });

  it('tells entitled staff why it was withheld, though the caller read the same as for an unknown id', async () => {
    const { body } = await explain('privacy-officer-dunn', 'AUDIT', await requestOf('officer-reyes', ADA));
    const [decision] = body.data.explainDecision;
    expect(decision.categories).toContainEqual(
      expect.objectContaining({ category: 'PROG', permitted: false, reason: 'REVOKED', words: expect.any(String) }),
    );
  });

  it('is explained to the participant it is about, and to no other', async () => {
    const request = await requestOf('prosecutor-lee', ROSA);
    expect((await explain('rosa-quinn', 'PATRQT', request)).body.data.explainDecision).toHaveLength(1);
    const other = await explain('sam-rivera', 'PATRQT', request);
    expect(other.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(other.body.errors).toEqual((await explain('sam-rivera', 'PATRQT', UNKNOWN)).body.errors);
  });

  it('is explained to the supervisor of the organization assigned, and not to police', async () => {
    const request = await requestOf('case-manager-ito', SAM);
    expect((await explain('supervisor-lund', 'DIVOPS', request)).body.data.explainDecision).toHaveLength(1);
    expect((await explain('officer-reyes', 'DIVOPS', request)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await explain('case-manager-ito', 'DIVOPS', request)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('of a record that was changed does not replay', async () => {
    const request = await requestOf('case-manager-ito', ROSA);
    const { db } = graph.subgraphs.participants!;
    const forged = '7f3a2b9e-8f0a-4a52-9a94-0d6b9f6f1c11';
    await db.query(
      `INSERT INTO ledger.entry (operation, subject, category, entry) SELECT $2, subject, category,
         replace(entry, '"SUD_CN":"NEVER"', '"SUD_CN":"PERMIT"') FROM ledger.entry WHERE operation = $1`,
      [request, forged],
    );
    const { body } = await explain('privacy-officer-dunn', 'AUDIT', forged);
    expect(body.data.explainDecision[0].replays).toBe(false);
  });

  it('about an id nobody has is recorded as well, and has nothing to explain', async () => {
    const request = await requestOf('officer-reyes', UNKNOWN);
    const { db } = graph.subgraphs.participants!;
    const [{ entry }] = await db.query('SELECT entry FROM ledger.entry WHERE operation = $1', [request]);
    expect(entry).not.toContain(UNKNOWN);
    expect(JSON.parse(entry)).toMatchObject({ requester: { id: 'officer-reyes' }, decision: { bases: null } });
    const { body } = await explain('privacy-officer-dunn', 'AUDIT', request);
    expect(body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('that cannot be recorded is not answered', async () => {
    const administrator = await graph.administrator('participants');
    await administrator.query('REVOKE INSERT ON ledger.entry FROM participants');
    try {
      const { body } = await graph.ask('case-manager-ito', 'DIVOPS', VIEW, { id: ROSA });
      expect(body.data.participant).toBeNull();
      expect(body.errors?.[0]?.extensions.code).toBe('NOT_RECORDED');
    } finally {
      await administrator.query('GRANT INSERT ON ledger.entry TO participants');
      await administrator.end();
    }
  });
});

describe('the terms of an answer', () => {
  interface Term {
    category: string;
    redisclosure: string;
    words: string;
    scope: string | null;
  }
  const termsOf = async (as: string) =>
    ((await graph.ask(as, 'DIVOPS', VIEW, { id: ROSA })).body.extensions as { terms?: Term[] }).terms ?? [];

  it('say what the reader may do next, and what the consent to treatment records covers', async () => {
    const sud = (await termsOf('case-manager-ito')).find(({ category }) => category === 'SUD_P2');
    expect(sud).toMatchObject({
      redisclosure: 'NONE_WITHOUT_CONSENT',
      words: expect.any(String),
      scope: expect.stringContaining('signed on 2026-03-02'),
    });
  });

  it('speak of no category that was not released', async () => {
    expect((await termsOf('officer-reyes')).map(({ category }) => category)).toEqual(['PROG']);
  });
});

describe('a meeting', () => {
  const MEETING = `query ($id: ID!, $attendees: [AttendeeInput!]!) {
    meetingView(participantId: $id, attendees: $attendees) {
      status leadLine caseManager { name organization } encounters { id } livingSituations { id person { participant { id } } }
      contacts { id } access { category permitted } } }`;
  const meet = (attendees: object[], as = 'case-manager-ito') =>
    graph.ask(as, 'DIVOPS', MEETING, { id: ROSA, attendees });
  const POLICE = { organization: 'spd', role: 'POLICE_OFFICER' };
  const PROSECUTOR = { organization: 'kcpao', role: 'PROSECUTOR' };
  const permitted = (body: any) =>
    body.data.meetingView.access.filter((each: any) => each.permitted).map((each: any) => each.category);

  it('shows what everybody there may see, and no more', async () => {
    const alone = await graph.ask('case-manager-ito', 'DIVOPS', VIEW, { id: ROSA });
    expect(alone.body.data.participant.encounters.length).toBeGreaterThan(0);
    const withProsecutor = await meet([PROSECUTOR]);
    expect(withProsecutor.body.errors).toBeUndefined();
    expect(withProsecutor.body.data.meetingView).toMatchObject({ encounters: null, status: 'ACTIVE' });
    expect(withProsecutor.body.data.meetingView.livingSituations.length).toBeGreaterThan(0);
    const withPolice = await meet([PROSECUTOR, POLICE]);
    expect(withPolice.body.data.meetingView.livingSituations).toBeNull();
    for (const category of permitted(withPolice.body)) expect(permitted(withProsecutor.body)).toContain(category);
  });

  it('reads the LEAD line where one of them would', async () => {
    const { body } = await meet([POLICE]);
    expect(body.data.meetingView.caseManager).toEqual({ name: 'LEAD line', organization: 'LEAD line' });
  });

  it('has no other way round: a row leads to nobody, and nobody stands beside it', async () => {
    const { body } = await meet([PROSECUTOR]);
    for (const row of body.data.meetingView.livingSituations) expect(row.person.participant).toBeNull();
    const beside = await graph.ask(
      'case-manager-ito',
      'DIVOPS',
      `query ($id: ID!, $attendees: [AttendeeInput!]!) { participant(id: $id) { encounters { id } } meetingView(participantId: $id, attendees: $attendees) { status } }`,
      { id: ROSA, attendees: [POLICE] },
    );
    expect(beside.body.data.participant).toBeNull();
    expect(beside.body.data.meetingView).toEqual({ status: 'ACTIVE' });
  });

  it('shows nothing where one of them may not know of the participant', async () => {
    expect((await meet([{ organization: 'kcso', role: 'POLICE_OFFICER' }])).body.data.meetingView).toBeNull();
  });

  it('is for the program, and for purposes that everybody there may claim', async () => {
    expect((await meet([POLICE], 'officer-reyes')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const refused = await meet([{ organization: 'pda', role: 'PRIVACY_OFFICER' }]);
    expect(refused.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
