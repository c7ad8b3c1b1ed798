import type {
  AgreementType,
  Bases,
  CourtOrder,
  Emergency,
  Representative,
  Restriction,
} from '@lead-graph/participants/engine';
import { ANYONE, TREATING_PROVIDERS } from '@lead-graph/participants/engine';
import { DataCategory as C, Purpose, Recipient } from '@lead-graph/schema';
import { type Draw, once, pick, some, upTo } from './draw';
import { consentToStatus, drawConsent, drawNoAndYes, SOURCES } from './drawConsent';
import { type Drawn, FORMER } from './drawQuestion';
import { beside, DAY, drawDates, drawPeriod, HOUR, type Moments } from './moments';

const EVERY_AGREEMENT: readonly AgreementType[] = ['QSOA', 'CHRI_CONTRACT', 'BAA', 'RESEARCH'];
const AGREEMENTS: Partial<Record<Purpose, readonly AgreementType[]>> = {
  AUDIT: ['EVALUATION', 'AUDIT', 'DISCLOSER_AUDIT', 'CHRI_RESEARCH'],
  HRESCH: ['RESEARCH', 'RESEARCH', 'CHRI_RESEARCH'],
};

export function drawBases(draw: Draw, drawn: Drawn, moments: Moments): Bases {
  const { question } = drawn;
  const ids = ['c1', 'c2', 'c3'].slice(
    0,
    pick(draw, question.purpose === Purpose.MANDATE ? [0, 1] : [1, 1, 2, 2, 3, 0]),
  );
  const consents = [
    ...ids.map((id) => drawConsent(draw, drawn, moments, id)),
    ...(once(draw, 2) ? [consentToStatus(drawn, moments)] : []),
    ...(once(draw, 3) ? drawNoAndYes(draw, drawn, moments) : []),
  ];
  const own = (): string =>
    pick(draw, [question.organization ?? 'reach', question.organization ?? 'reach', FORMER, 'kcso']);
  const held = (id: string) => ({ id, organization: own(), ...drawPeriod(draw, moments) });
  return {
    account: pick(draw, ['participant', 'participant', null]),
    ...drawAge(draw, question, moments),
    diedAt: once(draw, question.recipient === Recipient.SELF ? 2 : 8) ? drawAnchored(draw, moments) : null,
    representatives: ['rep0', 'rep1', 'rep2'].slice(draw.below(3)).map((id) => drawRepresentative(draw, moments, id)),
    consents: consents.sort((a, b) => (a.signedAt ?? 0) - (b.signedAt ?? 0)),
    assignments: once(draw, 3) ? [held('a1')] : [],
    referrals: once(draw, 5) ? [held('r1')] : [],
    agreements: [...agreementsOf(question), ...upTo(draw, 2, () => 0)].map((_, index) => ({
      ...held(`g${index}`),
      type: pick(draw, AGREEMENTS[question.purpose] ?? EVERY_AGREEMENT),
      sources: pick(draw, [null, ['ets'], ['pda', 'spd']]),
    })),
    representations: once(draw, 3) ? [held('p1')] : [],
    orders: [...ordersOf(question), ...upTo(draw, 1, () => 0)].map((_, index) =>
      drawOrder(draw, drawn, moments, `o${index}`),
    ),
    emergencies: emergenciesOf(question).map((id) => drawEmergency(draw, drawn, moments, id)),
    restrictions: once(draw, 3) ? [drawRestriction(draw, drawn, moments)] : [],
  };
}

/** At and beside the instants that others turn on. */
function drawAnchored(draw: Draw, { at, signatures }: Moments): number {
  return beside(draw, pick(draw, [at, ...signatures]));
}

function drawAge(
  draw: Draw,
  { recipient }: Drawn['question'],
  moments: Moments,
): Pick<Bases, 'thirteenAt' | 'eighteenAt'> {
  const years = 365 * DAY;
  if (recipient !== Recipient.SELF && !once(draw, 3)) return { thirteenAt: null, eighteenAt: null };
  const birthday = drawAnchored(draw, moments);
  return once(draw, 2)
    ? { thirteenAt: birthday, eighteenAt: birthday + 5 * years }
    : { thirteenAt: birthday - 5 * years, eighteenAt: birthday };
}

