import { RECORD_AGENCIES } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { consentsOf, type SeedConsent } from './seed/consents';
import { ACCOUNTS, PEOPLE, participantId } from './seed/people';
import { AGREEMENTS, CATCHMENTS, ELIGIBILITY_POLICIES, FUNDING_SOURCES, ORGANIZATIONS } from './seed/program';

type Row = Readonly<Record<string, unknown>>;

/** Who discloses under a seeded consent: every partner that holds records. */
const DISCLOSERS = ['pda', 'reach', 'ets', 'desc', 'kcha', 'chmh', 'spd', 'kcso', 'kcpao', 'sca'];

const GIVEN = ['Alex', 'Bo', 'Cam', 'Dara', 'Eli', 'Fern', 'Gray', 'Hana', 'Ira', 'Jules'];
const FAMILY = ['Able', 'Birch', 'Croft', 'Dale', 'Elm', 'Fox', 'Grove', 'Hale', 'Ivory', 'Jay', 'Kite'];
const ROUTES = ['ARREST_DIVERSION', 'SOCIAL_CONTACT', 'COMMUNITY_REFERRAL'];

/** Fills an empty core with the program's partners and sixty synthetic participants; the same rows every time. */
export async function seed(db: DataSource): Promise<void> {
  await insert(db, 'partner_organization', ORGANIZATIONS);
  await insert(db, 'catchment', CATCHMENTS);
  await insert(db, 'funding_source', FUNDING_SOURCES);
  await insert(db, 'eligibility_policy', ELIGIBILITY_POLICIES.map((policy) => ({ ...policy, criteria: JSON.stringify(policy.criteria) })));
  await insert(db, 'agreement', AGREEMENTS);
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index + 1);
  await insert(db, 'participant', numbers.map(participant));
  await insert(db, 'reference', numbers.flatMap((n) => RECORD_AGENCIES.map(({ name }) => ({ participantId: participantId(n), agency: name }))));
  await insert(db, 'referral', numbers.map(referral));
  await insert(db, 'enrolment', numbers.map(enrolment));
  await insert(db, 'engagement_spell', numbers.map((n) => ({ enrolmentId: numbered('e', n), startedAt: '2025-02-03T18:00:00Z', endedAt: n % 9 === 8 ? '2026-03-01T18:00:00Z' : null, reason: n % 9 === 8 ? 'no contact for 90 days' : null })));
  await insert(db, 'assignment', numbers.map((n) => ({ participantId: participantId(n), organization: n % 10 === 7 ? 'chmh' : 'reach', caseManager: n % 10 === 7 ? 'case-manager-bell' : 'case-manager-ito', startsAt: '2025-02-03T18:00:00Z' })));
  await insert(db, 'representation', [{ participantId: participantId(1), organization: 'kcdpd', startsAt: '2025-03-01T18:00:00Z' }]);
  for (const n of numbers) for (const [index, consent] of consentsOf(n).entries()) await insertConsent(db, n, index, consent);
}

/** Takes an agency's own references for the synthetic participants it calls `seed-1` to `seed-60`. */
export async function pair(db: DataSource, agency: string, refs: ReadonlyMap<string, string>): Promise<void> {
  for (const [localId, ref] of refs) {
    const n = Number(localId.replace('seed-', ''));
    await db.query('UPDATE reference SET ref = $1, "pairedAt" = now() WHERE "participantId" = $2 AND agency = $3', [ref, participantId(n), agency]);
  }
}

function participant(n: number): Row {
  const [account, given, family] = ACCOUNTS[n] ?? [null, GIVEN[n % GIVEN.length]!, FAMILY[n % FAMILY.length]!];
  return { id: participantId(n), account, preferredName: given, familyName: family, dateOfBirth: `${1960 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`, languages: n % 6 === 0 ? ['es'] : ['en'] };
}

function referral(n: number): Row {
  const at = '2025-02-01T20:15:00Z';
  return { id: numbered('a', n), participantId: participantId(n), route: ROUTES[n % ROUTES.length], referredBy: n % 3 === 2 ? 'pda' : 'spd', referredTo: 'reach', catchment: 'spd-west', madeAt: at, agreedAt: at, closedAt: '2025-02-03T18:00:00Z', status: 'ENROLLED' };
}

function enrolment(n: number): Row {
  return { id: numbered('e', n), participantId: participantId(n), referralId: numbered('a', n), enrolledAt: '2025-02-03T18:00:00Z', fundingSource: n % 5 === 0 ? 'trueblood-3' : 'midd-2', trueblood: n % 5 === 0 };
}

async function insertConsent(db: DataSource, n: number, index: number, { lines, endsAt, revokedAt, ...consent }: SeedConsent): Promise<void> {
  const id = numbered(`c${index}`, n);
  const expiry = endsAt === null ? 'NONE' : 'AT';
  await insert(db, 'consent', [{ ...consent, id, participantId: participantId(n), status: 'ACTIVE', disclosers: DISCLOSERS, startsAt: consent.signedAt, expiry, endsAt, revokedAt: revokedAt ?? null }]);
  await insert(db, 'provision', lines.map((line) => ({ ...line, consentId: id, effect: 'PERMIT' })));
}

/** A stable id of another table, told from others by its letters, which are hexadecimal digits. */
function numbered(kind: string, n: number): string {
  return `5eed${kind.padStart(4, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

async function insert(db: DataSource, table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.keys(row);
    const values = columns.map((_, index) => `$${index + 1}`).join(', ');
    await db.query(`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${values})`, Object.values(row));
  }
}
