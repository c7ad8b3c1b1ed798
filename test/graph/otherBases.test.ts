import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA, THEO, UNKNOWN } from './people';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph?.stop());

const ENCOUNTERS = 'query ($id: ID!) { participant(id: $id) { encounters { id servicedOn } } }';
const encounters = async (as: string, purpose: string, id: string) => {
  const { body } = await graph.ask(as, purpose, ENCOUNTERS, { id });
  expect(body.errors).toBeUndefined();
  return body.data.participant?.encounters ?? null;
};

describe('an overdose at a shelter', () => {
  const DECLARE =
    'mutation ($input: DeclareEmergencyInput!) { declareEmergency(input: $input) { emergencyId endsAt } }';
  const record = {
    kind: 'MEDICAL',
    nature: 'an overdose at a shelter',
    medicalPerson: 'Luis Diaz',
    affiliation: 'King County Emergency Medical Services',
    discloser: 'Evergreen Treatment Services',
    consentCannotBeObtained: true,
  };
  const declare = (as: string, input: object) => graph.ask(as, 'ETREAT', DECLARE, { input: { ...record, ...input } });

  it('opens treatment records to the paramedic who says so, not to the shelter, and no longer than a review lets it', async () => {
    const refused = await declare('housing-okoro', { participantId: THEO });
    expect(refused.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('call emergency medical services'),
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await encounters('paramedic-diaz', 'ETREAT', THEO)).toBeNull();
    const { body } = await declare('paramedic-diaz', { participantId: THEO });
    expect((await encounters('paramedic-diaz', 'ETREAT', THEO)).length).toBeGreaterThan(0);
    expect(await encounters('clinician-ward', 'ETREAT', THEO)).toBeNull();
    const review =
      'mutation ($id: ID!) { reviewEmergency(id: $id, finding: NOT_JUSTIFIED) { emergencyId finding reviewedAt } }';
    const id = body.data.declareEmergency.emergencyId;
    const { body: reviewed } = await graph.ask('privacy-officer-dunn', 'AUDIT', review, { id });
    expect(reviewed.data.reviewEmergency).toMatchObject({ finding: 'NOT_JUSTIFIED' });
    expect(await encounters('paramedic-diaz', 'ETREAT', THEO)).toBeNull();
  });

  it('says nothing of whether whoever lies there takes part', async () => {
    const shape = async (input: object) => {
      const { status, body } = await declare('paramedic-diaz', input);
      return { status, errors: body.errors, fields: Object.keys(body.data.declareEmergency) };
    };
    const known = await shape({ participantId: THEO });
    expect(await shape({ participantId: UNKNOWN })).toEqual(known);
    expect(await shape({ person: { familyName: 'Nobody', dateOfBirth: '1969-06-30' } })).toEqual(known);
  });

  it('is not declared with half a record', async () => {
    const { body } = await declare('paramedic-diaz', { participantId: THEO, discloser: null });
    expect(body.errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'discloser', defects: [{ paragraph: '2.51(c)' }] },
    });
  });
});

describe('a subpoena at the gateway', () => {
  const RECORD =
    'mutation ($input: RecordCourtOrderInput!) { recordCourtOrder(input: $input) { orderId opens missing } }';
  const record = async (change: object) => {
    const input = {
      participantId: ROSA,
      type: 'PART2_2_64',
      court: 'King County Superior Court',
      causeNumber: '26-2-00001-1',
      recipients: ['kcdpd'],
      purposes: ['HLEGAL'],
      categories: ['SUD_P2'],
      mandate: true,
      ...change,
    };
    const { body } = await graph.ask('administrator-kaur', 'DIVOPS', RECORD, { input });
    return body.data.recordCourtOrder;
  };
  const vacate = (id: string) =>
    graph.ask('administrator-kaur', 'DIVOPS', 'mutation ($id: ID!) { vacateCourtOrder(id: $id) { endedAt } }', { id });
  const counsel = () => encounters('defender-nwosu', 'HLEGAL', ROSA);

  it('opens nothing; an order with a mandate opens the dates it names, until it is vacated', async () => {
    const before = await counsel();
    expect(await record({ type: 'SUBPOENA' })).toMatchObject({ opens: false, missing: [expect.any(String)] });
    expect(await counsel()).toEqual(before);
    const whole = await record({});
    const all = await counsel();
    expect(all.length).toBeGreaterThan(1);
    await vacate(whole.orderId);
    const day = all[0].servicedOn;
    const { orderId } = await record({ dates: [{ from: day, until: day }] });
    expect(await counsel()).toEqual(all.filter(({ servicedOn }: any) => servicedOn === day));
    await vacate(orderId);
    expect(await counsel()).toEqual(before);
  });
});
