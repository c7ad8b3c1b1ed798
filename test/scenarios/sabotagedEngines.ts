import type { Engine } from '@lead-graph/kit/scenarios';
import type { Bases, Question } from '@lead-graph/participants/engine';

/** What an engine would decide over other bases, another question or another instant than those it is given. */
interface Sabotage {
  readonly bases?: (bases: Bases) => Bases;
  readonly question?: (question: Question) => Question;
  readonly at?: (at: number) => number;
}

export function sabotaged(engine: Engine, { bases = same, question = same, at = same }: Sabotage): Engine {
  return {
    ...engine,
    decide: (category, asked, given, rules, now) =>
      engine.decide(category, question(asked), bases(given), rules, at(now)),
    decideAll: (asked, given, rules, now) => engine.decideAll(question(asked), bases(given), rules, at(now)),
  };
}

function same<T>(given: T): T {
  return given;
}

const consents =
  (change: (consent: Bases['consents'][number]) => Partial<Bases['consents'][number]>) =>
  (bases: Bases): Bases => ({ ...bases, consents: bases.consents.map((each) => ({ ...each, ...change(each) })) });

const FAR = Date.parse('2100-01-01T00:00:00Z');

/** What is left out of the engine, how, and a story that has to find it. */
export const SABOTAGES: readonly (readonly [string, Sabotage, string])[] = [
  ['revocations', { bases: consents(() => ({ revokedAt: null })) }, 'revoked-mid-month'],
  ['parts taken back', { bases: consents(() => ({ withdrawals: [] })) }, 'taken-back-for-one-recipient'],
  [
    'ends of consents',
    {
      bases: consents(({ expiry }) => (expiry === 'EVENT' ? { endsAt: null } : expiry === 'AT' ? { endsAt: FAR } : {})),
    },
    'ends-at-exit-from-interim-housing',
  ],
  ['beginnings of consents', { bases: consents(({ signedAt }) => ({ startsAt: signedAt! })) }, 'begins-tomorrow'],
  ['a second', { at: (at) => at - 1000 }, 'begins-tomorrow'],
  [
    'who is named',
    { question: (asked) => ({ ...asked, formerly: ['spd', 'reach', 'ets'] }) },
    'city-police-named-sheriff-asks',
  ],
  ['whose place was taken', { question: (asked) => ({ ...asked, formerly: [] }) }, 'successor-of-the-named-agency'],
  [
    'what a subpoena is',
    {
      bases: (bases) => ({
        ...bases,
        orders: bases.orders.map((each) => (each.type === 'SUBPOENA' ? { ...each, type: 'PART2_2_65' } : each)),
      }),
    },
    'subpoena-after-treatment-consent',
  ],
  [
    'that an order can be vacated, and names dates',
    { bases: (bases) => ({ ...bases, orders: bases.orders.map((each) => ({ ...each, endsAt: null, dates: [] })) }) },
    'order-to-prosecute',
  ],
  ['restrictions', { bases: (bases) => ({ ...bases, restrictions: [] }) }, 'restriction-a-holder-agreed-to'],
  [
    'lines that deny',
    {
      bases: consents(({ provisions }) => ({ provisions: provisions.filter(({ effect }) => effect === 'PERMIT') })),
    },
    'no-to-police-after-a-yes-to-all',
  ],
  [
    'dates of service',
    {
      bases: consents(({ provisions }) => ({
        provisions: provisions.map((each) => ({ ...each, from: null, until: null })),
      })),
    },
    'one-year-of-service',
  ],
  ['concerns', { bases: consents(() => ({ concerns: [] })) }, 'signed-in-handcuffs'],
  ['death', { bases: (bases) => ({ ...bases, diedAt: null }) }, 'after-death'],
  ['age', { bases: (bases) => ({ ...bases, thirteenAt: null, eighteenAt: null }) }, 'seventeen-and-the-mother-asks'],
  ['who signed', { bases: consents(() => ({ signedBy: 'PARTICIPANT', representativeId: null })) }, 'guardian-signs'],
  [
    'that statements have to be made and ends named',
    { bases: consents(({ expiry }) => (expiry === 'NONE' ? { expiry: 'AT', endsAt: FAR } : {})) },
    'no-end-on-the-form',
  ],
  [
    'who declared an emergency',
    {
      question: (asked) => ({ ...asked, requesterId: 'kcems PARAMEDIC' }),
    },
    'break-glass-by-the-wrong-person',
  ],
];
