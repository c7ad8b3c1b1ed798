import { intersect, LegalKind, ObtainedVia, type Scope } from '@lead-graph/schema';
import { type AgreementType, type ConsentType, holdsFor } from './bases';
import type { CaseOf } from './case';
import { consentGrounds, type ConsentSearch, EXPRESS, GENERAL } from './consents';
import { type Found, type Ground, isGrounds, NO_BASIS } from './decision';
import { ANY_EMERGENCY, emergencyGrounds, MEDICAL, THREAT } from './emergencies';
import { orderGrounds } from './orders';

type Condition = (asked: CaseOf) => Found;

/**
 * What each condition of the rule table means (`schema/rules/README.md` lists them in words). A condition that
 * neither the core can know nor SQL can state gives no ground: it denies.
 */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  OWN_COPY: () => byLaw({}),
  COPY_WITHOUT_HELD_WARRANTS: () => byLaw({ notObtainedVia: [ObtainedVia.UNSERVED_WARRANT] }),
  NOT_FROM_COORDINATION: () => byLaw({ notObtainedVia: [ObtainedVia.LEAD_COORDINATION] }),
  TREATING_PROVIDER: lawFor(LegalKind.COVERED_ENTITY),
  CRIMINAL_JUSTICE_AGENCY: lawFor(LegalKind.CRIMINAL_JUSTICE_AGENCY),
  CARE_COORDINATOR: anyOf(lawFor(LegalKind.CARE_COORDINATOR), consentTo(EXPRESS)),
  DISCLOSERS_OWN_OPERATIONS: ({ question: { organization } }) =>
    organization === null ? NO_BASIS : byLaw({ sources: [organization] }),
  ASSIGNED_OR_REFERRED: anyOf(assignedOrReferred, consentTo(GENERAL)),
  AGREED_REFERRAL: assignedOrReferred,
  ARREST_DIVERSION_REPORT: anyOf(() => byLaw({ routes: ['ARREST_DIVERSION'] }), consentTo(GENERAL)),
  COUNSEL_OF_RECORD: counselOfRecord,
  QSO_OF_SOURCE: agreement('QSOA'),
  AUDIT_AGREEMENT: agreement('AUDIT'),
  DISCLOSER_AUDIT_AGREEMENT: agreement('DISCLOSER_AUDIT'),
  EVALUATION_AGREEMENT: agreement('EVALUATION'),
  RESEARCH_AGREEMENT: agreement('RESEARCH'),
  CHRI_CONTRACT: agreement('CHRI_CONTRACT'),
  CHRI_CONTRACT_AS_COUNSEL: bothOf(counselOfRecord, agreement('CHRI_CONTRACT')),
  CHRI_RESEARCH_AGREEMENT: agreement('CHRI_RESEARCH'),
  LEGAL_PROCEEDINGS_CONSENT: anyOf(consentOf('LEGAL_PROCEEDINGS'), orderGrounds),
  COUNSELING_NOTES_CONSENT: consentOf('SUD_COUNSELING_NOTES'),
  COUNSELING_NOTES_LEGAL_CONSENT: anyOf(
    bothOf(consentOf('SUD_COUNSELING_NOTES'), consentOf('LEGAL_PROCEEDINGS')),
    orderGrounds,
  ),
  PSYCHOTHERAPY_NOTES_CONSENT: consentOf('PSYCHOTHERAPY_NOTES'),
  STI_CONSENT: consentOf('STI_EXPRESS', 'ROI_MULTIPARTY'),
  VSP_CONSENT: consentOf('VSP_RELEASE'),
  COURT_ORDER: orderGrounds,
  MEDICAL_EMERGENCY: (asked) => emergencyGrounds(MEDICAL, asked),
  IMMINENT_THREAT: (asked) => emergencyGrounds(THREAT, asked),
  ANY_EMERGENCY: (asked) => emergencyGrounds(ANY_EMERGENCY, asked),
  HUMAN_DECISION: () => NO_BASIS,
  NOT_HELD: () => NO_BASIS,
};

/** Names of all conditions a rule may hang on; a table that asks for another is refused. */
export const CONDITION_NAMES: ReadonlySet<string> = new Set(Object.keys(CONDITIONS));

/** INVARIANT: an unknown name denies. */
export function groundsUnder(name: string, asked: CaseOf): Found {
  return CONDITIONS[name]?.(asked) ?? NO_BASIS;
}

export function byLaw(scope: Scope): readonly Ground[] {
  return [{ kind: 'LAW', id: null, scope }];
}

export function consentTo(search: ConsentSearch): Condition {
  return (asked) => consentGrounds(search, asked);
}

function consentOf(...types: ConsentType[]): Condition {
  return consentTo({ types, express: true });
}

function lawFor(kind: LegalKind): Condition {
  return ({ question }) => (question.legalKinds.includes(kind) ? byLaw({}) : NO_BASIS);
}

/** The grounds of both; where neither gives one, the reason of the more telling. */
function anyOf(first: Condition, second: Condition): Condition {
  return (asked) => {
    const [one, other] = [first(asked), second(asked)];
    if (isGrounds(one) && isGrounds(other)) return [...one, ...other];
    if (isGrounds(one)) return one;
    return isGrounds(other) || one === NO_BASIS ? other : one;
  };
}

/** Both must be there: what both reach, on the strength of both. */
function bothOf(first: Condition, second: Condition): Condition {
  return (asked) => {
    const [one, other] = [first(asked), second(asked)];
    if (!isGrounds(one)) return one;
    if (!isGrounds(other)) return other;
    const both = one.flatMap((left) => other.flatMap((right) => joined(left, right)));
    return both.length > 0 ? both : NO_BASIS;
  };
}

/** The narrower of two bases is the one that is named; it reaches what both reach. */
function joined(left: Ground, right: Ground): Ground[] {
  const scope = intersect(left.scope, right.scope);
  return scope ? [{ ...right, scope }] : [];
}

function assignedOrReferred({ question, bases, at }: CaseOf): Found {
  const assignment = bases.assignments.find((each) => holdsFor(each, question, at));
  if (assignment) return [{ kind: 'ASSIGNMENT', id: assignment.id, scope: {} }];
  const referral = bases.referrals.find((each) => holdsFor(each, question, at));
  return referral ? [{ kind: 'REFERRAL', id: referral.id, scope: {} }] : NO_BASIS;
}

/** Where no consent is relied on, a defender reads as counsel of record alone (DOMAIN 3.2). */
export function counselOfRecord({ question, bases, at }: CaseOf): Found {
  const counsel = bases.representations.find((each) => holdsFor(each, question, at));
  return counsel ? [{ kind: 'REPRESENTATION', id: counsel.id, scope: {} }] : NO_BASIS;
}

function agreement(type: AgreementType): Condition {
  return ({ question, bases, at }) => {
    const held = bases.agreements.filter((each) => each.type === type && holdsFor(each, question, at));
    if (held.length === 0) return NO_BASIS;
    return held.map(({ id, sources, endsAt }) => ({
      kind: 'AGREEMENT',
      id,
      scope: sources === null ? {} : { sources },
      type,
      ...(endsAt === null ? {} : { endsAt }),
    }));
  };
}
