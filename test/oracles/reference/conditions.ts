import type { AgreementType, ConsentType } from '@lead-graph/participants/engine';
import { DataCategory as C, LegalKind, ObtainedVia, Recipient } from '@lead-graph/schema';
import { holdsAt } from './ages';
import type { AskedOf, Says } from './asked';
import type { Claim } from './claim';
import { emergencyClaims } from './emergencies';
import { fittingLines, lineReaches, type PermittingLine } from './lines';
import { namesItself } from './naming';
import { orderClaims } from './orders';

/** What a condition yields: claims, and the lines that were looked at, so that a denial can say why. */
export interface Looked {
  readonly claims: readonly Claim[];
  readonly lines: readonly PermittingLine[];
  /** Half of what is needed: opens nothing, but the participant's no to it is the reason. */
  readonly half?: readonly Claim[];
}

type Condition = (asked: AskedOf) => readonly Looked[];

const EXPRESS: readonly ConsentType[] = ['ROI_MULTIPARTY', 'HMIS_ROI', 'CJ_MONITORING_235', 'LEGAL_PROCEEDINGS'];
const GENERAL: readonly ConsentType[] = [...EXPRESS, 'TPO_SINGLE'];

export const generalConsent: Condition = (asked) => [consents(GENERAL, false, asked)];
export const expressLine: Condition = (asked) => [consents(EXPRESS, true, asked)];

/** Each sentence of the table of conditions in `schema/rules/README.md`; a name that is not here opens nothing. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  OWN_COPY: () => byLaw(),
  COPY_WITHOUT_HELD_WARRANTS: () => byLaw((row) => row.obtainedVia !== ObtainedVia.UNSERVED_WARRANT),
  ASSIGNED_OR_REFERRED: (asked) => [...assignedOrReferred(asked), ...generalConsent(asked)],
  AGREED_REFERRAL: (asked) => assignedOrReferred(asked),
  ARREST_DIVERSION_REPORT: (asked) => [...byLaw((row) => row.route === 'ARREST_DIVERSION'), ...generalConsent(asked)],
  NOT_FROM_COORDINATION: () => byLaw((row) => row.obtainedVia !== ObtainedVia.LEAD_COORDINATION),
  TREATING_PROVIDER: ifA(LegalKind.COVERED_ENTITY),
  CARE_COORDINATOR: (asked) => [...ifA(LegalKind.CARE_COORDINATOR)(asked), ...expressLine(asked)],
  CRIMINAL_JUSTICE_AGENCY: ifA(LegalKind.CRIMINAL_JUSTICE_AGENCY),
  DISCLOSERS_OWN_OPERATIONS: ({ question: { organization } }) =>
    organization === null ? [] : byLaw((row) => row.keepers.includes(organization)),
  COUNSEL_OF_RECORD: (asked) => counselOfRecord(asked),
  QSO_OF_SOURCE: agreement('QSOA'),
  AUDIT_AGREEMENT: agreement('AUDIT'),
  DISCLOSER_AUDIT_AGREEMENT: agreement('DISCLOSER_AUDIT'),
  EVALUATION_AGREEMENT: agreement('EVALUATION'),
  RESEARCH_AGREEMENT: agreement('RESEARCH'),
  CHRI_CONTRACT: agreement('CHRI_CONTRACT'),
  CHRI_RESEARCH_AGREEMENT: agreement('CHRI_RESEARCH'),
  CHRI_CONTRACT_AS_COUNSEL: (asked) =>
    counselOfRecord(asked).some(({ claims }) => claims.length > 0) ? agreement('CHRI_CONTRACT')(asked) : [],
  COUNSELING_NOTES_CONSENT: (asked) => [consents(['SUD_COUNSELING_NOTES'], true, asked)],
  PSYCHOTHERAPY_NOTES_CONSENT: (asked) => [consents(['PSYCHOTHERAPY_NOTES'], true, asked)],
  VSP_CONSENT: (asked) => [consents(['VSP_RELEASE'], true, asked)],
  STI_CONSENT: (asked) => [consents(['STI_EXPRESS', 'ROI_MULTIPARTY'], true, { ...asked, category: C.STI })],
  LEGAL_PROCEEDINGS_CONSENT: (asked) => [consents(['LEGAL_PROCEEDINGS'], true, asked), ...byOrder(asked)],
  COUNSELING_NOTES_LEGAL_CONSENT: (asked) => [bothConsents(asked), ...byOrder(asked)],
  COURT_ORDER: (asked) => byOrder(asked),
  MEDICAL_EMERGENCY: (asked) => only(emergencyClaims(['MEDICAL', 'DISASTER'], asked)),
  IMMINENT_THREAT: (asked) => only(emergencyClaims(['THREAT'], asked)),
  ANY_EMERGENCY: (asked) => only(emergencyClaims(['MEDICAL', 'DISASTER', 'THREAT'], asked)),
  HUMAN_DECISION: () => [],
  NOT_HELD: () => [],
};

/** A cell that permits outright; a defender reads there as counsel of record alone. */
export const permittedByLaw: Condition = (asked) =>
  asked.question.recipient === Recipient.PD ? counselOfRecord(asked) : byLaw();

