import { labelText } from '@lead-graph/kit';
import { DataCategory, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import { type CaseStanding, chargeCategoryIn, decisionCategory, referralCategory } from '../src/caseCategory';
import { chargeCategory } from '../src/chargeCategory';
import { DispositionOutcome, type ReadOutcome, UNREADABLE } from '../src/codes/dispositionOutcome';
import { FilingOutcome } from '../src/codes/filingOutcome';
import { type DatedLabel, labelColumns } from '../src/datedLabel';

const incidentOn = '2026-03-01';
const said = ({ label, until, afterwards }: DatedLabel) =>
  [labelText(label), until?.toISOString() ?? null, afterwards && labelText(afterwards)].join(' ').trim();

const open = 'CURRENT+PROS_PUB 2027-03-01T00:00:00.000Z NONCONV';
const adverse = 'CONV+PROS_PUB';
const nonconviction = 'NONCONV';

const OUTCOMES: Readonly<Record<DispositionOutcome, string>> = {
  DISMISSED_WITHOUT_PREJUDICE: nonconviction,
  DISMISSED_WITH_PREJUDICE: nonconviction,
  DISMISSED_INCOMPETENT: adverse,
  DISMISSED_AFTER_DEFERRED_SENTENCE: adverse,
  DISMISSED_AFTER_DEFERRED_PROSECUTION: nonconviction,
  ACQUITTED: nonconviction,
  NGRI: adverse,
  CONVICTED: adverse,
  TRANSFERRED: open,
};

describe('the category of a charge', () => {
  it.each(Object.entries(OUTCOMES))('after %s is %s', (outcome, expected) => {
    expect(said(chargeCategory(outcome as DispositionOutcome, incidentOn))).toBe(expected);
  });

  it('has a line in the table above for every disposition of the list', () => {
    expect(Object.keys(OUTCOMES).sort()).toEqual(Object.values(DispositionOutcome).sort());
  });

  it('is current and public for twelve months from the incident while the charge is open, then non-conviction', () => {
    expect(said(chargeCategory(null, incidentOn))).toBe(open);
  });

  it('is non-conviction where a disposition could not be read, or is one that nobody has thought of', () => {
    expect(said(chargeCategory(UNREADABLE, incidentOn))).toBe(nonconviction);
    expect(said(chargeCategory('PARDONED' as never, incidentOn))).toBe(nonconviction);
  });

  it('is never current where the day of the incident is unknown', () => {
    expect(said(chargeCategory(null, null))).toBe(nonconviction);
    expect(said(chargeCategory(DispositionOutcome.TRANSFERRED, null))).toBe(nonconviction);
    expect(said(chargeCategory(DispositionOutcome.CONVICTED, null))).toBe(adverse);
  });

  it('ends early rather than late after a leap day', () => {
    expect(chargeCategory(null, '2028-02-29').until).toEqual(new Date('2029-02-28T00:00:00Z'));
  });

  it('stands alone as non-conviction, since whoever may read that may read public case facts', () => {
    const closed = ['DENY', 'DENY_NOT_APPLICABLE'];
    const cells = Object.values(Recipient).flatMap((recipient) =>
      Object.values(Purpose).map((purpose) => [recipient, purpose] as const),
    );
    const outcome = (category: DataCategory, [recipient, purpose]: readonly [Recipient, Purpose]) =>
      WASHINGTON.rule(category, recipient, purpose).outcome;
    const wider = cells.filter(
      (cell) =>
        !closed.includes(outcome(DataCategory.NONCONV, cell)) && closed.includes(outcome(DataCategory.PROS_PUB, cell)),
    );
    expect(wider).toEqual([]);
  });
});

describe('the category of a case', () => {
  const standing: CaseStanding = { juvenile: false, incidentOn, decision: null, charges: [] };
  const filed = (...charges: (ReadOutcome | null)[]): CaseStanding => ({
    ...standing,
    decision: FilingOutcome.FILED,
    charges,
  });
  const current = 'CURRENT 2027-03-01T00:00:00.000Z NONCONV';
  const { CONVICTED, ACQUITTED, TRANSFERRED } = DispositionOutcome;

  it('is current while nothing is decided, and while a decision waits', () => {
    for (const decision of [null, FilingOutcome.PENDING_INTAKE_WINDOW, FilingOutcome.RETURNED_FOR_INVESTIGATION]) {
      expect(said(referralCategory({ ...standing, decision }))).toBe(current);
      if (decision) expect(said(decisionCategory(decision, { ...standing, decision }))).toBe(current);
    }
  });

  it.each([FilingOutcome.DECLINED_LEAD, FilingOutcome.DECLINED_OTHER])(
    'is non-conviction after %s, earlier decisions included',
    (decision) => {
      const declined = { ...standing, decision };
      expect(said(referralCategory(declined))).toBe(nonconviction);
      expect(said(decisionCategory(decision, declined))).toBe(nonconviction);
      expect(said(decisionCategory(FilingOutcome.PENDING_INTAKE_WINDOW, declined))).toBe(nonconviction);
    },
  );

  it('makes a filing public, and the referral never', () => {
    expect(said(decisionCategory(FilingOutcome.FILED, filed(null)))).toBe(open);
    expect(said(referralCategory(filed(null)))).toBe(current);
    expect(said(decisionCategory(FilingOutcome.FILED, filed(CONVICTED, ACQUITTED)))).toBe(adverse);
    expect(said(referralCategory(filed(CONVICTED, ACQUITTED)))).toBe(nonconviction);
  });

  it('takes a filing back with the last of its charges, and not before', () => {
    expect(said(decisionCategory(FilingOutcome.FILED_AFTER_NO_INTAKE, filed(ACQUITTED, null)))).toBe(open);
    expect(said(decisionCategory(FilingOutcome.FILED_AFTER_NO_INTAKE, filed(ACQUITTED, TRANSFERRED)))).toBe(open);
    expect(said(decisionCategory(FilingOutcome.FILED_AFTER_NO_INTAKE, filed(ACQUITTED, ACQUITTED)))).toBe(
      nonconviction,
    );
  });

  it('keeps an earlier refusal non-conviction when charges are filed after all', () => {
    expect(said(decisionCategory(FilingOutcome.DECLINED_OTHER, filed(CONVICTED)))).toBe(nonconviction);
  });

  it('is juvenile throughout where the person was', () => {
    const juvenile = { ...filed(CONVICTED), juvenile: true };
    expect(said(referralCategory(juvenile))).toBe('JUV+NONCONV');
    expect(said(decisionCategory(FilingOutcome.FILED, juvenile))).toBe('CONV+JUV+PROS_PUB');
    expect(said(chargeCategoryIn(juvenile, null))).toBe('CURRENT+JUV+PROS_PUB 2027-03-01T00:00:00.000Z JUV+NONCONV');
  });

  it('is written as a row bears it', () => {
    expect(labelColumns(chargeCategory(null, incidentOn))).toEqual({
      category: 'CURRENT+PROS_PUB',
      categoryUntil: new Date('2027-03-01T00:00:00Z'),
      categoryThen: 'NONCONV',
    });
  });
});
