import { LegalKind, Recipient } from '@lead-graph/schema';
import { type Emergency, holdsFor } from './bases';
import type { Case } from './case';
import { type Found, NO_BASIS } from './decision';

type Kinds = readonly Emergency['kind'][];

export const MEDICAL: Kinds = ['MEDICAL', 'DISASTER'];
export const THREAT: Kinds = ['THREAT'];
export const ANY_EMERGENCY: Kinds = [...MEDICAL, ...THREAT];

const HOUR_MILLISECONDS = 3_600_000;

/** What a declared emergency opens, to the account that declared it and for as long as it was declared for. */
export function emergencyGrounds(kinds: Kinds, asked: Case): Found {
  const grounds = asked.bases.emergencies
    .filter((each) => kinds.includes(each.kind) && holds(each, asked))
    .map(({ id, endsAt }) => ({ kind: 'EMERGENCY', id, scope: {}, endsAt: endsAt! }) as const);
  return grounds.length > 0 ? grounds : NO_BASIS;
}

/** INVARIANT: without an end, or with one element of 42 CFR 2.51(c) missing, it opens nothing. */
function holds(emergency: Emergency, { question, rules, at }: Case): boolean {
  const { declaredBy, startsAt, endsAt, nature, kind } = emergency;
  if (declaredBy !== question.requesterId || !holdsFor(emergency, question, at)) return false;
  if (endsAt === null || endsAt - startsAt > rules.policy.emergencyHours * HOUR_MILLISECONDS || !nature) return false;
  return kind === 'THREAT' || (isMedical(question) && isDocumented(emergency));
}

/** To medical personnel alone (42 CFR 2.51(a)). */
function isMedical({ recipient, legalKinds }: Case['question']): boolean {
  const treats = legalKinds.includes(LegalKind.COVERED_ENTITY) || legalKinds.includes(LegalKind.MEDICAL_RESPONDER);
  return recipient === Recipient.BH && treats;
}

function isDocumented({ medicalPerson, affiliation, discloser }: Emergency): boolean {
  return Boolean(medicalPerson && affiliation && discloser);
}
