import { openTestGraph, type TestGraph } from './openGraph';
import { ROSA } from './people';

const DECLARE = `mutation ($id: ID!) { declareEmergency(input: { participantId: $id, kind: MEDICAL, nature: "unconscious",
  medicalPerson: "L. Diaz", affiliation: "kcems", discloser: "E. Tremont", consentCannotBeObtained: true }) { emergencyId } }`;

let graph: TestGraph;

beforeAll(async () => {
  graph = await openTestGraph();
  const read = async (as: string, purpose: string, fields: string) =>
    graph.ask(as, purpose, `query ($id: ID!) { participant(id: $id) { ${fields} } }`, { id: ROSA });
  await read('clinician-shah', 'TREAT', 'encounters { id } medications { id }');
  await read('case-manager-ito', 'DIVOPS', 'encounters { id } livingSituations { id }');
  await read('prosecutor-lee', 'DIVOPS', 'livingSituations { id } charges { id }');
  await graph.ask('officer-reyes', 'DIVOPS', '{ policeContacts(first: 100) { nodes { id } } }');
  await graph.ask('paramedic-diaz', 'ETREAT', DECLARE, { id: ROSA });
  await read('paramedic-diaz', 'ETREAT', 'encounters { id }');
});
afterAll(() => graph?.stop());

interface Told {
  readonly account: string | null;
  readonly category: string;
  readonly purpose: string;
  readonly kind: string;
  readonly grounds: readonly string[];
  readonly words: string;
}

const AGENCIES = ['lawEnforcement', 'behavioralHealth', 'housing', 'prosecution'] as const;

/** One report of all agencies, in one operation. */
async function told(report: string, as = 'rosa-quinn', purpose = 'PATRQT'): Promise<Told[]> {
  const log = 'Disclosures(report: $report) { account category purpose kind grounds words }';
  const query = `query ($id: ID!, $report: AccountingReport!) {
    participant(id: $id) { ${AGENCIES.map((agency) => `${agency}${log}`).join(' ')} } }`;
  const { participant } = (await graph.ask(as, purpose, query, { id: ROSA, report })).body.data;
  return AGENCIES.flatMap((agency) => participant[`${agency}Disclosures`] ?? []);
}

describe('an account of disclosures', () => {
  it('under HIPAA tells of an emergency, not of treatment, of what they consented to, or of their own reading', async () => {
    const health = await told('HIPAA_ACCOUNTING');
    expect(new Set(health.map(({ account }) => account))).toEqual(new Set(['paramedic-diaz']));
    expect(health[0]).toMatchObject({ purpose: 'ETREAT', grounds: ['EMERGENCY'] });
    expect(health[0]!.words).toMatch(/^a paramedic of kcems saw .*, for an emergency, in a declared emergency$/);
  });

  it('under Part 2 tells of what they consented to, treatment too', async () => {
    const withConsent = (await told('PART2_ACCOUNTING')).map(({ account, category, grounds }) => [
      account,
      category,
      ...grounds,
    ]);
    expect(withConsent).toEqual([
      ['case-manager-ito', 'SUD_P2', 'CONSENT'],
      ['clinician-shah', 'SUD_P2', 'GENERAL_DESIGNATION'],
    ]);
  });

  it('under a general designation tells of whom it reached, and of nobody who was named', async () => {
    const reached = await told('INTERMEDIARY_LIST');
    expect(reached.map(({ account }) => account)).toEqual(['clinician-shah']);
    expect(reached[0]!.words).toMatch(/on the participant's consent to a class of recipients$/);
  });

  it('of criminal history tells to whom it went, never of what agencies look at of their own', async () => {
    const log = await told('DISSEMINATION_LOG');
    expect(log.map(({ account }) => account)).toContain('prosecutor-lee');
    expect(log.filter(({ kind }) => kind !== 'DISCLOSURE')).toEqual([]);
    expect(log.filter(({ category }) => !/^(CONV|CURRENT|NONCONV|CJI|JUV)$/.test(category))).toEqual([]);
    expect((await told('EVERYTHING')).map(({ kind }) => kind)).toContain('USE');
  });

  it('is for those alone who may read who saw the records', async () => {
    for (const as of ['prosecutor-lee', 'officer-reyes', 'housing-okoro'])
      expect(await told('EVERYTHING', as, 'DIVOPS')).toEqual([]);
    expect((await told('PART2_ACCOUNTING', 'case-manager-ito', 'DIVOPS')).length).toBe(2);
  });
});
