import { Obligation, ObtainedVia, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import { decide, decideAll } from '../src/engine/decide';
import { DenyReason, type Permit } from '../src/engine/decision';
import { AT, bases, C, consent, outcome, prosecutor, question, spd } from './questions';

describe('the road through Participant', () => {
  it('permits nothing to whom program status is withheld', () => {
    const decisions = decideAll(spd, bases(), WASHINGTON, AT);
    expect([...decisions.values()].filter(({ effect }) => effect === 'PERMIT')).toEqual([]);
    expect(outcome(C.CONV, spd, bases())).toBe('PERMIT');
  });

  it('knows the participant by the account alone', () => {
    const self = question(Recipient.SELF, null, { purpose: Purpose.PATRQT, requesterId: 'rosa' });
    expect(outcome(C.SUD_P2, self, bases())).toBe('PERMIT');
    expect(outcome(C.SUD_P2, { ...self, requesterId: 'sam' }, bases())).toBe(DenyReason.NOT_THE_PARTICIPANT);
    expect(outcome(C.PROG, self, { ...bases(), account: null })).toBe(DenyReason.NOT_THE_PARTICIPANT);
  });
});

describe('the Golden Rules', () => {
  it('keep what came through coordination from proceedings, whatever the law lets through', () => {
    const decision = decide(C.LE_CONTACT, { ...spd, purpose: Purpose.HLEGAL }, bases(), WASHINGTON, AT);
    expect(decision).toMatchObject({ effect: 'PERMIT', scopes: [{ notObtainedVia: [ObtainedVia.LEAD_COORDINATION] }] });
  });

  it('do not bind a consent made for the proceedings', () => {
    const given = bases(
      consent(
        { type: 'LEGAL_PROCEEDINGS' },
        { recipients: ['kcpao'], categories: [C.SUD_P2], purposes: [Purpose.HLEGAL] },
      ),
    );
    const decision = decide(C.SUD_P2, { ...prosecutor, purpose: Purpose.HLEGAL }, given, WASHINGTON, AT);
    expect(decision).toMatchObject({ effect: 'PERMIT' });
    expect((decision as Permit).scopes[0]).not.toHaveProperty('notObtainedVia');
  });
});

describe('every cell of the rule table', () => {
  const cells = Object.values(C).flatMap((category) =>
    Object.values(Recipient).flatMap((recipient) =>
      Object.values(Purpose).map((purpose) => ({ category, recipient, purpose })),
    ),
  );

  it('decides without a basis only what the law permits without one', () => {
    const permitted = cells.filter(
      ({ category, recipient, purpose }) =>
        outcome(category, question(recipient, 'nobody', { purpose }), bases()) === 'PERMIT',
    );
    const byLaw = permitted.map(({ category, recipient, purpose }) => WASHINGTON.rule(category, recipient, purpose));
    expect(new Set(byLaw.map(({ outcome }) => outcome))).toEqual(new Set(['PERMIT', 'PERMIT_IF_CONDITION']));
    const conditions = byLaw.filter(({ outcome }) => outcome === 'PERMIT_IF_CONDITION').map(({ requires }) => requires);
    expect(new Set(conditions)).toEqual(
      new Set(['NOT_FROM_COORDINATION', 'ARREST_DIVERSION_REPORT', 'DISCLOSERS_OWN_OPERATIONS']),
    );
  });

  it('has its citation, obligations and date of law wherever it permits', () => {
    expect(cells).toHaveLength(2_100);
    for (const { category, recipient, purpose } of cells) {
      const rule = WASHINGTON.rule(category, recipient, purpose);
      expect(rule.obligations.some((each) => each === Obligation.LOG || each === Obligation.LOG_DENIAL)).toBe(true);
      expect(rule.lawAsOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});
