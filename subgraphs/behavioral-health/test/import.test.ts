import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { Sorting } from '../src/fhir/sorting';
import { subgraph } from '../src/main';
import { at, belongingOf, type Content, condition, emptied, encounter, icd10, importOne, snomed } from './importing';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());
afterEach(() => emptied(test.db));

const one = (...resources: Content[]) => importOne(test.db, ...resources);
const belonging = (table: string) => belongingOf(test.db, table);

describe('whose a row is', () => {
  const visitWithOpioids = [
    encounter('e-1', { type: [snomed('185345009', 'Encounter for symptom')] }),
    condition('c-1', icd10('F1120', 'Opioid dependence'), at('e-1')),
    condition('c-2', icd10('I10', 'Hypertension'), at('e-1')),
    encounter('e-2'),
    condition('c-3', icd10('F33.1', 'Depression'), at('e-2')),
    condition('c-4', icd10('B20', 'HIV disease'), at('e-2')),
  ];

  it("is the substance use program's for a whole visit at which anything tells of it", async () => {
    await one(...visitWithOpioids);
    expect(await belonging('care_encounter')).toEqual([
      { localId: 'e-1', category: 'SUD_P2', program: 'ets-otp', organization: 'ets' },
      { localId: 'e-2', category: 'PHI', program: 'desc-clinic', organization: 'desc' },
    ]);
    const diagnoses = await belonging('diagnosis');
    expect(diagnoses.map((row: { category: string }) => row.category)).toEqual(['SUD_P2', 'SUD_P2', 'MH', 'STI']);
  });

  it('sabotaged, tells each row of a visit for itself and opens the rest of it', async () => {
    const whole = jest
      .spyOn(Sorting.prototype as never, 'wholeOf')
      .mockImplementation(((resource: unknown) => resource) as never);
    await one(...visitWithOpioids);
    whole.mockRestore();
    expect((await belonging('diagnosis'))[1].category).toBe('PHI');
  });

  it('carries both categories where both are told', async () => {
    await one(
      encounter('e-1', { reasonCode: [snomed('7200002', 'Alcoholism'), snomed('370143000', 'Major depression')] }),
    );
    expect(await belonging('care_encounter')).toMatchObject([{ category: 'MH+SUD_P2' }]);
  });

  it('follows the reason of an order and the ingredient of a drug', async () => {
    const order = (id: string, name: string, more = {}) => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'active',
      authoredOn: '2025-03-04',
      medicationCodeableConcept: { text: name },
      ...more,
    });
    await one(
      condition('c-1', icd10('B20', 'HIV disease')),
      order('m-1', 'Trimethoprim 160 MG', { reasonReference: [{ reference: 'Condition/c-1' }] }),
      order('m-2', 'Methadone Hydrochloride 10 MG Oral Tablet'),
      order('m-3', 'Sertraline 50 MG Oral Tablet'),
      order('m-4', 'Amoxicillin 250 MG Oral Capsule'),
    );
    const rows = await belonging('medication_order');
    expect(rows.map((row: { category: string }) => row.category)).toEqual(['STI', 'SUD_P2', 'MH', 'PHI']);
    expect(await test.db.query(`SELECT ingredients FROM medication_order WHERE "localId" = 'm-2'`)).toEqual([
      { ingredients: ['6813'] },
    ]);
  });

  it('gives goals what their plan has, and therapies to their visit', async () => {
    const goal = {
      resourceType: 'Goal',
      id: 'g-1',
      lifecycleStatus: 'active',
      description: { text: 'Work again' },
      expressedBy: { reference: 'Patient/p-1' },
    };
    const plan = {
      resourceType: 'CarePlan',
      id: 'k-1',
      status: 'active',
      period: { start: '2025-03-04' },
      category: [snomed('734163000', 'Care plan')],
    };
    await one(
      encounter('e-1'),
      {
        resourceType: 'Procedure',
        id: 'x-1',
        status: 'completed',
        code: snomed('228557008', 'Cognitive and behavioral therapy'),
        ...at('e-1'),
      },
      {
        ...plan,
        goal: [{ reference: 'urn:uuid:g-1' }],
        activity: [{ detail: { code: snomed('60112009', 'Drug addiction counseling') } }],
      },
      goal,
    );
    expect(await belonging('care_plan')).toMatchObject([{ category: 'SUD_P2', program: 'ets-otp' }]);
    expect(await belonging('care_goal')).toMatchObject([{ category: 'SUD_P2', program: 'ets-otp' }]);
    const [row] = await test.db.query(
      'SELECT g."participantAuthored", g."servicedOn", p."localId" FROM care_goal g JOIN care_plan p ON p.id = "carePlanId"',
    );
    expect(row).toEqual({ participantAuthored: true, servicedOn: '2025-03-04', localId: 'k-1' });
    const [visit] = await test.db.query('SELECT services, category FROM care_encounter');
    expect(visit).toEqual({ services: ['Cognitive and behavioral therapy'], category: 'MH' });
  });

  it('is that of the episode where visits are of one', async () => {
    const episode = {
      resourceType: 'EpisodeOfCare',
      id: 'o-1',
      status: 'finished',
      patient: { reference: 'Patient/p-1' },
      period: { start: '2025-01-01', end: '2025-06-30' },
    };
    const ofEpisode = { episodeOfCare: [{ reference: 'EpisodeOfCare/o-1' }] };
    await one(
      encounter('e-1', ofEpisode),
      encounter('e-2', { ...ofEpisode, reasonCode: [icd10('F10.20', 'Alcohol dependence')] }),
      episode,
    );
    expect((await belonging('care_encounter')).map((row: { category: string }) => row.category)).toEqual([
      'SUD_P2',
      'SUD_P2',
    ]);
    expect(
      await test.db.query(
        'SELECT e.status, count(*)::int AS visits FROM care_encounter v JOIN care_episode e ON e.id = "episodeId" GROUP BY 1',
      ),
    ).toEqual([{ status: 'FINISHED', visits: 2 }]);
  });
});

