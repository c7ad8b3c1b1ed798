import { randomUUID } from 'node:crypto';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import type { References } from './graphRows';
import { insert } from './graphRows';
import { type Known, knownAt } from './knownAt';
import type { Person, Story } from './story';

export interface Inserted {
  readonly participantId: string;
  readonly references: References;
}

/** An account of a story, as the identity provider knows it. */
export type AccountNamed = (account: string) => string;

/** Ids are the database's own; those of the story stand for them. */
type Ids = Map<string, string>;

const RECORDER = 'scenario';

/** Who the partners of a story are; partners of other stories stay, and take nobody's place. */
export async function writeOrganizations(db: DataSource, { organizations }: Story): Promise<void> {
  await db.query('UPDATE partner_organization SET "succeededBy" = NULL');
  for (const { code, kind, legalKinds } of organizations.values())
    await db.query(
      `INSERT INTO partner_organization (code, name, kind, "legalKinds", "activeFrom") VALUES ($1, $1, $2, $3, '2011-10-01')
       ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, "legalKinds" = excluded."legalKinds"`,
      [code, kind, legalKinds],
    );
  for (const { code, succeededBy } of organizations.values())
    await db.query('UPDATE partner_organization SET "succeededBy" = $2 WHERE code = $1', [code, succeededBy]);
}

/** Everybody of a story, with what is known of them at an instant. */
export async function writePeople(
  db: DataSource,
  story: Story,
  at: number,
  accountNamed: AccountNamed,
): Promise<{ people: ReadonlyMap<string, Inserted>; ids: ReadonlyMap<string, string> }> {
  await db.query('UPDATE participant SET account = NULL');
  await db.query('DELETE FROM agreement');
  const people = new Map<string, Inserted>();
  const ids: Ids = new Map();
  for (const person of story.people.values()) {
    const known = knownAt(story, person, at);
    if (people.size === 0) await writeAgreements(db, known, ids);
    people.set(person.name, await writePerson(db, person, known, ids, accountNamed));
  }
  return { people, ids: new Map([...ids].map(([id, own]) => [own, id])) };
}

/** They are about nobody in particular. */
async function writeAgreements(db: DataSource, { agreements }: Known, ids: Ids): Promise<void> {
  for (const { id, type, organization, sources, ...agreement } of agreements)
    await insert(db, 'agreement', { id: minted(id, ids), type, organization, sources, ...period(agreement) });
}

async function writePerson(
  db: DataSource,
  { name, born, died }: Person,
  known: Known,
  ids: Ids,
  accountNamed: AccountNamed,
): Promise<Inserted> {
  const participantId = randomUUID();
  const account = known.account === null ? null : accountNamed(known.account);
  const deceasedOn = known.diedAt === null ? null : died;
  await insert(db, 'participant', { id: participantId, preferredName: name, dateOfBirth: born, deceasedOn, account });
  const references = Object.fromEntries(RECORD_AGENCIES.map((agency) => [agency.name, randomUUID()]));
  for (const [agency, ref] of Object.entries(references)) await insert(db, 'reference', { ref, participantId, agency });
  await writeRelations(db, participantId, known, ids, accountNamed);
  await writeConsents(db, participantId, known, ids);
  await writeOthers(db, participantId, known, ids, accountNamed);
  return { participantId, references };
}

