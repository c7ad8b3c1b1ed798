import { buildSchema, getNamedType, type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { openTestGraph, type TestGraph, withoutId } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO, UNKNOWN } from '../graph/people';
import { many, statementsOf } from './attacker';

let graph: TestGraph;
let schema: GraphQLSchema;

beforeAll(async () => {
  graph = await openTestGraph();
  schema = buildSchema(await (await fetch(`${graph.url}/schema.graphql`)).text());
});
afterAll(() => graph?.stop());

const HIDDEN = [SAM, ADA, THEO];
const query = (text: string) => `query ($id: ID!) { ${text} }`;
const change = (text: string) => `mutation ($id: ID!) { ${text} }`;

/** Roads to a participant by their id, for whoever may not know of them. */
const BY_ID: readonly (readonly [road: string, as: string, purpose: string, text: string])[] = [
  ['by id', 'officer-reyes', 'DIVOPS', query('participant(id: $id) { __typename id status }')],
  ['by id, for proceedings', 'officer-reyes', 'HLEGAL', query('participant(id: $id) { __typename id status }')],
  ['by aliases', 'prosecutor-lee', 'DIVOPS', query(many(20, (n) => `a${n}: participant(id: $id) { id }`))],
  [
    'by fragments',
    'housing-okoro',
    'DIVOPS',
    `query ($id: ID!) { ... on Query { ...q } } fragment q on Query { participant(id: $id) { ...p } } fragment p on Participant { ... on Participant { __typename access { category permitted } } }`,
  ],
  [
    'by what all agencies keep',
    'case-manager-bell',
    'DIVOPS',
    query(
      'participant(id: $id) { contacts { id person { participant { id } } } encounters { id } livingSituations { id } charges { id } }',
    ),
  ],
  [
    'by who saw it',
    'case-manager-bell',
    'DIVOPS',
    query(
      'participant(id: $id) { attempts { id } housingDisclosures { id } accountingRequests { id } consents { id } restrictions { id } emergencies { id } representatives { id } }',
    ),
  ],
  [
    'by nothing but a fragment',
    'analyst-penn',
    'DIVOPS',
    query('participant(id: $id) { ... @include(if: false) { id } __typename }'),
  ],
  [
    'by a meeting',
    'case-manager-bell',
    'DIVOPS',
    query('meetingView(participantId: $id, attendees: [{ organization: "reach", role: CASE_MANAGER }]) { id status }'),
  ],
  [
    'by opening again',
    'case-manager-bell',
    'DIVOPS',
    change('reopenEnrolment(input: { participantId: $id, caseManager: "x", caseManagerName: "x" }) { id }'),
  ],
  [
    'by an engagement',
    'case-manager-bell',
    'DIVOPS',
    change('recordEngagement(input: { participantId: $id, engagement: ACTIVE }) { id status }'),
  ],
  [
    'by an end',
    'case-manager-bell',
    'DIVOPS',
    change('endEnrolment(input: { participantId: $id, ended: WITHDREW_BY_REQUEST }) { participantId }'),
  ],
  ['by a form', 'case-manager-bell', 'DIVOPS', change('draftConsent(participantId: $id, input: {}) { __typename }')],
  [
    'by a limit',
    'case-manager-bell',
    'DIVOPS',
    change('recordRestriction(input: { participantId: $id, kind: ORAL_REVOCATION, attested: true }) { restrictionId }'),
  ],
  [
    'by a request for an account',
    'case-manager-bell',
    'DIVOPS',
    change(
      'requestAccounting(participantId: $id, report: PART2_ACCOUNTING, receivedOn: "2026-06-01") { requestId dueOn }',
    ),
  ],
  [
    "by a request for an account of somebody else's",
    'rosa-quinn',
    'PATRQT',
    change('requestAccounting(participantId: $id, report: EVERYTHING, receivedOn: "2026-06-01") { requestId }'),
  ],
  [
    'by whom they are at an agency',
    'case-manager-bell',
    'DIVOPS',
    change('unpairReference(participantId: $id, agency: "housing") { participantId }'),
  ],
  [
    'by an emergency',
    'paramedic-diaz',
    'ETREAT',
    change(
      'declareEmergency(input: { participantId: $id, kind: MEDICAL, nature: "n", medicalPerson: "m", affiliation: "a", discloser: "d", consentCannotBeObtained: true }) { emergencyId endsAt }',
    ),
  ],
];