describe('what is read', () => {
  it('takes assessments by their tool, a screening and wound care, and passes over the rest', async () => {
    const observation = (id: string, loinc: string, value: object) => ({
      resourceType: 'Observation',
      id,
      status: 'final',
      effectiveDateTime: '2025-03-04T10:00:00Z',
      code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
      ...value,
    });
    const procedure = (id: string, code: string) => ({
      resourceType: 'Procedure',
      id,
      status: 'completed',
      code: snomed(code, 'x'),
      performedPeriod: { start: '2025-03-04T10:00:00Z' },
    });
    const { nouns } = await one(
      ...[
        observation('a-1', '44261-6', { valueQuantity: { value: 16 } }),
        observation('a-2', '55277-8', { valueString: 'negative' }),
      ],
      ...[
        observation('a-3', '82667-7', { valueInteger: 7 }),
        observation('a-4', '8302-2', { valueQuantity: { value: 180 } }),
      ],
      ...[procedure('x-1', '171207006'), procedure('x-2', '225358003'), procedure('x-3', '80146002')],
      { resourceType: 'Claim', id: 'q-1' },
    );
    expect(Object.fromEntries(Object.entries(nouns).map(([noun, { created }]) => [noun, created]))).toEqual({
      ClinicalAssessment: 4,
      HarmReductionContact: 1,
    });
    const rows = await test.db.query('SELECT tool, score, finding, category FROM clinical_assessment ORDER BY tool');
    expect(rows).toEqual([
      { tool: 'DAST_10', score: 7, finding: null, category: 'SUD_P2' },
      { tool: 'DEPRESSION_SCREENING', score: null, finding: null, category: 'MH' },
      { tool: 'HIV_STATUS', score: null, finding: 'negative', category: 'STI' },
      { tool: 'PHQ_9', score: 16, finding: null, category: 'MH' },
    ]);
  });

  it('keeps no name and no birth date, and one reference for one person', async () => {
    await one(encounter('e-1'), encounter('e-2'));
    const told = JSON.stringify([
      await test.db.query('SELECT * FROM care_encounter'),
      await test.db.query('SELECT * FROM person'),
    ]);
    expect(told).not.toMatch(/Invented|1980/);
    expect(await test.db.query('SELECT DISTINCT "personRef" FROM care_encounter')).toHaveLength(1);
  });

  it('changes nothing the second time, one row for one change, and takes back what was entered in error', async () => {
    const counts = async (more: Readonly<Record<string, unknown>>) =>
      (await one(encounter('e-1', more), encounter('e-2'))).nouns.CareEncounter;
    expect(await counts({})).toMatchObject({ created: 2 });
    expect(await counts({})).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await counts({ status: 'in-progress' })).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await counts({ status: 'entered-in-error' })).toMatchObject({ deleted: 1, unchanged: 1 });
    expect(await belonging('care_encounter')).toHaveLength(1);
  });

  it('closes a row whose diagnosis came to tell of substance use', async () => {
    await one(encounter('e-1'));
    await one(encounter('e-1'), condition('c-1', icd10('F11.20', 'Opioid dependence'), at('e-1')));
    expect(await belonging('care_encounter')).toMatchObject([{ category: 'SUD_P2', organization: 'ets' }]);
  });
});
