import type { Graph } from '@lead-graph/kit/graph';
import { ROSA } from '@lead-graph/participants/people';
import type { Client } from 'pg';
import { copying, double, doubleParticipant, referencesOfRosa } from '../world';

/** Doubles of Rosa who are alike in size. */
export interface Group {
  readonly people: number;
  /** Records that her case manager reads of each, spread over all agencies. */
  readonly records: number;
  /** Releases in force of each; absent: what Rosa signed. */
  readonly consents?: number;
}

/** Of each agency, one of Rosa's records that her case manager may read. */
const RECORDS = [
  { agency: 'law-enforcement', table: 'public.police_contact', category: 'LE_CONTACT' },
  { agency: 'behavioral-health', table: 'public.care_encounter', category: 'SUD_P2' },
  { agency: 'housing', table: 'public.living_situation', category: 'HMIS' },
  { agency: 'prosecution', table: 'public.charge', category: 'CONV+PROS_PUB' },
] as const;

/** Puts groups into a graph, each person of them a person of their own to every agency. Ids of each group. */
export async function addGroups(
  graph: Graph,
  administrator: (agency: string) => Promise<Client>,
  groups: readonly Group[],
): Promise<string[][]> {
  const references = await referencesOfRosa(graph);
  const numbered = groups.map((group, at) => ({
    group,
    after: sumOf(groups.slice(0, at).map(({ people }) => people)),
  }));
  for (const [at, { agency, table, category }] of RECORDS.entries())
    await copying(await administrator(agency), async (db) => {
      const ref = references[agency]!;
      const { rows } = await db.query(`SELECT id FROM ${table} WHERE "personRef" = $1 AND category = $2 LIMIT 1`, [
        ref,
        category,
      ]);
      for (const { group, after } of numbered) {
        await double(db, 'public.person', '"personRef" = $1', ref, group.people, 1, after);
        await double(db, table, 'id = $1', rows[0].id, group.people, shareOf(group.records, at), after);
      }
    });
  return copying(await administrator('participants'), async (db) => {
    const ids: string[][] = [];
    for (const { group, after } of numbered) ids.push(await addParticipants(db, group, after));
    return ids;
  });
}

async function addParticipants(db: Client, { people, consents }: Group, after: number): Promise<string[]> {
  const ids = await doubleParticipant(db, people, after);
  if (consents === undefined) return ids;
  await db.query(
    `DELETE FROM provision WHERE "consentId" IN (SELECT id FROM consent WHERE "participantId" = ANY($1))`,
    [ids],
  );
  await db.query('DELETE FROM consent WHERE "participantId" = ANY($1)', [ids]);
  const { rows } = await db.query(`SELECT id FROM consent WHERE "participantId" = $1 AND type = 'ROI_MULTIPARTY'`, [
    ROSA,
  ]);
  await double(db, 'public.consent', 'id = $1', rows[0].id, people, consents, after);
  await double(db, 'public.provision', '"consentId" = $1', rows[0].id, people, consents, after);
  return ids;
}

/** What falls to one agency, so that all together come to the whole. */
function shareOf(records: number, at: number): number {
  return Math.floor(records / RECORDS.length) + (at < records % RECORDS.length ? 1 : 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
