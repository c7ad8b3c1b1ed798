import { type DataCategory, LegalKind, ObtainedVia } from '@lead-graph/schema';
import { type AgreementType, type Bases, type Consent, inForce, type Question } from './bases';
import { type ConsentSearch, consentGrounds } from './consent';
import { DenyReason, type Ground } from './decision';

export type Found = readonly Ground[] | DenyReason;

export function isGrounds(found: Found): found is readonly Ground[] {
  return typeof found !== 'string';
}

type Condition = (category: DataCategory, question: Question, bases: Bases, at: number) => Found;

export const GENERAL: ConsentSearch = { types: ['ROI_MULTIPARTY', 'HMIS_ROI', 'TPO_SINGLE'], express: false };
export const EXPRESS: ConsentSearch = { types: ['ROI_MULTIPARTY', 'HMIS_ROI'], express: true };

const BY_LAW: readonly Ground[] = [{ kind: 'LAW', id: null, scope: {} }];

/**
 * What each condition of the rule table means (`schema/rules/README.md` lists them in words). A condition
 * that neither the core can know nor SQL can state gives no ground: it denies.
 */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  OWN_COPY: () => BY_LAW,
  COPY_WITHOUT_HELD_WARRANTS: () => lawWithout(ObtainedVia.UNSERVED_WARRANT),
  NOT_FROM_COORDINATION: () => lawWithout(ObtainedVia.LEAD_COORDINATION),
  TREATING_PROVIDER: (_, question) => lawFor(question, LegalKind.COVERED_ENTITY),
  CRIMINAL_JUSTICE_AGENCY: (_, question) => lawFor(question, LegalKind.CRIMINAL_JUSTICE_AGENCY),
  CARE_COORDINATOR: firstOf((_, question) => lawFor(question, LegalKind.CARE_COORDINATOR), consentTo(EXPRESS)),
  DISCLOSERS_OWN_OPERATIONS: (_, { organization }) =>
    organization === null ? DenyReason.NO_BASIS : [{ kind: 'LAW', id: null, scope: { sources: [organization] } }],
  ASSIGNED_OR_REFERRED: firstOf(assignedOrReferred, consentTo(GENERAL)),
  AGREED_REFERRAL: assignedOrReferred,
  ARREST_DIVERSION_REPORT: (category, question, bases, at) => {
    const roi = consentTo(GENERAL)(category, question, bases, at);
    return [{ kind: 'LAW', id: null, scope: { routes: ['ARREST_DIVERSION'] } }, ...(isGrounds(roi) ? roi : [])];
  },
  COUNSEL_OF_RECORD: counselOfRecord,
  QSO_OF_SOURCE: agreement('QSOA'),
  AUDIT_AGREEMENT: agreement('AUDIT'),
  DISCLOSER_AUDIT_AGREEMENT: agreement('DISCLOSER_AUDIT'),
  EVALUATION_AGREEMENT: agreement('EVALUATION'),
  RESEARCH_AGREEMENT: agreement('RESEARCH'),
  CHRI_CONTRACT: agreement('CHRI_CONTRACT'),
  CHRI_CONTRACT_AS_COUNSEL: bothOf(agreement('CHRI_CONTRACT'), counselOfRecord),
  CHRI_RESEARCH_AGREEMENT: agreement('CHRI_RESEARCH'),
  LEGAL_PROCEEDINGS_CONSENT: consentOf('LEGAL_PROCEEDINGS'),
  COUNSELING_NOTES_CONSENT: consentOf('SUD_COUNSELING_NOTES'),
  COUNSELING_NOTES_LEGAL_CONSENT: bothOf(consentOf('SUD_COUNSELING_NOTES'), consentOf('LEGAL_PROCEEDINGS')),
  PSYCHOTHERAPY_NOTES_CONSENT: consentOf('PSYCHOTHERAPY_NOTES'),
  STI_CONSENT: consentOf('STI_EXPRESS', 'ROI_MULTIPARTY'),
  VSP_CONSENT: consentOf('VSP_RELEASE'),
};

/** INVARIANT: an unknown name denies. */
export function groundsUnder(
  name: string,
  category: DataCategory,
  question: Question,
  bases: Bases,
  at: number,
): Found {
  return CONDITIONS[name]?.(category, question, bases, at) ?? DenyReason.NO_BASIS;
}

export function consentTo(search: ConsentSearch): Condition {
  return (category, question, bases, at) => consentGrounds(search, category, question, bases.consents, at);
}

function consentOf(...types: Consent['type'][]): Condition {
  return consentTo({ types, express: true });
}

function lawFor(question: Question, kind: LegalKind): Found {
  return question.legalKinds.includes(kind) ? BY_LAW : DenyReason.NO_BASIS;
}

function lawWithout(obtainedVia: ObtainedVia): Found {
  return [{ kind: 'LAW', id: null, scope: { notObtainedVia: [obtainedVia] } }];
}

function firstOf(first: Condition, second: Condition): Condition {
  return (...asked) => {
    const found = first(...asked);
    return isGrounds(found) ? found : second(...asked);
  };
}

/** Both must be there; the second gives the ground, as it is the narrower. */
function bothOf(first: Condition, second: Condition): Condition {
  return (...asked) => {
    const found = first(...asked);
    return isGrounds(found) ? second(...asked) : found;
  };
}

function assignedOrReferred(_: DataCategory, question: Question, bases: Bases, at: number): Found {
  const to = <T extends { organization: string; startsAt: number; endsAt: number | null }>(each: T) =>
    each.organization === question.organization && inForce(each, at);
  const assignment = bases.assignments.find(to);
  if (assignment) return [{ kind: 'ASSIGNMENT', id: assignment.id, scope: {} }];
  const referral = bases.referrals.find(to);
  return referral ? [{ kind: 'REFERRAL', id: referral.id, scope: {} }] : DenyReason.NO_BASIS;
}

function counselOfRecord(_: DataCategory, question: Question, bases: Bases, at: number): Found {
  const counsel = bases.representations.find(
    (each) => each.organization === question.organization && inForce(each, at),
  );
  return counsel ? [{ kind: 'REPRESENTATION', id: counsel.id, scope: {} }] : DenyReason.NO_BASIS;
}

function agreement(type: AgreementType): Condition {
  return (_, question, bases, at) => {
    const held = bases.agreements.filter(
      (each) => each.type === type && each.organization === question.organization && inForce(each, at),
    );
    if (held.length === 0) return DenyReason.NO_BASIS;
    return held.map((each) => ({
      kind: 'AGREEMENT',
      id: each.id,
      scope: each.sources === null ? {} : { sources: each.sources },
    }));
  };
}
