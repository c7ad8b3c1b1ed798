import {
  DataCategory,
  NOTICE_TEXT,
  Obligation,
  Purpose,
  Recipient,
  Redisclosure,
  WASHINGTON,
  withinScopes,
} from '@lead-graph/schema';
import { type Decision, DenyReason, type Ground } from '../src/engine/decision';
import { explain, HOW_TO_ASK } from '../src/engine/explain';

const rule = WASHINGTON.rule(DataCategory.SUD_P2, Recipient.CM, Purpose.DIVOPS);
const permit = (...kinds: Ground['kind'][]): Decision => ({
  effect: 'PERMIT',
  category: rule.category,
  rule,
  grounds: kinds.map((kind) => ({ kind, id: null, scope: {} })),
  scopes: [{}],
  obligations: rule.obligations,
  redisclosure: Redisclosure.NONE_WITHOUT_CONSENT,
});

describe('an explanation', () => {
  it('is the same sentence for every refusal', () => {
    const denials = Object.values(DenyReason).map((reason) =>
      explain({ effect: 'DENY', category: rule.category, rule, reason, basisId: reason }),
    );
    expect(new Set(denials.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(denials[0]).toEqual({
      permitted: false,
      ground: null,
      howToAsk: HOW_TO_ASK,
      notice: null,
      afterwards: null,
      obligations: [],
    });
  });

  it('names the ground in plain words, each once', () => {
    expect(explain(permit('CONSENT', 'CONSENT', 'ASSIGNMENT')).ground).toBe(
      "the participant's consent; the agency is assigned to the participant",
    );
    expect(explain(permit('LAW')).ground).toMatch(/^the law \(.+\)$/);
  });

  it('carries the text that travels with such records', () => {
    expect(explain(permit('CONSENT')).notice).toBe(NOTICE_TEXT[Obligation.NOTICE_2_32]);
  });
});

describe('a row of the core within scopes', () => {
  const row = {
    servicedOn: '2026-03-01',
    route: 'SOCIAL_CONTACT',
    obtainedVia: 'LEAD_COORDINATION',
    keepers: ['pda', 'reach'],
  };

  it.each([
    ['no limit', {}, true],
    ['its own day', { from: '2026-03-01', until: '2026-03-01' }, true],
    ['the day before', { until: '2026-02-28' }, false],
    ['the day after', { from: '2026-03-02' }, false],
    ['its route', { routes: ['SOCIAL_CONTACT'] }, true],
    ['another route', { routes: ['ARREST_DIVERSION'] }, false],
    ['one of its keepers', { sources: ['spd', 'pda'] }, true],
    ['other keepers', { sources: ['spd'] }, false],
    ['not what coordination brought', { notObtainedVia: ['LEAD_COORDINATION'] }, false],
  ])('%s', (_, scope, reached) => {
    expect(withinScopes([scope], row)).toBe(reached);
  });

  it('is out where the fact that a limit needs is not known', () => {
    expect(withinScopes([{ from: '1900-01-01' }], { ...row, servicedOn: null })).toBe(false);
    expect(withinScopes([{ routes: ['SOCIAL_CONTACT'] }], { ...row, route: null })).toBe(false);
    expect(withinScopes([], row)).toBe(false);
  });
});
