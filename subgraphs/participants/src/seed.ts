import { randomUUID } from 'node:crypto';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Agreement } from './bases/agreement';
import { Assignment } from './program/assignment';
import { Catchment } from './program/catchment';
import { EligibilityPolicy, EligibilityScreen } from './program/eligibility';
import { EngagementSpell, Enrolment } from './program/enrolment';
import { FundingSource } from './program/fundingSource';
import { Identifier } from './identity/identifier';
import { PartnerOrganization } from './program/partnerOrganization';
import { Person, Reference, Representation } from './identity/person';
import { Referral } from './program/referral';
import { NAMED } from './seed/named';
import { other } from './seed/others';
import { PEOPLE, participantId } from './seed/people';
import { AGREEMENTS, CATCHMENTS, ELIGIBILITY_POLICIES, FUNDING_SOURCES, ORGANIZATIONS } from './seed/program';
import { randomFrom } from './seed/random';
import { numbered, type Row, rowsOfStory } from './seed/rows';
import { SignedConsent, SignedLine } from './consent/signedConsent';

/**
 * Fills a core with the program's partners and sixty synthetic participants. Always the same, but for the
 * references, which are random everywhere. A second run writes nothing.
 */
export async function seed(db: DataSource): Promise<void> {
  await insert(db, PartnerOrganization, ORGANIZATIONS);
  await insert(db, Catchment, CATCHMENTS);
  await insert(db, FundingSource, FUNDING_SOURCES);
  await insert(db, EligibilityPolicy, ELIGIBILITY_POLICIES);
  await insert(
    db,
    Agreement,
    AGREEMENTS.map((each, index) => ({ ...each, id: numbered('9', index + 1) })),
  );
  await insertPeople(db);
  const counsel = { participantId: participantId(1), organization: 'kcdpd', startsAt: '2026-03-04T18:00:00Z' };
  await insert(db, Representation, [{ ...counsel, id: numbered('8', 1) }]);
}

async function insertPeople(db: DataSource): Promise<void> {
  const random = randomFrom(20_180_701);
  const stories = Array.from({ length: PEOPLE }, (_, index) => NAMED[index] ?? other(random));
  const rows = stories.map((story, index) => rowsOfStory(index + 1, story));
  await insert(
    db,
    Person,
    rows.map(({ person }) => person),
  );
  await insert(
    db,
    Reference,
    rows.flatMap(({ person }) => referencesOf(person.id as string)),
  );
  await insert(
    db,
    Identifier,
    rows.flatMap(({ identifiers }) => identifiers),
  );
  await insert(
    db,
    Referral,
    rows.flatMap(({ referrals }) => referrals),
  );
  await insert(
    db,
    EligibilityScreen,
    rows.flatMap(({ screens }) => screens),
  );
  await insert(
    db,
    Enrolment,
    rows.flatMap(({ enrolments }) => enrolments),
  );
  await insert(
    db,
    EngagementSpell,
    rows.flatMap(({ spells }) => spells),
  );
  await insert(
    db,
    Assignment,
    rows.flatMap(({ assignments }) => assignments),
  );
  await insert(
    db,
    SignedConsent,
    rows.flatMap(({ consents }) => consents),
  );
  await insert(
    db,
    SignedLine,
    rows.flatMap(({ lines }) => lines),
  );
}

function referencesOf(participantId: string): Row[] {
  return RECORD_AGENCIES.map(({ name }) => ({ ref: randomUUID(), participantId, agency: name }));
}

/** Takes an agency's own references for the synthetic participants it calls `seed-1` to `seed-60`; others it leaves. */
export async function pair(db: DataSource, agency: string, refs: ReadonlyMap<string, string>): Promise<void> {
  for (let n = 1; n <= PEOPLE; n++) {
    const ref = refs.get(`seed-${n}`);
    if (ref)
      await db
        .getRepository(Reference)
        .update({ participantId: participantId(n), agency }, { ref, pairedAt: new Date() });
  }
}

async function insert(db: DataSource, noun: EntityTarget<ObjectLiteral>, rows: readonly Row[]): Promise<void> {
  await db
    .createQueryBuilder()
    .insert()
    .into(noun)
    .values([...rows])
    .orIgnore()
    .execute();
}
