import { Sorting } from '../src/fhir/sorting';
import {
  at,
  bundle,
  condition,
  goal,
  icd10,
  loinc,
  observation,
  order,
  PATIENT,
  plan,
  procedure,
  snomed,
  visit,
} from './bundle';
import { TABLE, World } from './world';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterEach(() => world.empty());
afterAll(() => world.close());

type Resource = Parameters<typeof bundle>[number];
const take = (...resources: Resource[]) => world.import({ 'one.json': bundle(...resources) });

/** Of every row stored: label, program and organisation, by the source's key. */
async function stored(): Promise<Record<string, string>> {
  const select = (table: string) => `SELECT "localId", category, "sourceProgram", organization FROM ${table}`;
  const rows = await world.db.query(Object.values(TABLE).map(select).join(' UNION ALL '));
  return Object.fromEntries(rows.map((row: any) => [row.localId, `${row.category} ${row.sourceProgram} ${row.organization}`]));
}

const PART2 = 'SUD_P2 ets-otp ets';
const MENTAL_HEALTH = 'MH desc-clinic desc';
const STI = 'STI desc-clinic desc';
const PHI = 'PHI desc-clinic desc';

const OPIOID_USE = condition('c', icd10('F11.20', 'opioid dependence'));

describe('whose a record is, and its label', () => {
  it.each<[string, Resource, string]>([
    ['opioid dependence by ICD-10-CM', OPIOID_USE, PART2],
    ['opioid dependence without the point', condition('c', icd10('f1120', 'opioid dependence')), PART2],
    ['alcoholism by SNOMED CT', condition('c', snomed('7200002', 'alcoholism')), PART2],
    ['an overdose', condition('c', snomed('55680006', 'drug overdose')), PART2],
    ['buprenorphine', order('c', '351264', 'buprenorphine 2 MG Sublingual Tablet'), PART2],
    ['depression', condition('c', icd10('F32.9', 'depression')), MENTAL_HEALTH],
    ['a PHQ-9', observation('c', loinc('44261-6')), MENTAL_HEALTH],
    ['sertraline', order('c', '328670', 'Sertraline 100MG'), MENTAL_HEALTH],
    ['HIV', condition('c', icd10('B20', 'HIV disease')), STI],
    ['an HIV status', observation('c', loinc('55277-8'), { valueQuantity: undefined, valueString: 'negative' }), STI],
    ['bronchitis', condition('c', icd10('J20.9', 'acute bronchitis')), PHI],
    ['a psychiatric visit', visit('c', { reasonCode: [snomed('36923009', 'major depression')] }), MENTAL_HEALTH],
    ['a detoxification', visit('c', { type: [snomed('56876005', 'detoxification')] }), PART2],
    ['wound care', procedure('c', snomed('225358003', 'wound care')), PHI],
  ])('%s', async (_what, resource, expected) => {
    expect((await take(resource)).all).toEqual([]);
    expect(await stored()).toEqual({ c: expected });
  });

  it('all that was recorded at a visit to the substance use program is that program’s', async () => {
    await take(visit('v'), { ...OPIOID_USE, ...at('v') }, condition('bronchitis', icd10('J20.9', 'bronchitis'), at('v')));
    expect(await stored()).toEqual({ v: PART2, c: PART2, bronchitis: PART2 });
  });

  it('would not be where each record is sorted by itself', async () => {
    const alone = jest.spyOn(Sorting.prototype as any, 'wholeOf').mockImplementation((resource) => resource);
    await take(visit('v'), { ...OPIOID_USE, ...at('v') }, condition('bronchitis', icd10('J20.9', 'bronchitis'), at('v')));
    alone.mockRestore();
    expect(await stored()).toEqual({ v: PHI, c: PART2, bronchitis: PHI });
  });

  it('what is recorded at other visits is not', async () => {
    await take(visit('v'), visit('other'), { ...OPIOID_USE, ...at('v') });
    expect((await stored()).other).toBe(PHI);
  });

  it('a record that is two things carries both categories', async () => {
    await take(visit('v'), { ...OPIOID_USE, ...at('v') }, observation('phq', loinc('44261-6'), at('v')));
    expect((await stored()).phq).toBe('MH+SUD_P2 ets-otp ets');
  });

  it('an order for a reason that tells is labelled by the reason', async () => {
    const depression = condition('d', icd10('F32.9', 'depression'));
    await take(depression, order('o', '1', 'Herbal tea', { reasonReference: [{ reference: 'urn:uuid:d' }] }));
    expect((await stored()).o).toBe(MENTAL_HEALTH);
  });

  it('a goal has the label of its plan', async () => {
    const ofPlan = { goal: [{ reference: 'urn:uuid:g' }] };
    await take(goal('g', 'sleep through the night'), plan('p', snomed('736254008', 'psychiatry care plan'), ofPlan));
    expect(await stored()).toEqual({ p: MENTAL_HEALTH, g: MENTAL_HEALTH });
  });
});