function byLaw(reaches: Says = () => true): Looked[] {
  return only([{ kind: 'LAW', reaches, lines: [] }]);
}

function only(claims: readonly Claim[]): Looked[] {
  return [{ claims, lines: [] }];
}

function byOrder(asked: AskedOf): Looked[] {
  return only(orderClaims(asked));
}

function ifA(kind: LegalKind): Condition {
  return ({ question }) => (question.legalKinds.includes(kind) ? byLaw() : []);
}

function consents(types: readonly ConsentType[], express: boolean, asked: AskedOf): Looked {
  const lines = fittingLines(types, express, asked);
  return { claims: lines.filter(({ failure }) => failure === null).map((each) => byConsent([each])), lines };
}

/** Each pair of a consent for the notes and one for the proceedings, for the rows both reach. */
function bothConsents(asked: AskedOf): Looked {
  const notes = fittingLines(['SUD_COUNSELING_NOTES'], true, asked);
  const legal = fittingLines(['LEGAL_PROCEEDINGS'], true, asked);
  const holds = ({ failure }: PermittingLine): boolean => failure === null;
  const claims = notes
    .filter(holds)
    .flatMap((note) => legal.filter(holds).map((proceeding) => byConsent([proceeding, note])));
  const half = notes.filter(holds).map((note) => byConsent([note]));
  return { claims, half, lines: half.length > 0 ? legal : notes };
}

function byConsent(lines: readonly PermittingLine[]): Claim {
  const type = lines[0]!.consent.type;
  return { kind: 'CONSENT', type, reaches: (row) => lines.every((each) => lineReaches(each, row)), lines };
}

function assignedOrReferred({ bases, question, at }: AskedOf): Looked[] {
  const held = <T extends { readonly organization: string; readonly startsAt: number; readonly endsAt: number | null }>(
    each: T,
  ): boolean => namesItself([each.organization], question) && holdsAt(each, at);
  const claim = (kind: Claim['kind']) => (): Claim => ({ kind, reaches: () => true, lines: [] });
  return only([
    ...bases.assignments.filter(held).map(claim('ASSIGNMENT')),
    ...bases.referrals.filter(held).map(claim('REFERRAL')),
  ]);
}

function counselOfRecord({ bases, question, at }: AskedOf): Looked[] {
  const held = bases.representations.filter((each) => namesItself([each.organization], question) && holdsAt(each, at));
  return only(held.map(() => ({ kind: 'REPRESENTATION', reaches: () => true, lines: [] })));
}

function agreement(type: AgreementType): Condition {
  return ({ bases, question, at }) =>
    only(
      bases.agreements
        .filter((each) => each.type === type && namesItself([each.organization], question) && holdsAt(each, at))
        .map(({ sources }) => ({
          kind: 'AGREEMENT',
          type,
          reaches: ({ keepers }) => sources === null || keepers.some((keeper) => sources.includes(keeper)),
          lines: [],
        })),
    );
}