interface Heard {
  readonly answer: string;
  readonly statements: readonly string[];
}

/** What comes back and what it cost, without what is new each time and without the id that was asked for. */
async function heard(as: string, purpose: string, text: string, variables: object): Promise<Heard> {
  statementsOf(graph);
  const answer = withoutId(await graph.ask(as, purpose, text, variables))
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@');
  return { answer, statements: statementsOf(graph) };
}

describe('whether somebody is in the program', () => {
  it.each(BY_ID)('is not told %s: same bytes, same error, same statements', async (_, as, purpose, text) => {
    const unknown = await heard(as, purpose, text, { id: UNKNOWN });
    expect(unknown.answer).not.toContain('GRAPHQL_VALIDATION_FAILED');
    for (const id of HIDDEN) expect(await heard(as, purpose, text, { id })).toEqual(unknown);
  });

  it('is told to whom they let know (so that the tests above can fail)', async () => {
    const known = BY_ID.slice(0, 6).filter(([, as]) => as !== 'case-manager-bell');
    for (const [, as, purpose, text] of known.filter(([road]) => !road.includes('proceedings')))
      expect(await heard(as, purpose, text, { id: ROSA })).not.toEqual(await heard(as, purpose, text, { id: UNKNOWN }));
  });

  it('is not told by one among many guesses', async () => {
    const guesses = [
      SAM,
      UNKNOWN,
      ADA,
      'x',
      THEO,
      SAM.toUpperCase(),
      ...Array.from({ length: 12 }, (_, n) => UNKNOWN.replace(/0$/, `${n % 10}`)),
    ];
    const text = (ids: readonly string[]) =>
      `{ ${ids.map((id, n) => `a${n}: participant(id: "${id}") { __typename id }`).join(' ')} }`;
    const { answer } = await heard('officer-reyes', 'DIVOPS', text(guesses), {});
    const { data } = JSON.parse(answer);
    expect(new Set(Object.values(data))).toEqual(new Set([null]));
    const among = await heard('officer-reyes', 'DIVOPS', text([...guesses.slice(0, 5), ROSA]), {});
    expect(Object.values(JSON.parse(among.answer).data).filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ['digits of another alphabet', SAM.replaceAll('0', '０')],
    ['a letter that looks like one', SAM.replace('e', 'е')],
    ['a space that is none', `${SAM}\u200b`],
    ['without dashes', SAM.replaceAll('-', '')],
    ['in braces', `{${SAM}}`],
    ['with a zero byte', `${SAM}\u0000`],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['a number of 400 digits', '9'.repeat(400)],
    ['nothing', ''],
    ['a list in text', `["${SAM}"]`],
  ])('is not told by an id that is %s, not even to themself', async (_, id) => {
    const text = query('participant(id: $id) { id }');
    const { answer } = await heard('sam-rivera', 'PATRQT', text, { id });
    expect(answer).toBe((await heard('sam-rivera', 'PATRQT', text, { id: UNKNOWN })).answer);
    expect(JSON.parse(answer)).toMatchObject({ data: { participant: null } });
    expect((await heard('sam-rivera', 'PATRQT', text, { id: SAM.toUpperCase() })).answer).not.toBe(answer);
  });
});

describe('a hidden field', () => {
  const find = (familyName: string, dateOfBirth: string) =>
    `{ findParticipants(familyName: "${familyName}", dateOfBirth: "${dateOfBirth}") { id } }`;

  it.each(['officer-reyes', 'prosecutor-lee', 'case-manager-bell'])('cannot be searched by: %s', async (as) => {
    const nobody = await heard(as, 'DIVOPS', find('Nobody', '1979-02-03'), {});
    expect(JSON.parse(nobody.answer).data).toEqual({ findParticipants: [] });
    for (const [name, day] of [
      ['Rivera', '1979-02-03'],
      ['Lind', '1969-06-30'],
      ['Moss', '1994-11-27'],
    ] as const)
      expect(await heard(as, 'DIVOPS', find(name, day), {})).toEqual(nobody);
  });

  it('cannot be searched by where its owner is known and their name is not', async () => {
    const known = await heard('officer-reyes', 'DIVOPS', query('participant(id: $id) { id familyName }'), { id: ROSA });
    expect(JSON.parse(known.answer).data.participant).toMatchObject({ familyName: null });
    expect(await heard('officer-reyes', 'DIVOPS', find('Quinn', '1988-09-14'), {})).toEqual(
      await heard('officer-reyes', 'DIVOPS', find('Nobody', '1988-09-14'), {}),
    );
    expect((await heard('case-manager-ito', 'DIVOPS', find('Quinn', '1988-09-14'), {})).answer).toContain('"id"');
  });
});

/**
 * All that an argument of a query may be: none of them filters or orders rows by what is in them. `report`, `since` and `until`
 * choose among entries of a ledger that their reader may read one and all.
 */
const SCALARS = ['ID', 'String', 'Int', 'Float', 'Boolean', 'LocalDate', 'DateTimeISO'];
const ARGUMENTS = [
  'report',
  'since',
  'until',
  'first',
  'after',
  'before',
  'id',
  'participantId',
  'attendees',
  'familyName',
  'dateOfBirth',
  'on',
  'version',
  'language',
];

/** Numbers of one record. `records` counts those of one read that is shown whole. */
const NUMBERS = [
  'records',
  'offencesCount',
  'score',
  'degree',
  'minutesToMeet',
  'milligrams',
  'quantity',
  'paidCents',
  'bailCents',
  'term',
];

describe('the schema', () => {
  /** Of everything but tables of counts, which test/policy attacks: those are released, and lead to no record. */
  const ofCounts = (name: string) => /policy/i.test(name);
  const fields = () =>
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !/^__|^Policy/.test(type.name) && type !== schema.getMutationType())
      .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))
      .filter(({ name }) => !ofCounts(name));

  it('has no way from a table of counts to a record', () => {
    const tables = Object.values(schema.getTypeMap()).filter(({ name }) => ofCounts(name));
    const reached = tables.flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => getNamedType(field.type).name) : [],
    );
    expect(reached.filter((name) => !ofCounts(name) && !SCALARS.includes(name))).toEqual([]);
    expect(tables.length).toBeGreaterThan(5);
  });

  it('has no argument that filters or orders rows', () => {
    const given = new Set(fields().flatMap(({ args }) => args.map(({ name }) => name)));
    expect([...given].filter((name) => !ARGUMENTS.includes(name))).toEqual([]);
    expect(given.size).toBeGreaterThan(5);
  });

  it('has no total, count or average to subtract one answer from another by, nor any of one person', () => {
    const numbers = fields().filter(({ type }) => ['Int', 'Float', 'BigInt'].includes(getNamedType(type).name));
    expect(numbers.map(({ name }) => name).filter((name) => !NUMBERS.includes(name))).toEqual([]);
    expect(fields().filter(({ name }) => /total|average|sum$|histogram|rank/i.test(name))).toEqual([]);
  });

  it('has no second road to a field: no interface, no union, no subscription', () => {
    const types = Object.values(schema.getTypeMap());
    expect(types.filter((type) => isInterfaceType(type) || isUnionType(type))).toEqual([]);
    expect(schema.getSubscriptionType()).toBeUndefined();
    expect(schema.getDirectives().map(({ name }) => name)).not.toEqual(expect.arrayContaining(['defer', 'stream']));
  });
});
