import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../src/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded';
import { type Read, Reads } from '../src/reads';

/** One row of every type that a record's column has. */
const TYPES = `SELECT x::uuid AS "personRef", 7 AS nights, 0.1::real AS share, true AS own, 'Ä "b" \\ c' AS name, NULL::text AS nothing,
  date '2026-02-28' AS "servicedOn", timestamptz '2026-02-28 23:59:59.987654+00' AS "seenAt", NULL::timestamptz AS "leftAt",
  '{a,"b c"}'::text[] AS sources, '{"a": [1]}'::jsonb AS detail FROM unnest($1::text[]) x ORDER BY 1`;
const INSTANTS = ['seenAt', 'leftAt'];
const ROSA = '00000000-0000-4000-8000-000000000001';
const SAM = '00000000-0000-4000-8000-000000000002';

let folder: string;
let postgres: EmbeddedPostgres;
let db: DataSource;
const sent: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-graph-reads-'));
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres({ folder, owners: ['housing'], throwaway: true });
  db = await openDatabase(postgres.urlFor('housing'), [], [], (sql) => void sent.push(sql));
});
beforeEach(() => void sent.splice(0));
afterAll(async () => {
  await db?.destroy();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const typed = (...people: string[]): Read => ({ text: TYPES, lines: `{${people.join(',')}}`, instants: INSTANTS });
const said = (word: string, person?: string): Read => ({
  text: `SELECT '${word}' AS word, $1::int AS number${person ? ', $2::uuid AS person' : ''}`,
  ...{ lines: '7', instants: [], person },
});

describe('reads of one call', () => {
  it('give what the driver gives of every type, by one statement for all that is asked in one turn', async () => {
    const reads = new Reads(db);
    const asked = [typed(ROSA, SAM), typed(), said('hail')].map((read) => reads.rows(read));
    const [both, none, word] = await Promise.all(asked);
    expect(sent).toHaveLength(1);
    expect(both).toEqual(await db.query(TYPES, [`{${ROSA},${SAM}}`]));
    expect(both).toHaveLength(2);
    expect([none, word]).toEqual([[], [{ word: 'hail', number: 7 }]]);
  });

  it('have one text in whatever order they are asked', async () => {
    for (const words of [
      ['rain', 'snow'],
      ['snow', 'rain'],
    ]) {
      const reads = new Reads(db);
      const found = await Promise.all(words.map((word) => reads.rows(said(word))));
      expect(found).toEqual(words.map((word) => [{ word, number: 7 }]));
    }
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
  });

  it('are one statement for each person where they are about one', async () => {
    const reads = new Reads(db);
    const asked = [said('rain', ROSA), said('rain', SAM), said('snow', ROSA)].map((read) => reads.rows(read));
    expect((await Promise.all(asked)).flat()).toEqual([
      { word: 'rain', number: 7, person: ROSA },
      { word: 'rain', number: 7, person: SAM },
      { word: 'snow', number: 7, person: ROSA },
    ]);
    expect(sent).toHaveLength(2);
  });

  it('never share a statement with those of another call', async () => {
    await Promise.all([new Reads(db).rows(said('rain')), new Reads(db).rows(said('rain'))]);
    expect(sent).toHaveLength(2);
  });

  it('are sent alone where what is asked together is of ever more kinds', async () => {
    for (let kind = 0; kind < 100; kind += 1) {
      const reads = new Reads(db);
      const found = await Promise.all([reads.rows(said(`rain ${kind}`)), reads.rows(said('snow'))]);
      expect(found.flat()).toEqual([
        { word: `rain ${kind}`, number: 7 },
        { word: 'snow', number: 7 },
      ]);
    }
    expect(sent.length).toBeGreaterThan(100);
    expect(new Set(sent).size).toBeLessThan(100 + 50);
  });

  it('fail together, and those of the next turn do not', async () => {
    const reads = new Reads(db);
    const outcomes = await Promise.allSettled([reads.rows(said('rain')), reads.rows({ ...said('snow'), lines: 'x' })]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reads.rows(said('rain'))).toEqual([{ word: 'rain', number: 7 }]);
  });
});
