import type { Question } from '@lead-graph/participants/engine';
import { DataCategory, LegalKind as K, Purpose, Recipient, type RuleTable } from '@lead-graph/schema';
import { type Draw, once, pick } from './draw';

/** Who asks as what, and what their organisation may be in law. */
const ASKERS: readonly { recipient: Recipient; organization: string | null; kinds: readonly K[] }[] = [
  { recipient: Recipient.BH, organization: 'desc', kinds: [K.COVERED_ENTITY, K.PART2_PROGRAM] },
  { recipient: Recipient.CM, organization: 'reach', kinds: [K.CARE_COORDINATOR, K.BUSINESS_ASSOCIATE] },
  { recipient: Recipient.HSG, organization: 'kcha', kinds: [K.CHO_HMIS] },
  { recipient: Recipient.LE, organization: 'spd', kinds: [K.CRIMINAL_JUSTICE_AGENCY] },
  { recipient: Recipient.PROS, organization: 'kcpao', kinds: [K.CRIMINAL_JUSTICE_AGENCY] },
  { recipient: Recipient.PD, organization: 'kcdpd', kinds: [] },
  { recipient: Recipient.CT, organization: 'kcsc', kinds: [K.CRIMINAL_JUSTICE_AGENCY] },
  { recipient: Recipient.POL, organization: 'pda', kinds: [] },
  { recipient: Recipient.RES, organization: 'uw', kinds: [] },
  { recipient: Recipient.SELF, organization: null, kinds: [] },
];

/** Those that most bases are about come more often. */
const BY_WEIGHT: readonly Purpose[] = [
  ...Object.values(Purpose),
  ...[Purpose.TREAT, Purpose.TREAT, Purpose.DIVOPS, Purpose.DIVOPS, Purpose.DIVOPS, Purpose.ETREAT],
];

const OUTRIGHT: readonly string[] = ['DENY', 'DENY_NOT_APPLICABLE', 'DEIDENTIFIED_ONLY'];

/** Code of an organisation whose place the requester's took. */
export const FORMER = 'former-org';

/** A question, and the categories the law does not close to it outright: those a case is about. */
export interface Drawn {
  readonly question: Question;
  readonly open: readonly DataCategory[];
}

export function drawQuestion(draw: Draw, rules: RuleTable): Drawn {
  const { recipient, organization, kinds } = pick(draw, [...ASKERS, ASKERS[0]!, ASKERS[0]!, ASKERS.at(-1)!]);
  const openFor = (purpose: Purpose): DataCategory[] =>
    Object.values(DataCategory).filter(
      (category) => !OUTRIGHT.includes(rules.rule(category, recipient, purpose).outcome),
    );
  const purpose = pick(
    draw,
    BY_WEIGHT.filter((each) => openFor(each).length > 0),
  );
  const legalKinds = once(draw, 4)
    ? [pick(draw, Object.values(K))]
    : kinds.slice(0, draw.below(3) === 2 ? 0 : undefined);
  const question: Question = {
    recipient,
    organization,
    formerly: organization !== null && once(draw, 4) ? [FORMER] : [],
    legalKinds,
    requesterId: pick(draw, recipient === Recipient.SELF ? ['participant', 'acting'] : ['requester']),
    purpose,
  };
  const open = openFor(purpose);
  const first = draw.below(open.length);
  return { question, open: [...open.slice(first), ...open.slice(0, first)] };
}
