import type { SubgraphContext } from '@lead-graph/kit';
import {
  BadUserInput,
  Forbidden,
  LeadError,
  LegalKind,
  mayClaim,
  Purpose,
  Recipient,
  type Requester,
  Unauthenticated,
} from '@lead-graph/schema';
import { EmergencyKind } from '../codes/emergency';
import type { DeclareEmergencyInput } from './declareEmergency';
import { PartnerOrganization } from '../program/partnerOrganization';
import { assertHere } from '../staff';

/** Whoever declares, at the organisation they declare it for. */
export type Declarer = Requester & { readonly organization: string };

const MEDICAL_ONLY = 'a medical emergency is declared by medical personnel (2.51); call emergency medical services';

/** Who may declare an emergency of this kind; anyone else is refused before a record of anybody is looked at. */
export async function declarerOf(kind: EmergencyKind, context: SubgraphContext): Promise<Declarer> {
  const { requester, call, db } = context;
  if (!requester) throw new Unauthenticated("the user's own token is missing");
  const { organization, recipient } = requester;
  if (organization === null || !mayClaim(requester, Purpose.ETREAT))
    throw new Forbidden('an emergency is declared by staff whose role allows the purpose `ETREAT`');
  if (call.purpose !== Purpose.ETREAT)
    throw new BadUserInput('Purpose-Of-Use', 'an emergency is declared for the purpose `ETREAT`; claim that one');
  await assertHere(context);
  const partner = await db.getRepository(PartnerOrganization).findOneBy({ code: organization });
  if (!partner) throw new Forbidden('an emergency is declared by staff of a partner');
  if (kind !== EmergencyKind.THREAT && !(recipient === Recipient.BH && treats(partner)))
    throw new Forbidden(MEDICAL_ONLY);
  return { ...requester, organization };
}

function treats({ legalKinds }: PartnerOrganization): boolean {
  return legalKinds.includes(LegalKind.COVERED_ENTITY) || legalKinds.includes(LegalKind.MEDICAL_RESPONDER);
}

/** What a record of a medical emergency holds (42 CFR 2.51(c)). */
const ELEMENTS = ['nature', 'medicalPerson', 'affiliation', 'discloser'] as const;

/** Refuses a declaration in which something is missing, naming all that is. `mostHours`: how long one may last. */
export function checkDeclaration(input: DeclareEmergencyInput, mostHours: number): void {
  if (Boolean(input.participantId) === Boolean(input.person))
    throw new BadUserInput('participantId', 'say either `participantId` or `person`');
  const needed = input.kind === EmergencyKind.THREAT ? (['nature'] as const) : ELEMENTS;
  const missing = needed.filter((element) => !input[element]?.trim());
  if (missing.length > 0) throw missingElements(missing);
  if (input.kind !== EmergencyKind.THREAT && !input.consentCannotBeObtained)
    throw new BadUserInput('consentCannotBeObtained', 'where consent can be obtained, ask for it (2.51(a))');
  if (input.hours < 1 || input.hours > mostHours) throw new BadUserInput('hours', `expected 1 to ${mostHours}`);
}

function missingElements(missing: readonly string[]): LeadError {
  const named = missing.map((element) => `\`${element}\``).join(', ');
  return new LeadError('BAD_USER_INPUT', `${named}: missing from the record of the emergency (42 CFR 2.51(c))`, {
    argument: missing[0],
    defects: missing.map((element) => ({ element, paragraph: '2.51(c)', message: 'is missing' })),
  });
}
