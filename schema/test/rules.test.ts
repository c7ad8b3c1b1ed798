import { DataCategory, Purpose, Recipient, type RuleTexts, ruleTableFrom, WASHINGTON } from '@lead-graph/schema';

const { texts } = WASHINGTON;
const [header, ...rows] = texts.rules.trimEnd().split('\n');
const SUD_P2_BH_TREAT = rows.findIndex((row) => row.startsWith('SUD_P2-BH-TREAT,'));

const withRows = (...changed: string[]): RuleTexts => ({ ...texts, rules: [header, ...changed].join('\n') });
const withRow = (change: (row: string) => string): RuleTexts =>
  withRows(...rows.map((row, index) => (index === SUD_P2_BH_TREAT ? change(row) : row)));
const withPolicy = (change: object): RuleTexts => ({
  ...texts,
  policy: JSON.stringify({ ...JSON.parse(texts.policy), ...change }),
});

describe('a rule table', () => {
  it('is taken as it stands, and named by what is in it', () => {
    const table = ruleTableFrom(texts);
    expect(table.version).toBe(WASHINGTON.version);
    expect(table.rule(DataCategory.SUD_P2, Recipient.BH, Purpose.TREAT).id).toBe('SUD_P2-BH-TREAT');
  });

  it('bears another version when a single word of it is another', () => {
    const changed = ruleTableFrom(withRow((row) => row.replace('consent', 'Consent')));
    expect(changed.version).not.toBe(WASHINGTON.version);
    expect(ruleTableFrom(withPolicy({ emergencyHours: 12 })).version).not.toBe(WASHINGTON.version);
  });

  it.each<[string, RuleTexts, string]>([
    [
      'a cell is missing',
      withRows(...rows.filter((_, index) => index !== SUD_P2_BH_TREAT)),
      'lacks cell `SUD_P2-BH-TREAT`',
    ],
    ['a cell stands twice', withRows(...rows, rows[SUD_P2_BH_TREAT]!), 'has cell `SUD_P2-BH-TREAT` twice'],
    ['a category is none', withRow((row) => row.replace('SUD_P2,BH', 'SUD,BH')), 'row `SUD_P2-BH-TREAT` names'],
    ['a recipient is none', withRow((row) => row.replace(',BH,', ',NURSE,')), 'row `SUD_P2-BH-TREAT` names'],
    ['a purpose is none', withRow((row) => row.replace(',TREAT,', ',CURE,')), 'row `SUD_P2-BH-TREAT` names'],
    ['an outcome is none', withRow((row) => row.replace('PERMIT_IF_GENERAL_CONSENT', 'ALLOW')), 'outcome'],
    ['an obligation is none', withRow((row) => row.replace('MINIMUM', 'LITTLE')), 'obligation'],
    [
      'a Golden Rule excludes an unknown origin',
      { ...texts, golden: texts.golden.replace('LEAD_COORDINATION', 'HEARSAY') },
      'golden rule `GR1-LE-HLEGAL`',
    ],
    [
      'a Golden Rule has an unknown exception',
      { ...texts, golden: texts.golden.replace('LEGAL_CONSENT_OR_ORDER', 'SOMETIMES') },
      'golden rule',
    ],
    ['the policy is none', { ...texts, policy: 'null' }, 'program policy'],
    ['the policy has no emergency hours', withPolicy({ emergencyHours: 0 }), '`emergencyHours` is wrong'],
    ['the policy says maybe', withPolicy({ monitoringConsents: 'maybe' }), '`monitoringConsents` is wrong'],
    ['the policy affirms an unknown category again', withPolicy({ reaffirm: ['SUD'] }), '`reaffirm` is wrong'],
    ['an expiry event has no words', withPolicy({ expiryEvents: { END: 1 } }), '`expiryEvents` is wrong'],
  ])('is refused where %s', (_, changed, message) => {
    expect(() => ruleTableFrom(changed)).toThrow(message);
  });
});