async function writeRelations(
  db: DataSource,
  participantId: string,
  { representatives, assignments, referrals, representations }: Known,
  ids: Ids,
  accountNamed: AccountNamed,
): Promise<void> {
  for (const { id, account, kind, startsAt, endsAt } of representatives)
    await insert(db, 'representative', {
      id: minted(id, ids),
      participantId,
      account: account === null ? null : accountNamed(account),
      kind,
      ...period({ startsAt, endsAt }),
      recordedBy: RECORDER,
    });
  for (const { id, organization, startsAt, endsAt } of assignments)
    await insert(db, 'assignment', {
      id: minted(id, ids),
      participantId,
      organization,
      caseManager: RECORDER,
      ...period({ startsAt, endsAt }),
    });
  for (const { id, organization, startsAt, endsAt } of referrals)
    await insert(db, 'referral', {
      id: minted(id, ids),
      participantId,
      route: 'COMMUNITY_REFERRAL',
      referredBy: organization,
      referredTo: organization,
      madeAt: instant(startsAt),
      agreedAt: instant(startsAt),
      closedAt: instant(endsAt),
      status: 'SCREENED',
    });
  for (const { id, organization, startsAt, endsAt } of representations)
    await insert(db, 'representation', {
      id: minted(id, ids),
      participantId,
      organization,
      ...period({ startsAt, endsAt }),
    });
}

async function writeConsents(db: DataSource, participantId: string, { consents }: Known, ids: Ids): Promise<void> {
  for (const { id, provisions, withdrawals, representativeId, ...consent } of consents) {
    const { type, status, signedBy, expiry, expiryEvent, disclosers, statements } = consent;
    const { matter, conditionBy, concerns, survivesDeath } = consent;
    const consentId = minted(id, ids);
    await insert(db, 'consent', {
      id: consentId,
      participantId,
      ...{
        type,
        status,
        signedBy,
        expiry,
        expiryEvent,
        disclosers,
        statements,
        matter,
        conditionBy,
        concerns,
        survivesDeath,
      },
      representativeId: representativeId === null ? null : minted(representativeId, ids),
      signedAt: instant(consent.signedAt),
      ...period(consent),
      revokedAt: instant(consent.revokedAt),
      reaffirmedAt: instant(consent.reaffirmedAt),
    });
    for (const provision of provisions)
      await insert(db, 'provision', { ...provision, id: minted(provision.id, ids), consentId });
    for (const { at, provisionId, recipients, categories } of withdrawals)
      await insert(db, 'consent_withdrawal', {
        consentId,
        at: instant(at),
        provisionId: provisionId === null ? null : minted(provisionId, ids),
        recipients,
        categories,
        recordedBy: RECORDER,
      });
  }
}

async function writeOthers(
  db: DataSource,
  participantId: string,
  { orders, emergencies, restrictions }: Known,
  ids: Ids,
  accountNamed: AccountNamed,
): Promise<void> {
  const recorded = { participantId, recordedBy: RECORDER };
  for (const order of orders) {
    const { type, recipients, purposes, categories, sources, dates, mandate, confidentialCommunications } = order;
    await insert(db, 'court_order', {
      id: minted(order.id, ids),
      ...recorded,
      ...{ type, recipients, purposes, categories, sources, mandate, confidentialCommunications },
      dates: JSON.stringify(dates),
      court: RECORDER,
      causeNumber: RECORDER,
      ...period(order),
    });
  }
  for (const { declaredBy, ...emergency } of emergencies) {
    const { kind, organization, nature, medicalPerson, affiliation, discloser } = emergency;
    await insert(db, 'emergency', {
      id: minted(emergency.id, ids),
      participantId,
      ...{ kind, organization, nature, medicalPerson, affiliation, discloser },
      declaredBy: accountNamed(declaredBy),
      ...period(emergency),
    });
  }
  for (const { id, kind, consentId, recipients, categories, purposes, holders, ...restriction } of restrictions)
    await insert(db, 'restriction', {
      id: minted(id, ids),
      ...recorded,
      ...{ kind, recipients, categories, purposes, holders },
      consentId: consentId === null ? null : minted(consentId, ids),
      ...period(restriction),
    });
}

/** In the order of the story: what was signed at one instant stands in the order of its ids. */
function minted(id: string, ids: Ids): string {
  const known = ids.get(id) ?? `${ids.size.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`;
  ids.set(id, known);
  return known;
}

function instant(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

function period({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number | null }) {
  return { startsAt: instant(startsAt), endsAt: instant(endsAt) };
}
