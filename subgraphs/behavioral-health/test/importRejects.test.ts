import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';
import {
  belongingOf,
  bundleOf,
  type Content,
  condition,
  emptied,
  encounter,
  icd10,
  importFiles,
  importOne,
} from './importing';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(subgraph);
});
afterAll(() => test?.close());
afterEach(() => emptied(test.db));

const one = (...resources: Content[]) => importOne(test.db, ...resources);
const belonging = (table: string) => belongingOf(test.db, table);
const rules = (summary: { all: readonly { rule: string; field: string | null }[] }) =>
  summary.all.map(({ rule, field }) => `${rule} ${field}`);

describe('what is rejected', () => {
  it.each([
    ['a file that is no JSON', '{ "resourceType": "Bundle", ', ['JSON null']],
    ['a document that is no bundle', [{ file: 'list.json' }], ['JSON resourceType']],
    ['a bundle of nobody', { resourceType: 'Bundle', entry: [{ resource: encounter('e-1') }] }, ['REQUIRED entry']],
    ['a bundle of odd entries', { resourceType: 'Bundle', entry: [null, 7, {}, { resource: [] }] }, ['REQUIRED entry']],
    ['a patient without an id', bundleOf(''), ['REQUIRED Patient.id']],
  ])('%s, and the next file is read', async (_, content, expected) => {
    const summary = await importFiles(test.db, { 'a.json': content, 'b.json': bundleOf('p-2', encounter('e-9')) });
    expect(rules(summary)).toEqual(expected);
    expect(summary.nouns.CareEncounter).toMatchObject({ created: 1 });
  });

  it.each([
    ['no patient', { subject: undefined }, ['REQUIRED subject.reference']],
    ['another patient', { subject: { reference: 'Patient/p-2' } }, ['REFERENCE subject.reference']],
    ['an end before the beginning', { period: { start: '2025-03-04', end: '2025-03-03' } }, ['ORDER period.end']],
    ['no beginning', { period: {} }, ['REQUIRED period.start']],
    ['a day that is none', { period: { start: '2025-02-30' } }, ['DATE period.start', 'DATE period.start']],
    ['an unknown class', { class: { code: 'ABC' } }, ['CODE class.code']],
    ['an unknown status', { status: 'done' }, ['CODE status']],
    ['no status', { status: undefined }, ['REQUIRED status']],
    ['a status that is an object', { status: { code: 'finished' } }, ['REQUIRED status']],
    ['no id', { id: undefined }, ['REQUIRED id']],
  ])('an encounter with %s, and no other', async (_, more, expected) => {
    const summary = await one(encounter('e-1', more), encounter('e-2'));
    expect(rules(summary)).toEqual(expected);
    expect(await belonging('care_encounter')).toMatchObject([{ localId: 'e-2' }]);
  });

  it('a condition that ends before it begins, or has no code that is known', async () => {
    const summary = await one(
      condition('c-1', icd10('I10', 'Hypertension'), { onsetDateTime: '2025-03-04', abatementDateTime: '2025-03-01' }),
      condition('c-2', { text: 'Feeling low' }),
      condition('c-3', icd10('I10', 'Hypertension'), { verificationStatus: { coding: [{ code: 'sure' }] } }),
    );
    expect(rules(summary)).toEqual(['ORDER abatementDateTime', 'CODE code', 'CODE verificationStatus.coding.0.code']);
  });

  it('an assessment without a result', async () => {
    const code = { coding: [{ system: 'http://loinc.org', code: '44261-6' }] };
    const summary = await one({
      resourceType: 'Observation',
      id: 'a-1',
      status: 'final',
      effectiveDateTime: '2025-03-04',
      code,
    });
    expect(rules(summary)).toEqual(['REQUIRED value']);
  });

  it('says where, and no value', async () => {
    const { all } = await one(encounter('e-1', { class: { code: 'Invented' } }));
    expect(all).toEqual([
      { file: 'one.json', line: 2, field: 'class.code', rule: 'CODE', remedy: expect.stringContaining('AMB') },
    ]);
    expect(JSON.stringify(all)).not.toContain('Invented');
  });
});
