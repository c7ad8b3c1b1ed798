import type { Consent, ConsentType, Provision, Withdrawal } from '@lead-graph/participants/engine';
import { ANYONE, TREATING_PROVIDERS } from '@lead-graph/participants/engine';
import { DataCategory as C, Purpose as P, Recipient } from '@lead-graph/schema';
import { type Draw, once, pick, some, upTo } from './draw';
import { type Drawn, FORMER } from './drawQuestion';
import { beside, DAY, drawDates, type Moments } from './moments';

export const SOURCES: readonly string[] = ['ets', 'desc', 'pda', 'kcha', 'spd'];

const OF_A_KIND: Partial<Record<C, readonly ConsentType[]>> = {
  SUD_CN: ['SUD_COUNSELING_NOTES', 'LEGAL_PROCEEDINGS'],
  MH_PN: ['PSYCHOTHERAPY_NOTES'],
  VSP: ['VSP_RELEASE'],
  STI: ['STI_EXPRESS', 'ROI_MULTIPARTY'],
};
const ALL_TYPES: readonly ConsentType[] = [
  'ROI_MULTIPARTY',
  'TPO_SINGLE',
  'HMIS_ROI',
  'CJ_MONITORING_235',
  'LEGAL_PROCEEDINGS',
  'SUD_COUNSELING_NOTES',
  'PSYCHOTHERAPY_NOTES',
  'VSP_RELEASE',
  'RESEARCH',
  'STI_EXPRESS',
];
const ALONE: Partial<Record<ConsentType, C>> = {
  SUD_COUNSELING_NOTES: C.SUD_CN,
  PSYCHOTHERAPY_NOTES: C.MH_PN,
  VSP_RELEASE: C.VSP,
  STI_EXPRESS: C.STI,
};

/** A consent about the question: mostly whole and in force, else wanting in one thing, often by a millisecond. */
export function drawConsent(draw: Draw, drawn: Drawn, moments: Moments, id: string): Consent {
  const type = drawType(draw, drawn);
  const signedAt = pick(draw, moments.signatures);
  const provisions = [0, ...upTo(draw, 1, () => 0)].map((_, index) =>
    drawLine(draw, drawn, type, `${id}-line${index}`),
  );
  return {
    id,
    type,
    status: once(draw, 24) ? pick(draw, ['DRAFT', 'REJECTED', 'ENTERED_IN_ERROR']) : 'ACTIVE',
    signedAt: once(draw, 24) ? pick(draw, [null, moments.at + 1]) : signedAt,
    ...drawSigner(draw),
    startsAt: once(draw, 8) ? pick(draw, [moments.at + 1, moments.at]) : signedAt,
    ...drawEnd(draw, type, signedAt, moments),
    revokedAt: once(draw, 16) ? pick(draw, [moments.at - 1, moments.at, moments.at + 1]) : null,
    withdrawals: once(draw, 6) ? [drawWithdrawal(draw, drawn, id, moments)] : [],
    disclosers: once(draw, 6) ? some(draw, SOURCES, 2) : SOURCES,
    statements: once(draw, 20)
      ? some(draw, ['REVOCATION', 'REDISCLOSURE', 'REFUSAL'], 3)
      : ['REVOCATION', 'REDISCLOSURE', 'REFUSAL'],
    matter: type === 'LEGAL_PROCEEDINGS' && !once(draw, 16) ? 'State v. Doe' : null,
    conditionBy:
      type === 'CJ_MONITORING_235' && drawn.question.organization
        ? [pick(draw, [drawn.question.organization, FORMER, 'kcso'])]
        : [],
    ...drawConcern(draw, moments),
    survivesDeath: once(draw, 3),
    provisions,
  };
}

