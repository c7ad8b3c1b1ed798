import 'reflect-metadata';
import { labelText } from '@lead-graph/kit';
import { ContactCaseOutcome } from '../src/codes/caseOutcome';
import { ContactDisposition } from '../src/codes/contactDisposition';
import { ContactType } from '../src/codes/contactType';
import { CITATION, NIBRS_CODE, nibrsName } from '../src/codes/nibrs';
import { standingAfter, standingOf, tellsOfArrest } from '../src/criminalHistory';

const incident = { at: new Date('2026-03-01T21:15:00Z'), arrest: true, juvenile: false };

describe('the label of a contact', () => {
  it('is that of a police contact alone where nobody was arrested or charged', () => {
    const { label, categoryUntil } = standingOf({ ...incident, arrest: false });
    expect(labelText(label)).toBe('LE_CONTACT');
    expect(categoryUntil).toBeNull();
  });

  it('is current for twelve months from an arrest, and nonconviction data from then on', () => {
    const { label, ...dates } = standingOf(incident);
    expect(labelText(label)).toBe('CURRENT+LE_CONTACT');
    expect(dates).toEqual({ categoryUntil: new Date('2027-03-01T21:15:00Z'), categoryThen: 'LE_CONTACT+NONCONV' });
  });

  it('is never current for longer than twelve months, of a leap day neither', () => {
    const { categoryUntil } = standingOf({ ...incident, at: new Date('2028-02-29T23:30:00Z') });
    expect(categoryUntil).toEqual(new Date('2029-02-28T23:30:00Z'));
  });

  it('says of a juvenile that it is one, now and later', () => {
    const { label, categoryThen } = standingOf({ ...incident, juvenile: true });
    expect(labelText(label)).toBe('CURRENT+JUV+LE_CONTACT');
    expect(categoryThen).toBe('JUV+LE_CONTACT+NONCONV');
    expect(labelText(standingAfter(ContactCaseOutcome.CONVICTED, true).label)).toBe('CONV+JUV+LE_CONTACT');
  });

  it.each([
    ['DECLINED', 'LE_CONTACT+NONCONV'],
    ['DISMISSED', 'LE_CONTACT+NONCONV'],
    ['ACQUITTED', 'LE_CONTACT+NONCONV'],
    ['CONVICTED', 'CONV+LE_CONTACT'],
    ['ADVERSE', 'CONV+LE_CONTACT'],
  ] as const)('after %s is %s, for good', (outcome, expected) => {
    const { label, ...dates } = standingAfter(ContactCaseOutcome[outcome], false);
    expect(labelText(label)).toBe(expected);
    expect(dates).toEqual({ categoryUntil: null, categoryThen: null });
  });

  it.each([
    [ContactType.CUSTODY_ARREST, null, true],
    [ContactType.ARREST_DIVERSION, null, true],
    [ContactType.CITATION, null, true],
    [ContactType.WARRANT_SERVICE, null, true],
    [ContactType.FIELD_CONTACT, ContactDisposition.BOOKED, true],
    [ContactType.TRANSIT_FARE, ContactDisposition.CITED, true],
    [ContactType.SOCIAL_CONTACT, ContactDisposition.REFERRED, false],
    [ContactType.CRISIS_CALL, null, false],
  ])('knows that %s that ended with %s tells of an arrest or charge: %s', (type, disposition, expected) => {
    expect(tellsOfArrest(type, disposition)).toBe(expected);
  });
});

describe('the form of codes', () => {
  it.each(['35A', '290', '90J'])('takes %s for a NIBRS code', (code) => expect(code).toMatch(NIBRS_CODE));
  it.each(['5A', '35a', '35AB', ''])('does not take `%s` for one', (code) => expect(code).not.toMatch(NIBRS_CODE));

  it.each(['RCW 69.50.4013', 'RCW 9A.88.030', 'SMC 12A.08.040', 'RCW 9A.56.050(1)(a)'])('takes %s for a law', (law) =>
    expect(law).toMatch(CITATION),
  );
  it.each(['69.50.4013', 'RCW', 'RCW 9A.56.050 he said', 'met by the bridge'])('does not take `%s` for one', (law) =>
    expect(law).not.toMatch(CITATION),
  );

  it('names the codes that diversion meets, and no other', () => {
    expect(nibrsName('90J')).toBe('Trespass of real property');
    expect(nibrsName('11A')).toBeNull();
  });
});
