import type { Importer, ImportRow } from '@lead-graph/kit';
import { importer } from '../src/import';
import { readFiles } from './cookCounty';

const nounOf = ({ noun }: ImportRow) => (typeof noun === 'string' ? noun : (noun as { name: string }).name);
const said = (rows: readonly ImportRow[], noun: string, ...columns: string[]) =>
  rows
    .filter((row) => nounOf(row) === noun)
    .map((row) => columns.map((column) => String(row.values[column])).join(' '));

const one = { case_participant_id: '11' };
const charged = { ...one, charge_id: '7' };

async function unreadableDispositionHidesItsCharge(build: Importer): Promise<void> {
  const { rows } = await readFiles(build, {
    intake: [one],
    initiation: [charged],
    dispositions: [{ ...charged, charge_disposition: 'BFW' }],
  });
  expect([...said(rows, 'Charge', 'category', 'outcome'), ...said(rows, 'FilingDecision', 'category')]).toEqual([
    'NONCONV UNREADABLE',
    'NONCONV',
  ]);
}

describe('the import of Cook County felony files', () => {
  it('reads days as written, whatever the hour, and a charge as open', async () => {
    const { rows, rejects } = await readFiles(importer, { intake: [one], initiation: [charged] });
    expect(rejects).toEqual([]);
    expect(
      said(rows, 'CaseReferral', 'receivedOn', 'incidentOn', 'referredBy', 'organization', 'category', 'categoryThen'),
    ).toEqual(['2024-09-02 2024-09-01 CITY_POLICE kcpao CURRENT NONCONV']);
    expect(said(rows, 'FilingDecision', 'outcome', 'decidedAt', 'category')).toEqual([
      'FILED 2024-09-02T18:00:00Z CURRENT+PROS_PUB',
    ]);
    expect(
      said(rows, 'Charge', 'citation', 'offenceGroup', 'chargeClass', 'jurisdiction', 'filedOn', 'category'),
    ).toEqual(['720 ILCS 570/402(c) DRUG_POSSESSION FELONY_C OUT_OF_COUNTY 2024-09-10 CURRENT+PROS_PUB']);
    expect(rows.map((row) => row.person)).toEqual(['11', '11', '11']);
  });

  it.each([
    ['Nolle Prosecution', '', 'DISMISSED_WITHOUT_PREJUDICE', 'NONCONV'],
    ['Nolle Prosecution', 'DDPP Graduate', 'DISMISSED_AFTER_DEFERRED_PROSECUTION', 'NONCONV'],
    ['Nolle Prosecution', 'PG to Other Count/s', 'DISMISSED_WITHOUT_PREJUDICE', 'NONCONV'],
    ['Death Suggested-Cause Abated', '', 'DISMISSED_WITH_PREJUDICE', 'NONCONV'],
    ['FNG', '', 'ACQUITTED', 'NONCONV'],
    ['FNG Reason Insanity', '', 'NGRI', 'CONV+PROS_PUB'],
    ['Plea Of Guilty', '', 'CONVICTED', 'CONV+PROS_PUB'],
    ['Finding Guilty - Lesser Included', '', 'CONVICTED', 'CONV+PROS_PUB'],
    ['Transferred - Misd Crt', '', 'TRANSFERRED', 'CURRENT+PROS_PUB'],
  ])(
    'takes `%s` (%s) for %s, and labels charge, disposition and filing by it',
    async (charge_disposition, charge_disposition_reason, outcome, category) => {
      const dispositions = [{ ...charged, charge_disposition, charge_disposition_reason }];
      const { rows } = await readFiles(importer, { intake: [one], initiation: [charged], dispositions });
      expect(said(rows, 'Disposition', 'outcome', 'disposedOn', 'category')).toEqual([
        `${outcome} 2024-10-05 ${category}`,
      ]);
      expect(said(rows, 'Charge', 'outcome', 'category')).toEqual([`${outcome} ${category}`]);
      expect(said(rows, 'FilingDecision', 'category')).toEqual([category]);
    },
  );

  it.each([
    ['Rejected', 'Rejected', 'DECLINED_OTHER NONCONV'],
    ['', 'Rejected', 'DECLINED_OTHER NONCONV'],
    ['Continued Investigation', '', 'RETURNED_FOR_INVESTIGATION CURRENT'],
    ['Approved', '', 'FILED CURRENT'],
  ])(
    'without charges, takes `%s` reviewed as `%s` for %s',
    async (participant_status, felony_review_result, expected) => {
      const { rows } = await readFiles(importer, { intake: [{ ...one, participant_status, felony_review_result }] });
      expect(said(rows, 'FilingDecision', 'outcome', 'category')).toEqual([expected]);
    },
  );

  it.each(['Merged with Another Case/See Related Case', 'Juvenile'])(
    'knows no decision in `%s`',
    async (participant_status) => {
      const { rows } = await readFiles(importer, { intake: [{ ...one, participant_status }] });
      expect(said(rows, 'FilingDecision', 'outcome')).toEqual([]);
      expect(said(rows, 'CaseReferral', 'category')).toEqual([
        participant_status === 'Juvenile' ? 'CURRENT+JUV' : 'CURRENT',
      ]);
    },
  );

  it('takes charges for proof of a filing that the intake denies', async () => {
    const { rows } = await readFiles(importer, {
      intake: [{ ...one, participant_status: 'Rejected', felony_review_result: 'Rejected' }],
      initiation: [charged],
    });
    expect(said(rows, 'FilingDecision', 'outcome', 'decidedAt')).toEqual(['FILED null']);
  });

  it.each(['17', ''])('labels all of a case juvenile where the person was `%s` years old', async (age_at_incident) => {
    const minor = { age_at_incident };
    const { rows } = await readFiles(importer, {
      intake: [{ ...one, ...minor }],
      initiation: [{ ...charged, ...minor }],
      dispositions: [{ ...charged, ...minor, charge_disposition: 'Plea Of Guilty' }],
      sentencing: [{ ...charged, ...minor }],
    });
    expect(rows.map((row) => row.values.category)).toEqual([
      'JUV+NONCONV',
      'CONV+JUV+PROS_PUB',
      'CONV+JUV+PROS_PUB',
      'CONV+JUV+PROS_PUB',
      'CONV+JUV+PROS_PUB',
    ]);
  });

  it('drops judges at the door', async () => {
    const { rows } = await readFiles(importer, {
      intake: [one],
      initiation: [charged],
      dispositions: [{ ...charged, charge_disposition: 'Plea Of Guilty' }],
      sentencing: [charged],
    });
    expect(rows).toHaveLength(5);
    expect(JSON.stringify(rows)).not.toContain('Judge');
  });

  it.each([
    ['2', 'Year(s)', '2 YEARS'],
    ['4.5', 'Year(s)', '54 MONTHS'],
    ['1', 'Term', 'null null'],
    ['', '', 'null null'],
  ])('reads a term of `%s %s` as %s', async (commitment_term, commitment_unit, expected) => {
    const { rows } = await readFiles(importer, { sentencing: [{ ...charged, commitment_term, commitment_unit }] });
    expect(said(rows, 'Sentence', 'term', 'termUnit')).toEqual([expected]);
  });

  it('hides a charge whose disposition it cannot read', () => unreadableDispositionHidesItsCharge(importer));

  it('hides a charge whose disposition it cannot read (sabotaged: such a disposition counts as none)', async () => {
    const sabotaged: { importer?: Importer } = {};
    jest.isolateModules(() => {
      jest.doMock('../src/codes/dispositionOutcome', () => ({
        ...jest.requireActual('../src/codes/dispositionOutcome'),
        UNREADABLE: null,
      }));
      sabotaged.importer = require('../src/import').importer;
    });
    await expect(unreadableDispositionHidesItsCharge(sabotaged.importer!)).rejects.toThrow('CURRENT+PROS_PUB');
  });

  it.each([
    ['intake', { ...one, received_date: '2024-08-30T04:00:00' }, 'received_date ORDER'],
    ['intake', { ...one, participant_status: 'Mislaid' }, 'participant_status CODE'],
    ['intake', { ...one, received_date: '' }, 'received_date REQUIRED'],
    ['initiation', { ...charged, class: 'Z' }, 'class CODE'],
    ['initiation', { ...charged, event_date: '2126-09-10T00:00:00' }, 'event_date DATE'],
    ['dispositions', { ...charged, charge_disposition: 'Pardoned' }, 'charge_disposition CODE'],
    [
      'dispositions',
      { ...charged, charge_disposition: 'Plea Of Guilty', charge_disposition_reason: 'DDPP Graduate' },
      'charge_disposition_reason CODE',
    ],
    [
      'dispositions',
      { ...charged, charge_disposition: 'FNG', disposition_date: '8/5/2024 12:00:00 AM' },
      'disposition_date ORDER',
    ],
    ['sentencing', { ...charged, commitment_term: 'long' }, 'commitment_term INTEGER'],
  ])('rejects a line of %s once, says which field and what to do', async (file, line, expected) => {
    const { rows, rejects } = await readFiles(importer, { [file]: [line] });
    expect(rows).toEqual([]);
    expect(rejects.map(({ field, rule, line: at, remedy }) => `${field} ${rule} ${at} ${remedy.length > 10}`)).toEqual([
      `${expected} 2 true`,
    ]);
  });
});
