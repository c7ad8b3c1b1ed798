import type { Bases, CourtOrder, Restriction } from '@lead-graph/participants/engine';
import { DataCategory } from '@lead-graph/schema';
import { consentToStatus } from './drawConsent';
import { type Draw, pick } from './draw';
import type { DrawnCase } from './drawCase';
import { drawMoments } from './moments';

/** A change of what a participant signed, or of what else is on file, in words. */
type Change = readonly [string, Bases];

/** What can be taken back: after each of these, nothing may be read that could not be read before. */
export function withdrawn({ asked, categories }: DrawnCase, draw: Draw): Change[] {
  const { bases, at, question } = asked;
  const own = [question.organization ?? 'reach'];
  const some = [null, [pick(draw, categories)]] as const;
  const one = bases.consents.length > 0 ? pick(draw, bases.consents) : null;
  const restrict = (kind: Restriction['kind']): Bases => {
    const holders = pick(draw, [null, ['ets'], ['pda']]);
    const by = { id: 'x9', kind, consentId: one?.id ?? null, recipients: pick(draw, [null, own]), holders };
    return {
      ...bases,
      restrictions: [...bases.restrictions, { ...by, categories: pick(draw, some), purposes: null, endsAt: null }],
    };
  };
  const withOne = (change: object): Bases => ({
    ...bases,
    consents: bases.consents.map((each) => (each === one ? { ...each, ...change } : each)),
  });
  const part = { at, provisionId: null, recipients: pick(draw, [null, own]), categories: pick(draw, some) };
  return [
    ['revoking a consent', withOne({ revokedAt: at })],
    ['withdrawing a part', withOne({ withdrawals: [...(one?.withdrawals ?? []), part] })],
    ['agreeing to a restriction', restrict('AGREED')],
    ['revoking by word of mouth', restrict('ORAL_REVOCATION')],
    ['saying no', { ...bases, consents: [...bases.consents, consentWith(asked, draw, 'DENY', categories)] }],
    ['vacating the orders', { ...bases, orders: bases.orders.map((each) => ({ ...each, endsAt: at })) }],
    ['ending what else is on file', { ...bases, assignments: [], referrals: [], agreements: [], representations: [] }],
  ];
}

/** What can be given besides: after each of these, nothing that could be read before may be closed. */
export function bestowed({ asked, categories }: DrawnCase, draw: Draw): Change[] {
  const { bases, at, question } = asked;
  const held = { organization: question.organization ?? 'reach', startsAt: at, endsAt: null };
  const sources = pick(draw, [null, ['ets'], ['pda']]);
  const dates = pick(draw, [[], [{ from: '2025-01-01', until: '2025-12-31' }]]);
  const order: CourtOrder = {
    ...{ id: 'o9', type: pick(draw, ['PART2_2_64', 'PART2_2_65', 'GENERAL', 'SUBPOENA']), mandate: true },
    ...{ confidentialCommunications: true, recipients: [held.organization], purposes: [question.purpose] },
    ...{ categories, sources, dates, startsAt: at, endsAt: null },
  };
  const types = ['QSOA', 'AUDIT', 'EVALUATION', 'RESEARCH', 'CHRI_CONTRACT'] as const;
  return [
    ['a further consent', { ...bases, consents: [...bases.consents, consentWith(asked, draw, 'PERMIT', categories)] }],
    ['a further order', { ...bases, orders: [...bases.orders, order] }],
    [
      'an agreement',
      { ...bases, agreements: [...bases.agreements, { ...held, id: 'g9', type: pick(draw, types), sources }] },
    ],
    ['an assignment', { ...bases, assignments: [...bases.assignments, { ...held, id: 'a9' }] }],
    ['an agreed referral', { ...bases, referrals: [...bases.referrals, { ...held, id: 'r9' }] }],
    ['a representation', { ...bases, representations: [...bases.representations, { ...held, id: 'p9' }] }],
  ];
}

const STAND_ALONE: readonly DataCategory[] = [DataCategory.SUD_CN, DataCategory.MH_PN, DataCategory.VSP];

/** Signed last, whole, and now in force. */
function consentWith(
  { question, at }: DrawnCase['asked'],
  draw: Draw,
  effect: 'PERMIT' | 'DENY',
  categories: readonly DataCategory[],
): Bases['consents'][number] {
  const whole = consentToStatus({ question, open: [] }, drawMoments(draw));
  const listed = categories.filter((each) => !STAND_ALONE.includes(each)).slice(0, 1 + draw.below(3));
  const sources = pick(draw, [null, ['ets'], ['pda']]);
  const line = { ...whole.provisions[0]!, id: 'c9-line0', effect, categories: listed, sources };
  return { ...whole, id: 'c9', signedAt: at, startsAt: at, endsAt: at + 1, provisions: [line] };
}
