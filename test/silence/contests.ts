import { randomUUID } from 'node:crypto';
import type { TestGraph } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO } from '../graph/people';
import { copiesOf, referencesOf, tidy } from './crowd';

/** Two kinds of request that must take equally long. */
export interface Contest {
  readonly name: string;
  readonly as: string;
  readonly query: string;
  /** Variables of either kind. */
  readonly asked: readonly [readonly object[], readonly object[]];
  /** Each is asked once in all. */
  readonly once?: boolean;
}

const BY_ID = 'query ($id: ID!) { participant(id: $id) { id status careNotes { servicedOn text } } }';
const OWN_ROW =
  'query ($after: String!) { policeContacts(first: 1, after: $after) { nodes { servicedOn person { participant { id } } } } }';

/** Participants or rows of either kind: one alone could be slow for a reason of its own. */
const SEVERAL = 50;
const WITH_ROWS = 8;
const PERMITTED = 20;
const WITHHELD = 1_000;

/** Each fills databases, which are then tidied as autovacuum would. */
export async function openContests(graph: TestGraph, each: number): Promise<Contest[]> {
  const contests = [
    await withheldRows(graph),
    await hiddenParticipant(graph),
    await ownRow(graph),
    await neverAsked(graph, each),
  ];
  for (const agency of ['participants', 'behavioral-health', 'law-enforcement']) await tidy(graph, agency);
  return contests;
}

/** Participants alike in all but this: the second have withheld rows in the table of the permitted ones. */
export async function withheldRows(graph: TestGraph): Promise<Contest> {
  const ids = await copiesOf(graph, [ROSA], 2 * WITH_ROWS);
  const refs = await referencesOf(graph, 'behavioral-health', ids);
  for (const [index, ref] of refs.entries()) await addNotes(graph, ref, index < WITH_ROWS ? 0 : WITHHELD);
  const asked = ids.map((id) => ({ id }));
  return {
    name: `none against ${WITHHELD.toLocaleString('en-US')} withheld rows`,
    as: 'case-manager-ito',
    query: BY_ID,
    asked: [asked.slice(0, WITH_ROWS), asked.slice(WITH_ROWS)],
  };
}

/** Participants whom a police officer may not know of, against ids nobody has. */
export async function hiddenParticipant(graph: TestGraph): Promise<Contest> {
  return { ...(await hiddenAgainstUnknown(graph, SEVERAL)), name: 'hidden against unknown id' };
}

/** The same, each asked of once: nothing that was read, written or remembered before is of any help. */
export async function neverAsked(graph: TestGraph, each: number): Promise<Contest> {
  return { ...(await hiddenAgainstUnknown(graph, each)), name: 'the same, cold', once: true };
}

/** Rows of the police: of hidden participants, against those of people who are not in the program. */
export async function ownRow(graph: TestGraph): Promise<Contest> {
  const hidden = await referencesOf(graph, 'law-enforcement', await copiesOf(graph, HIDDEN, SEVERAL));
  const refs = hidden.flatMap((ref) => [randomUUID(), ref]);
  const days: { day: string }[] = await graph.subgraphs['law-enforcement']!.db.query(ADD_CONTACTS, [refs]);
  const asked = days.map(({ day }) => ({ after: Buffer.from(`${day} ${LAST_ID}`).toString('base64url') }));
  const ofKind = (kind: number) => asked.filter((_, index) => index % 2 === kind);
  return {
    name: 'hidden against unlinked person of an own row',
    as: 'officer-reyes',
    query: OWN_ROW,
    asked: [ofKind(0), ofKind(1)],
  };
}

const HIDDEN = [SAM, ADA, THEO];

async function hiddenAgainstUnknown(graph: TestGraph, each: number) {
  const hidden = await copiesOf(graph, HIDDEN, each);
  const asked = [hidden.map(() => ({ id: randomUUID() })), hidden.map((id) => ({ id }))] as const;
  return { as: 'officer-reyes', query: BY_ID, asked };
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** One a day, so that a cursor can name each. */
const ADD_CONTACTS = `INSERT INTO police_contact ("personRef", category, organization, "servicedOn", source, "localId", "contentHash", type, "occurredAt", driver)
  SELECT ref, 'LE_CONTACT', 'spd', day, 'timing', ref::text, '', 'SOCIAL_CONTACT', day + interval '20 hours', 'UNKNOWN'
  FROM unnest($1::uuid[]) WITH ORDINALITY AS g(ref, n), LATERAL (SELECT DATE '2024-01-01' + n::int AS day) AS d
  ORDER BY n RETURNING "servicedOn" AS day`;

/** Notes of one mental health program, withheld ones of a competency case among them as time would have it. */
async function addNotes(graph: TestGraph, ref: string, withheld: number): Promise<void> {
  await graph.subgraphs['behavioral-health']!.db.query(
    `INSERT INTO care_note ("personRef", category, organization, "sourceProgram", "servicedOn", source, "localId", "contentHash", kind, text, "drawnFrom")
     SELECT $1, CASE WHEN n <= $2 THEN 'MH' ELSE 'COMP+MH' END, 'desc', 'desc-outreach', DATE '2026-01-01' + n % 28, 'timing',
       gen_random_uuid()::text, '', 'PROGRESS', repeat('Came by and talked. ', 10), '{}'
     FROM generate_series(1, $2::int + $3::int) n ORDER BY random()`,
    [ref, PERMITTED, withheld],
  );
}