/** Whole, and to the program status alone: without it nothing is read through `Participant`. */
export function consentToStatus({ question }: Drawn, moments: Moments): Consent {
  const signedAt = moments.signatures[0]!;
  return {
    id: 'c0',
    type: 'ROI_MULTIPARTY',
    status: 'ACTIVE',
    signedAt,
    signedBy: 'PARTICIPANT',
    representativeId: null,
    startsAt: signedAt,
    expiry: 'AT',
    expiryEvent: null,
    endsAt: moments.at + 50 * DAY,
    revokedAt: null,
    withdrawals: [],
    disclosers: SOURCES,
    statements: ['REVOCATION', 'REDISCLOSURE', 'REFUSAL'],
    matter: null,
    conditionBy: [],
    concerns: [],
    reaffirmedAt: null,
    survivesDeath: true,
    provisions: [
      {
        id: 'c0-line0',
        effect: 'PERMIT',
        recipients: [question.organization ?? 'reach'],
        categories: [C.PROG],
        purposes: [question.purpose],
        sources: null,
        from: null,
        until: null,
      },
    ],
  };
}

/** A no, and a yes signed before it, with it or after it, which may lift it. */
export function drawNoAndYes(draw: Draw, drawn: Drawn, moments: Moments): Consent[] {
  const whole = consentToStatus(drawn, moments);
  const { purpose, recipient } = drawn.question;
  const own = whole.provisions[0]!.recipients;
  const listed = drawCategories(draw, drawn, 'ROI_MULTIPARTY');
  const signed = (id: string, signedAt: number, line: Partial<Provision>): Consent => ({
    ...whole,
    id,
    signedAt,
    startsAt: signedAt,
    provisions: [{ ...whole.provisions[0]!, id: `${id}-line0`, categories: listed, ...line }],
  });
  const no = signed('n1', pick(draw, moments.signatures.slice(0, 3)), {
    effect: 'DENY',
    recipients: pick(draw, [own, [ANYONE], [TREATING_PROVIDERS]]),
    sources: pick(draw, [null, null, ['ets'], ['pda']]),
    ...drawDates(draw),
  });
  const draft = { ...no, status: 'DRAFT' as const };
  const yes = signed('n2', pick(draw, moments.signatures), {
    categories: pick(draw, [listed, listed.slice(0, 1), [...new Set([...listed, ...some(draw, drawn.open, 2)])]]),
    recipients: pick(draw, [own, own, [...own, 'kcso']]),
    sources: pick(draw, [null, null, ['ets'], ['pda', 'kcha']]),
    ...drawDates(draw),
  });
  const byClass = recipient === Recipient.BH && purpose !== P.DIVOPS && once(draw, 2);
  const toClass = yes.provisions.map((line) => ({ ...line, recipients: [TREATING_PROVIDERS] }));
  return [once(draw, 6) ? draft : no, byClass ? { ...yes, type: 'TPO_SINGLE', provisions: toClass } : yes];
}

function drawType(draw: Draw, { open, question }: Drawn): ConsentType {
  if (once(draw, 8)) return pick(draw, ALL_TYPES);
  const wanted = OF_A_KIND[pick(draw, open)];
  if (wanted) return pick(draw, wanted);
  if (question.purpose === P.HLEGAL || question.purpose === P.MANDATE)
    return pick(draw, ['LEGAL_PROCEEDINGS', 'ROI_MULTIPARTY']);
  if (question.purpose === P.HPAYMT || question.purpose === P.HOPERAT)
    return pick(draw, ['TPO_SINGLE', 'ROI_MULTIPARTY']);
  return pick(draw, [
    'ROI_MULTIPARTY',
    'ROI_MULTIPARTY',
    'ROI_MULTIPARTY',
    'TPO_SINGLE',
    'HMIS_ROI',
    'CJ_MONITORING_235',
  ]);
}

function drawConcern(draw: Draw, { at }: Moments): Pick<Consent, 'concerns' | 'reaffirmedAt'> {
  if (!once(draw, 5)) return { concerns: [], reaffirmedAt: null };
  return {
    concerns: [pick(draw, ['CAPACITY', 'CUSTODIAL_SETTING'])],
    reaffirmedAt: once(draw, 3) ? null : beside(draw, at),
  };
}