describe('an import', () => {
  it('stores no name, birth date or address of the person', async () => {
    await take(visit('v'), OPIOID_USE);
    const dump = await world.db.query(`SELECT v::text AS text FROM care_encounter v UNION ALL SELECT d::text FROM diagnosis d
      UNION ALL SELECT p::text FROM person p`);
    expect(JSON.stringify(dump)).not.toMatch(/Nobody|Invented|1980-01-01|Nowhere/);
  });

  it('run again changes nothing, and a changed record only its own row', async () => {
    await take(visit('v'), OPIOID_USE);
    expect((await take(visit('v'), OPIOID_USE)).nouns).toMatchObject({
      CareEncounter: { created: 0, updated: 0, unchanged: 1 },
      Diagnosis: { created: 0, updated: 0, unchanged: 1 },
    });
    const amended = { ...OPIOID_USE, clinicalStatus: { coding: [{ code: 'remission' }] } };
    expect((await take(visit('v'), amended)).nouns).toMatchObject({
      CareEncounter: { updated: 0, unchanged: 1 },
      Diagnosis: { updated: 1 },
    });
  });

  it('deletes a row that the source has taken back', async () => {
    await take(visit('v'));
    await take(visit('v', { status: 'entered-in-error' }));
    expect(await stored()).toEqual({});
  });

  it('passes over what is no noun here: laboratory values, surgery, claims', async () => {
    const rest = [
      observation('weight', loinc('29463-7')),
      procedure('appendix', snomed('80146002', 'appendectomy')),
      { resourceType: 'Claim', id: 'claim' },
    ];
    const { all } = await take(...rest);
    expect([all, await stored()]).toEqual([[], {}]);
  });

  it('keeps a participant’s own goal apart from a clinician’s', async () => {
    await take(goal('mine', 'see my daughter', { expressedBy: { reference: 'urn:uuid:p1' } }), goal('theirs', 'lose weight'));
    const rows = await world.db.query('SELECT "localId", "participantAuthored" AS own FROM care_goal ORDER BY 1');
    expect(rows).toEqual([
      { localId: 'mine', own: true },
      { localId: 'theirs', own: false },
    ]);
  });
});

describe('a record that cannot be read', () => {
  it.each<[string, Resource, { field: string; rule: string }]>([
    ['a class not in the list', visit('x', { class: { code: 'SPACE' } }), { field: 'class.code', rule: 'CODE' }],
    ['a day that is none', visit('x', { period: { start: '2026-02-30T10:00:00Z' } }), { field: 'period.start', rule: 'DATE' }],
    [
      'an end before its beginning',
      visit('x', { period: { start: '2026-03-02T10:00:00Z', end: '2026-03-02T09:00:00Z' } }),
      { field: 'period.end', rule: 'ORDER' },
    ],
    ['a condition without a code', condition('x', { text: 'tired' }), { field: 'code', rule: 'CODE' }],
    [
      'somebody else’s record',
      visit('x', { subject: { reference: 'urn:uuid:p2' } }),
      { field: 'subject.reference', rule: 'REFERENCE' },
    ],
    ['a goal without words', goal('x', ''), { field: 'description.text', rule: 'REQUIRED' }],
  ])('is rejected with the reason, and costs no other: %s', async (_what, resource, reject) => {
    const { all } = await take(visit('fine'), resource);
    expect(all[0]).toMatchObject({ file: 'one.json', line: 3, ...reject });
    expect(new Set(all.map(({ line }) => line))).toEqual(new Set([3]));
    expect(Object.keys(await stored())).toEqual(['fine']);
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'JSON'],
    ['no bundle', JSON.stringify(PATIENT), 'JSON'],
    ['a bundle without a person', JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: visit('v') }] }), 'REQUIRED'],
    ['a bundle of two', bundle({ ...PATIENT, id: 'p2' }), 'REQUIRED'],
  ])('is a file that is %s', async (_what, text, rule) => {
    const { all } = await world.import({ 'bad.json': text, 'good.json': bundle(visit('v')) });
    expect(all).toEqual([expect.objectContaining({ file: 'bad.json', rule })]);
    expect(Object.keys(await stored())).toEqual(['v']);
  });
});
