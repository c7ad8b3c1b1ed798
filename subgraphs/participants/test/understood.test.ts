import { ruleTableFrom, WASHINGTON } from '@lead-graph/schema';
import { understood } from '../src/engine/understood';

const { texts } = WASHINGTON;

describe('the rule table and the engine', () => {
  it('know the same conditions', () => {
    expect(understood(WASHINGTON)).toBe(WASHINGTON);
  });

  it.each([
    ['a condition the engine does not know', 'MEDICAL_EMERGENCY', 'FULL_MOON'],
    ['a conditional outcome without a condition', 'PERMIT_IF_CONDITION,MEDICAL_EMERGENCY', 'PERMIT_IF_CONDITION,'],
    ['a condition that nothing hangs on', 'PERMIT_IF_CONDITION,MEDICAL_EMERGENCY', 'PERMIT,MEDICAL_EMERGENCY'],
  ])('refuse %s, naming the rule', (_, found, put) => {
    const changed = ruleTableFrom({ ...texts, rules: texts.rules.replace(found, put) });
    expect(() => understood(changed)).toThrow(/^rule `SUD_P2-BH-ETREAT` is /);
  });
});