function drawSigner(draw: Draw): Pick<Consent, 'signedBy' | 'representativeId'> {
  const signedBy = pick(draw, ['PARTICIPANT', 'PARTICIPANT', 'PARTICIPANT', 'REPRESENTATIVE', 'BOTH'] as const);
  return { signedBy, representativeId: signedBy === 'PARTICIPANT' ? null : pick(draw, ['rep0', 'rep1']) };
}

function drawEnd(
  draw: Draw,
  type: ConsentType,
  signedAt: number,
  { at }: Moments,
): Pick<Consent, 'expiry' | 'expiryEvent' | 'endsAt'> {
  if (type === 'VSP_RELEASE')
    return {
      expiry: 'AT',
      expiryEvent: null,
      endsAt: pick(draw, [signedAt + 30 * DAY, signedAt + 30 * DAY - 1, signedAt + 30 * DAY + 1, at + 1, at]),
    };
  const endsAt = pick(draw, [at + 50 * DAY, at + 1, at + 50 * DAY, at]);
  const expiry = pick(draw, ['AT', 'AT', 'EVENT', type === 'TPO_SINGLE' || once(draw, 6) ? 'NONE' : 'AT'] as const);
  if (expiry === 'EVENT')
    return {
      expiry,
      expiryEvent: pick(draw, [
        'END_OF_TREATMENT',
        'EXIT_FROM_INTERIM_HOUSING',
        'FINAL_DISPOSITION',
        'END_OF_STUDY',
        'NOBODY_DEFINED_IT',
      ]),
      endsAt: pick(draw, [null, endsAt]),
    };
  return { expiry, expiryEvent: null, endsAt: expiry === 'NONE' ? null : endsAt };
}

function drawLine(draw: Draw, drawn: Drawn, type: ConsentType, id: string): Provision {
  const effect = once(draw, 5) ? 'DENY' : 'PERMIT';
  return {
    id,
    effect,
    recipients: drawRecipients(draw, drawn, effect),
    categories: drawCategories(draw, drawn, type),
    purposes: once(draw, 10)
      ? [pick(draw, Object.values(P))]
      : [drawn.question.purpose, ...(once(draw, 5) ? [pick(draw, Object.values(P))] : [])],
    sources: pick(draw, [null, null, null, ['ets'], ['pda', 'ets'], ['kcha', 'elsewhere']]),
    ...drawDates(draw),
  };
}

function drawRecipients(draw: Draw, { question }: Drawn, effect: Provision['effect']): string[] {
  const own = question.organization ?? 'reach';
  const others = ['kcso', FORMER, TREATING_PROVIDERS, ...(effect === 'DENY' ? [ANYONE] : [])];
  return pick(draw, [[own], [own], [own, 'kcso'], [pick(draw, others)]]);
}

function drawCategories(draw: Draw, { open }: Drawn, type: ConsentType): C[] {
  const alone = ALONE[type];
  if (alone && !once(draw, 10)) return [alone];
  if (type === 'HMIS_ROI' && !once(draw, 6)) return [C.HMIS];
  if (type === 'LEGAL_PROCEEDINGS' && open.includes(C.SUD_P2) && !once(draw, 2)) return [C.SUD_P2, C.PROG];
  const wanted = open.filter((each) => type !== 'ROI_MULTIPARTY' || ![C.SUD_CN, C.MH_PN, C.VSP].includes(each));
  const from = wanted.length > 0 && !once(draw, 16) ? wanted : open;
  return [...new Set([pick(draw, from), ...(once(draw, 3) ? [] : [C.PROG]), ...some(draw, from, 3)])];
}

function drawWithdrawal(draw: Draw, { open, question }: Drawn, id: string, { at }: Moments): Withdrawal {
  return {
    at: beside(draw, at),
    provisionId: pick(draw, [null, `${id}-line0`, `${id}-line1`]),
    recipients: pick(draw, [
      null,
      [question.organization ?? 'reach'],
      ['kcso'],
      [FORMER],
      [TREATING_PROVIDERS],
      [ANYONE],
    ]),
    categories: pick(draw, [null, [pick(draw, open)], [C.PROG]]),
  };
}
