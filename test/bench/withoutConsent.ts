import { DataCategory } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { replaceIn } from '../faults/builds/replace';

/** What the core knows of a participant, but for what anybody signed or ordered. */
const STANDINGS = `SELECT p.id, json_build_object('preferredName', p."preferredName") AS person,
    coalesce((SELECT coalesce(e.ended, CASE WHEN EXISTS (SELECT FROM engagement_spell s WHERE s."enrolmentId" = e.id AND s."endedAt" IS NULL)
      THEN 'ACTIVE' ELSE 'INACTIVE' END) FROM enrolment e WHERE e."participantId" = p.id), 'REFERRED') AS status,
    (SELECT coalesce(json_object_agg(x.agency, x.ref), '{}') FROM reference x WHERE x."participantId" = p.id) AS "references"
  FROM participant p WHERE p.id = ANY($1::uuid[])`;

async function standingsOf(db: DataSource, _: string, ids: readonly string[]) {
  return { at: Date.now(), organizations: {}, departed: false, standings: await db.query(STANDINGS, [ids]) };
}

const EVERYTHING = new Map(
  Object.values(DataCategory).map((category) => [category, { effect: 'PERMIT', category, obligations: [] }]),
);

function proofFor({ name }: { name: string }, { standing }: { standing: { references: Record<string, string> } }) {
  return { reference: standing.references[name], proof: '' };
}

function readingOf(_: unknown, reference: string) {
  return { reference, own: false, lines: () => [{ ref: reference }], mayLearn: () => true };
}

interface Reads {
  readonly db: DataSource;
  rows<T extends object>(read: { text: string; lines: string; instants: readonly string[] }): Promise<T[]>;
}

type Lines = readonly { readonly ref: string }[];

/** The same rows, by person alone. */
async function permittedRows(reads: Reads, noun: new () => object, linesOfEach: readonly Lines[]) {
  const { columns, tablePath } = reads.db.getMetadata(noun);
  const selected = columns
    .filter(({ databaseName }) => !['source', 'localId', 'contentHash'].includes(databaseName))
    .map(({ databaseName }) => `"${databaseName}"`)
    .join(', ');
  const refs = linesOfEach.map(([line]) => line!.ref);
  const rows = await reads.rows<{ personRef: string }>({
    text: `SELECT ${selected} FROM ${tablePath} WHERE "personRef" = ANY($1::uuid[]) ORDER BY "servicedOn" DESC NULLS LAST, id`,
    lines: `{${refs.join(',')}}`,
    instants: columns.flatMap(({ type, databaseName }) => (type === 'timestamptz' ? databaseName : [])),
  });
  const found = new Map(refs.map((ref): [string, object[]] => [ref, []]));
  for (const row of rows) found.get(row.personRef)!.push(row);
  return [...found.values()];
}

/**
 * The sabotaged build: nobody's basis is read, nothing is decided, sealed, opened or recorded, and everybody is handed
 * everything. Loaded before the graph by a benchmark, which compares the true build with it.
 */
replaceIn('participants/src/decision/standing.ts', () => ({ standingsOf }));
replaceIn('participants/src/engine/decide.ts', () => ({ decideAll: () => EVERYTHING }));
replaceIn('participants/src/decision/decisionRecord.ts', () => ({ recordDecisions: () => Promise.resolve() }));
replaceIn('participants/src/decision/proofs.ts', () => ({ proofFor }));
replaceIn('participants/src/decision/termsOfCall.ts', () => ({ termsOfCall: () => [] }));
replaceIn('kit/src/proof.ts', () => ({ readingOf }));
replaceIn('kit/src/permittedRows.ts', () => ({ permittedRows }));

const { SubgraphContext }: typeof import('@lead-graph/kit') = require('@lead-graph/kit');
const nothing = () => undefined;
Object.assign(SubgraphContext.prototype, { noteAsked: nothing, noteRelease: nothing, ledgerEntries: () => [] });
require('./withoutLedger');
