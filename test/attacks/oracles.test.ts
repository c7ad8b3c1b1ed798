import { openTestGraph, type TestGraph, withoutId } from '../graph/openGraph';
import { ROSA, SAM, UNKNOWN } from '../graph/people';
import { statementsOf } from './attacker';

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const query = (text: string) => `query ($id: ID!) { ${text} }`;
const ask = async (as: string, purpose: string, text: string, variables: object = {}) =>
  (await graph.ask(as, purpose, text, variables)).body;
const codeOf = ({ errors }: { errors?: readonly { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const housingIsRead = () =>
  ask('case-manager-ito', 'DIVOPS', query('participant(id: $id) { livingSituations { id } }'), { id: SAM });
const core = (sql: string, values: unknown[] = []) => graph.subgraphs.participants!.db.query(sql, values);

describe('who saw my record', () => {
  const LOG = query(
    'participant(id: $id) { attempts { id } behavioralHealthDisclosures { id category words } housingDisclosures { id category } }',
  );
  const log = async (as: string, purpose: string) => (await ask(as, purpose, LOG, { id: SAM })).data.participant;
  const careIsGiven = () =>
    ask('clinician-shah', 'TREAT', query('participant(id: $id) { encounters { id } }'), { id: ROSA });

  it('tells case management nothing of reads of what it may not read, not by gaps in names either', async () => {
    await housingIsRead();
    const before = await log('case-manager-ito', 'DIVOPS');
    await log('sam-rivera', 'PATRQT');
    await careIsGiven();
    const after = await log('case-manager-ito', 'DIVOPS');
    expect(before.attempts).toBeNull();
    expect(after.behavioralHealthDisclosures).toEqual(before.behavioralHealthDisclosures);
    expect(after.housingDisclosures.length).toBeGreaterThan(0);
    for (const { id } of after.housingDisclosures) expect(id).toMatch(/^[\w-]{22}$/);
    expect(after.housingDisclosures.every(({ category }: any) => category === 'HMIS')).toBe(true);
  });

  it('takes no guess for a name of an entry', async () => {
    const text = `query ($id: ID!, $before: ID) { participant(id: $id) { housingDisclosures(first: 400, before: $before) { id } } }`;
    const read = async (before: string | null) =>
      (await ask('rosa-quinn', 'PATRQT', text, { id: ROSA, before })).data.participant.housingDisclosures;
    const all = await read(null);
    for (const guess of ['1', '9223372036854775807', '__proto__', 'x'.repeat(22)])
      expect(await read(guess)).toEqual(all);
    expect(await read(all[0].id)).toEqual(all.slice(1));
  });

  it.each(['officer-reyes', 'prosecutor-lee', 'housing-okoro'])('is not told to %s', async (as) => {
    const seen = (await ask(as, 'DIVOPS', LOG, { id: ROSA })).data.participant;
    expect(seen).toEqual({ attempts: null, behavioralHealthDisclosures: null, housingDisclosures: null });
  });
});

describe('a document about a participant', () => {
  const DOCUMENTS = [
    'explainDecision(id: $id) { participantId }',
    'consentForm(id: $id) { html }',
    'consentReceipt(id: $id) { recordId }',
    'consentAsFhir(id: $id)',
    'consentAsFhir(id: $id, version: R5)',
  ];
  const CHANGES = [
    'revokeConsent(id: $id) { consentId }',
    'reaffirmConsent(id: $id, attested: true) { consentId }',
    'recordConsentEvent(id: $id) { consentId }',
    'withdrawFromConsent(id: $id, categories: [HMIS]) { consentId }',
    'amendDraft(id: $id, input: {}) { __typename }',
    'endRestriction(id: $id) { __typename }',
    'answerAccounting(id: $id, answeredOn: "2026-06-02") { requestId }',
  ];
  const all = [...DOCUMENTS.map(query), ...CHANGES.map((text) => `mutation ($id: ID!) { ${text} }`)];

  it.each([
    ['case-manager-bell', 'DIVOPS'],
    ['officer-reyes', 'DIVOPS'],
    ['rosa-quinn', 'PATRQT'],
    ['analyst-penn', 'DIVOPS'],
  ])('is for %s as if there were none: same answer, as many statements', async (as, purpose) => {
    const [{ id: consent }] = await core('SELECT id FROM consent WHERE "participantId" = $1', [SAM]);
    const [{ id: asked }] = await core(
      `INSERT INTO accounting_request ("participantId", report, "receivedOn", "recordedBy")
       VALUES ($1, 'EVERYTHING', '2026-06-01', 'x') RETURNING id`,
      [SAM],
    );
    const request = (await ask('case-manager-ito', 'DIVOPS', query('participant(id: $id) { status }'), { id: SAM }))
      .extensions.requestId;
    const told = async (text: string, id: string) => {
      statementsOf(graph);
      const answer = withoutId(await graph.ask(as, purpose, text, { id })).replaceAll(id, '#');
      return { answer, statements: statementsOf(graph).length };
    };
    for (const text of all) {
      const unknown = await told(text, UNKNOWN);
      expect(unknown.answer).toMatch(/NOT_FOUND|FORBIDDEN/);
      const id = text.includes('explain') ? request : text.includes('Accounting') ? asked : consent;
      expect(await told(text, id)).toEqual(unknown);
    }
  });

  it('is told to whose it is (so that the test above can fail)', async () => {
    const [{ id }] = await core('SELECT id FROM consent WHERE "participantId" = $1', [SAM]);
    for (const text of DOCUMENTS.slice(1))
      expect(codeOf(await ask('sam-rivera', 'PATRQT', query(text), { id }))).toBeUndefined();
  });
});

describe('a meeting', () => {
  const meet = (as: string, attendees: string, id: string) =>
    ask(
      as,
      'DIVOPS',
      query(`meetingView(participantId: $id, attendees: [${attendees}]) { status encounters { id } contacts { id } }`),
      { id },
    );
  const ASSIGNED = '{ organization: "reach", role: CASE_MANAGER }';

  it('is no way round: who is named beside the caller adds nothing to what the caller may see', async () => {
    expect((await meet('case-manager-bell', ASSIGNED, SAM)).data.meetingView).toBeNull();
    const alone = (
      await ask(
        'case-manager-ito',
        'DIVOPS',
        query('participant(id: $id) { status encounters { id } contacts { id } }'),
        { id: SAM },
      )
    ).data.participant;
    expect(alone).toMatchObject({ encounters: null });
    const withCare = (await meet('case-manager-ito', `${ASSIGNED}, { organization: "desc", role: BH_CLINICIAN }`, SAM))
      .data.meetingView;
    expect(withCare?.encounters ?? null).toBeNull();
    expect((await meet('case-manager-ito', ASSIGNED, ROSA)).data.meetingView.encounters.length).toBeGreaterThan(0);
  });
});

describe('break-glass', () => {
  const DECLARE = `mutation ($kind: EmergencyKind!, $id: ID) { declareEmergency(input: { participantId: $id, kind: $kind, nature: "unconscious",
    medicalPerson: "L. Diaz", affiliation: "kcems", discloser: "E. Tremont", consentCannotBeObtained: true }) { emergencyId } }`;
  const declare = (as: string, purpose: string, kind = 'MEDICAL') => ask(as, purpose, DECLARE, { kind, id: SAM });
  const care = async (as: string, purpose: string) =>
    (await ask(as, purpose, query('participant(id: $id) { encounters { id } }'), { id: SAM })).data.participant
      ?.encounters;

  it.each([
    ['officer-reyes', 'ETREAT', 'FORBIDDEN'],
    ['case-manager-ito', 'ETREAT', 'FORBIDDEN'],
    ['housing-okoro', 'ETREAT', 'FORBIDDEN'],
    ['prosecutor-lee', 'DIVOPS', 'FORBIDDEN'],
    ['analyst-penn', 'DIVOPS', 'FORBIDDEN'],
    ['privacy-officer-dunn', 'AUDIT', 'FORBIDDEN'],
    ['administrator-kaur', 'DIVOPS', 'FORBIDDEN'],
    ['rosa-quinn', 'PATRQT', 'FORBIDDEN'],
    ['paramedic-diaz', 'TREAT', 'BAD_USER_INPUT'],
    ['prosecutor-lee', 'ETREAT', 'PURPOSE_NOT_ALLOWED'],
  ])('by %s for %s is refused, and leaves nothing', async (as, purpose, code) => {
    const [{ count }] = await core('SELECT count(*) FROM emergency');
    expect(codeOf(await declare(as, purpose))).toBe(code);
    expect(await core('SELECT count(*) FROM emergency')).toEqual([{ count }]);
  });

  it('opens records to the account that declared it alone, for that purpose alone', async () => {
    expect(await care('paramedic-diaz', 'ETREAT')).toBeUndefined();
    expect(codeOf(await declare('paramedic-diaz', 'ETREAT'))).toBeUndefined();
    expect((await care('paramedic-diaz', 'ETREAT')).length).toBeGreaterThan(0);
    for (const [as, purpose] of [
      ['paramedic-diaz', 'TREAT'],
      ['clinician-shah', 'ETREAT'],
      ['officer-reyes', 'ETREAT'],
      ['case-manager-ito', 'ETREAT'],
    ] as const)
      expect([as, (await care(as, purpose)) ?? null]).toEqual([as, null]);
  });
});

describe('a mutation', () => {
  it('shows no more than a query: a row just written leads to nobody who is hidden', async () => {
    const RECORD = `mutation ($number: String!) { recordContact(input: { person: $number, juvenile: false, type: SOCIAL_CONTACT, occurredAt: "2026-06-01T00:00:00Z" })
      { person { __typename participant { id status } } } }`;
    const { db } = graph.subgraphs['law-enforcement']!;
    const written = async (account: string | null, number: string) => {
      const [found] = account
        ? await core(
            `SELECT r.ref FROM reference r JOIN participant p ON p.id = r."participantId" WHERE p.account = $1 AND r.agency = 'law-enforcement'`,
            [account],
          )
        : [];
      if (found)
        await db.query(`UPDATE person SET source = 'spd', "localId" = $2 WHERE "personRef" = $1`, [found.ref, number]);
      return withoutId(await graph.ask('officer-reyes', 'DIVOPS', RECORD, { number }));
    };
    const unknown = await written(null, 'number-1');
    expect(JSON.parse(unknown).data.recordContact).toEqual({ person: { __typename: 'PersonLink', participant: null } });
    expect(await written('sam-rivera', 'number-2')).toBe(unknown);
    expect(await written('rosa-quinn', 'number-3')).toContain(ROSA);
  });
});

describe('the same question', () => {
  it('asked again and again has one answer: there is no noise to take the mean of', async () => {
    const text = query(
      'participant(id: $id) { status contacts { id } livingSituations { id situation } charges { id } access { category permitted } }',
    );
    const answers = new Set<string>();
    for (let time = 0; time < 6; time += 1)
      answers.add(withoutId(await graph.ask('case-manager-ito', 'DIVOPS', text, { id: ROSA })));
    expect(answers.size).toBe(1);
  });
});

describe('a page that is left open over a revocation', () => {
  it('has no next one', async () => {
    const PAGE = `query ($id: ID!, $before: ID) { participant(id: $id) { housingDisclosures(first: 1, before: $before) { id } } }`;
    const page = async (before: string | null) =>
      (await ask('case-manager-ito', 'DIVOPS', PAGE, { id: SAM, before })).data.participant;
    for (let time = 0; time < 3; time += 1) await housingIsRead();
    const [{ id: last }] = (await page(null)).housingDisclosures;
    expect((await page(last)).housingDisclosures).toHaveLength(1);
    const [{ id: consent }] = await core('SELECT id FROM consent WHERE "participantId" = $1', [SAM]);
    expect(
      codeOf(
        await ask('sam-rivera', 'PATRQT', 'mutation ($id: ID!) { revokeConsent(id: $id) { revokedAt } }', {
          id: consent,
        }),
      ),
    ).toBeUndefined();
    expect((await page(last))?.housingDisclosures ?? null).toBeNull();
    expect((await page(null))?.housingDisclosures ?? null).toBeNull();
  });
});
