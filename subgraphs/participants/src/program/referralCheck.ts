import { AGENCIES, BadUserInput } from '@lead-graph/schema';
import type { EntityManager } from 'typeorm';
import { activeOn, Catchment } from './catchment';
import { OrganizationKind as Kind } from '../codes/organizationKind';
import { ReferralHandOff, ReferralRoute } from '../codes/referral';
import { localDay } from '../localDay';
import { PartnerOrganization } from './partnerOrganization';
import type { ReferParticipantInput } from './referParticipant';

/** Who may open which door (LEAD, three doors): by kind of organisation. */
const MAY_OPEN: Readonly<Record<ReferralRoute, readonly Kind[]>> = {
  ARREST_DIVERSION: [Kind.POLICE],
  SOCIAL_CONTACT: [Kind.POLICE],
  COMMUNITY_REFERRAL: Object.values(Kind).filter((kind) => kind !== Kind.POLICE),
  PROSECUTOR_REFERRAL: [Kind.PROSECUTION, Kind.DEFENSE],
  JAIL_REFERRAL: [Kind.POLICE, Kind.PROSECUTION, Kind.DEFENSE],
  COURT_REFERRAL: [Kind.COURT],
};

/** Organisations that may be asked to take a case: those of the core. */
const MAY_TAKE = AGENCIES.find((agency) => agency.core)!.organizations;

const SPOKE: readonly ReferralHandOff[] = [ReferralHandOff.MET, ReferralHandOff.PHONE];

/** What no single field can tell. */
export async function checkReferral(input: ReferParticipantInput, now: Date, db: EntityManager): Promise<void> {
  checkPerson(input);
  checkTimes(input, now);
  const day = localDay(input.madeAt);
  if (!MAY_TAKE.includes(input.referredTo))
    throw new BadUserInput('referredTo', `expected one of ${MAY_TAKE.join(', ')}`);
  await partnerOn(day, 'referredTo', input.referredTo, db);
  const { kind } = await partnerOn(day, 'referredBy', input.referredBy, db);
  if (!MAY_OPEN[input.route].includes(kind)) {
    throw new BadUserInput(
      'route',
      `\`${input.route}\` is not opened by such an organization; expected ${MAY_OPEN[input.route].join(' or ')}`,
    );
  }
  if (input.catchment !== undefined) await catchmentOn(day, input.catchment, db);
}

function checkPerson({ participantId, person }: ReferParticipantInput): void {
  if ((participantId === undefined) === (person === undefined)) {
    throw new BadUserInput('person', 'give either `participantId` or `person`');
  }
}

function checkTimes({ madeAt, handOff }: ReferParticipantInput, now: Date): void {
  if (madeAt > now) throw new BadUserInput('madeAt', 'lies in the future');
  if (!handOff) return;
  const { requestedAt, metAt, outcome } = handOff;
  if (requestedAt > now || (metAt && metAt > now)) throw new BadUserInput('handOff', 'lies in the future');
  if (metAt && metAt < requestedAt) throw new BadUserInput('handOff.metAt', 'is before `requestedAt`');
  if (SPOKE.includes(outcome) !== Boolean(metAt)) {
    throw new BadUserInput('handOff.metAt', 'goes with the outcomes `MET` and `PHONE`, and with them always');
  }
}

async function partnerOn(day: string, field: string, code: string, db: EntityManager): Promise<PartnerOrganization> {
  const partner = await db.findOne(PartnerOrganization, {
    where: activeOn(day).map((active) => ({ ...active, code })),
  });
  if (!partner) throw new BadUserInput(field, 'names no partner of that day; `organizations` lists their codes');
  return partner;
}

async function catchmentOn(day: string, code: string, db: EntityManager): Promise<void> {
  const active = await db.exists(Catchment, { where: activeOn(day).map((then) => ({ ...then, code })) });
  if (!active) throw new BadUserInput('catchment', 'names none that was active that day; `catchments` lists them');
}