function drawRepresentative(draw: Draw, moments: Moments, id: string): Representative {
  return {
    id,
    account: pick(draw, ['acting', 'acting', null, 'somebody']),
    kind: pick(draw, ['EXECUTOR', 'GUARDIAN', 'PARENT', 'EXECUTOR', 'ATTORNEY_IN_FACT', 'PROGRAM_DIRECTOR']),
    startsAt: once(draw, 6) ? drawAnchored(draw, moments) : moments.signatures[0]! - 10 * DAY,
    endsAt: once(draw, 4) ? drawAnchored(draw, moments) : null,
  };
}

function drawOrder(draw: Draw, { question, open }: Drawn, moments: Moments, id: string): CourtOrder {
  const own = question.organization ?? 'reach';
  return {
    id,
    type: pick(draw, ['GENERAL', 'PART2_2_64', 'PART2_2_65', 'PART2_2_64', 'PART2_2_65', 'SUBPOENA']),
    recipients: pick(draw, [[own], [own], [own, 'kcso'], [FORMER], ['kcso']]),
    purposes: once(draw, 6) ? [pick(draw, Object.values(Purpose))] : [question.purpose],
    categories: [
      ...new Set([...open.slice(0, pick(draw, [6, 3, 1])), ...some(draw, open, 2), ...(once(draw, 4) ? [C.PROG] : [])]),
    ],
    sources: pick(draw, [null, null, ['ets'], ['pda', 'desc']]),
    dates: upTo(draw, 2, () => drawWholePeriod(draw)),
    mandate: !once(draw, 4),
    confidentialCommunications: !once(draw, 3),
    ...drawPeriod(draw, moments),
  };
}

function agreementsOf({ purpose }: Drawn['question']): readonly number[] {
  return purpose === Purpose.AUDIT || purpose === Purpose.HRESCH ? [0] : [];
}

/** Where orders are what opens, at least one. */
function ordersOf({ purpose }: Drawn['question']): readonly number[] {
  return purpose === Purpose.HLEGAL || purpose === Purpose.MANDATE ? [0] : [];
}

function drawWholePeriod(draw: Draw): { from: string; until: string } {
  const { from, until } = drawDates(draw);
  return { from: from ?? '2024-01-01', until: until ?? '2026-05-01' };
}

function emergenciesOf({ purpose }: Drawn['question']): readonly string[] {
  return purpose === Purpose.ETREAT ? ['e1', 'e2'] : [];
}

function drawEmergency(draw: Draw, { question }: Drawn, { at }: Moments, id: string): Emergency {
  const startsAt = pick(draw, [at - HOUR, at - HOUR, at, at, at + 1, at - 24 * HOUR, at - 24 * HOUR + 1]);
  const unsaid = pick(draw, ['nothing', 'discloser', 'nature', 'affiliation', 'medicalPerson', 'nothing']);
  const said = (element: string, text: string): string | null => (element === unsaid ? null : text);
  return {
    id,
    kind: pick(draw, question.recipient === Recipient.BH ? ['MEDICAL', 'DISASTER', 'THREAT'] : ['THREAT', 'MEDICAL']),
    organization: pick(draw, [question.organization ?? 'reach', question.organization ?? 'reach', FORMER, 'kcso']),
    declaredBy: once(draw, 6) ? 'somebody' : question.requesterId,
    nature: said('nature', 'overdose'),
    medicalPerson: said('medicalPerson', 'Dr. Ito'),
    affiliation: said('affiliation', 'Harborview'),
    discloser: said('discloser', 'intake nurse'),
    startsAt,
    endsAt: once(draw, 12) ? null : startsAt + pick(draw, [24 * HOUR, 24 * HOUR - 1, 24 * HOUR + 1, 2 * HOUR]),
  };
}

function drawRestriction(draw: Draw, { question, open }: Drawn, { at }: Moments): Restriction {
  return {
    id: 'x1',
    kind: pick(draw, ['AGREED', 'ORAL_REVOCATION']),
    consentId: pick(draw, ['c1', 'c1', 'c2', 'c0', 'n2']),
    recipients: pick(draw, [
      null,
      [question.organization ?? 'reach'],
      [FORMER],
      ['kcso'],
      [TREATING_PROVIDERS],
      [ANYONE],
    ]),
    categories: pick(draw, [null, [pick(draw, open)], [C.PROG]]),
    purposes: pick(draw, [null, [question.purpose], [Purpose.TREAT]]),
    holders: pick(draw, [null, ['ets'], ['pda'], SOURCES.slice(0, 2)]),
    endsAt: pick(draw, [null, null, at + 1, at, at - 1]),
  };
}
