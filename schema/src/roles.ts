import { Purpose, Recipient } from './vocabulary';

/** What somebody does at their organisation. */
export enum Role {
  POLICE_OFFICER = 'POLICE_OFFICER',
  POLICE_SERGEANT = 'POLICE_SERGEANT',
  CASE_MANAGER = 'CASE_MANAGER',
  CASE_MANAGEMENT_SUPERVISOR = 'CASE_MANAGEMENT_SUPERVISOR',
  BH_CLINICIAN = 'BH_CLINICIAN',
  PARAMEDIC = 'PARAMEDIC',
  HOUSING_STAFF = 'HOUSING_STAFF',
  PROSECUTOR = 'PROSECUTOR',
  PUBLIC_DEFENDER = 'PUBLIC_DEFENDER',
  COURT_CLERK = 'COURT_CLERK',
  POLICY_ANALYST = 'POLICY_ANALYST',
  EVALUATOR = 'EVALUATOR',
  PRIVACY_OFFICER = 'PRIVACY_OFFICER',
  PROGRAM_ADMINISTRATOR = 'PROGRAM_ADMINISTRATOR',
  PARTICIPANT = 'PARTICIPANT',
  /** Somebody who acts for a participant: a parent, a guardian, an executor. */
  REPRESENTATIVE = 'REPRESENTATIVE',
}

interface Standing {
  readonly recipient: Recipient;
  /** Purposes this role may claim (DOMAIN 3.2, last paragraph); anything else is refused before planning. */
  readonly purposes: readonly Purpose[];
}

const { TREAT, HPAYMT, HOPERAT, DIVOPS, HLEGAL, AUDIT, HRESCH, ETREAT, MANDATE, PATRQT } = Purpose;
const police: Standing = { recipient: Recipient.LE, purposes: [DIVOPS, HLEGAL, MANDATE, ETREAT, AUDIT] };
const self: Standing = { recipient: Recipient.SELF, purposes: [PATRQT] };
const caseManagement: Standing = { recipient: Recipient.CM, purposes: [TREAT, HOPERAT, DIVOPS, ETREAT, MANDATE] };

export const STANDING: Readonly<Record<Role, Standing>> = {
  POLICE_OFFICER: police,
  POLICE_SERGEANT: police,
  CASE_MANAGER: caseManagement,
  CASE_MANAGEMENT_SUPERVISOR: caseManagement,
  BH_CLINICIAN: { recipient: Recipient.BH, purposes: [TREAT, HPAYMT, HOPERAT, DIVOPS, ETREAT, MANDATE] },
  PARAMEDIC: { recipient: Recipient.BH, purposes: [TREAT, ETREAT] },
  HOUSING_STAFF: { recipient: Recipient.HSG, purposes: [TREAT, DIVOPS, ETREAT, MANDATE] },
  PROSECUTOR: { recipient: Recipient.PROS, purposes: [DIVOPS, HLEGAL, AUDIT, MANDATE] },
  PUBLIC_DEFENDER: { recipient: Recipient.PD, purposes: [DIVOPS, HLEGAL, MANDATE] },
  COURT_CLERK: { recipient: Recipient.CT, purposes: [DIVOPS, HLEGAL, AUDIT, MANDATE] },
  POLICY_ANALYST: { recipient: Recipient.POL, purposes: [DIVOPS, AUDIT, HRESCH] },
  EVALUATOR: { recipient: Recipient.RES, purposes: [DIVOPS, HRESCH] },
  PRIVACY_OFFICER: { recipient: Recipient.POL, purposes: [AUDIT] },
  PROGRAM_ADMINISTRATOR: { recipient: Recipient.CM, purposes: [HOPERAT, DIVOPS] },
  PARTICIPANT: self,
  REPRESENTATIVE: self,
};

/** Who asks, as the verified token says. */
export interface Requester {
  /** Subject of the token. Never sent to an agency when the requester is the participant, or acts for them. */
  readonly id: string;
  readonly role: Role;
  readonly recipient: Recipient;
  /** Code of the organisation; null for a participant or representative. */
  readonly organization: string | null;
}

/** The requester a token's claims name, or null when they name none. */
export function requesterOf(claims: Readonly<Record<string, unknown>>): Requester | null {
  const { sub, role, organization } = claims;
  if (typeof sub !== 'string' || sub === '' || typeof role !== 'string' || !Object.hasOwn(Role, role)) return null;
  const recipient = STANDING[role as Role].recipient;
  if (recipient === Recipient.SELF) return { id: sub, role: role as Role, recipient, organization: null };
  if (typeof organization !== 'string' || organization === '') return null;
  return { id: sub, role: role as Role, recipient, organization };
}

export function mayClaim(requester: Requester, purpose: Purpose): boolean {
  return STANDING[requester.role].purposes.includes(purpose);
}
