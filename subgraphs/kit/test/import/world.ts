import 'reflect-metadata';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { importRows } from '../../src/import/importRows';
import { collectRejects } from '../../src/import/rejects';
import type { ImportRow } from '../../src/import/row';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/postgres/embedded';
import { inShort } from './folder';

/** Two nouns of an invented agency. */
@Entity('stay')
export class Stay {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  personRef!: string;
  @Column('text')
  source!: string;
  @Column('text')
  localId!: string;
  @Column('text')
  contentHash!: string;
  @Column('text', { name: 'program name', nullable: true })
  program!: string | null;
  @Column('date', { nullable: true })
  startedOn!: string | null;
  @Column('timestamptz', { nullable: true })
  seenAt!: Date | null;
  @Column('text', { array: true, nullable: true })
  units!: string[] | null;
  @Column('integer')
  nights!: number;
}

@Entity('visit')
export class Visit {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  source!: string;
  @Column('text')
  localId!: string;
  @Column('text')
  contentHash!: string;
  @Column('uuid', { nullable: true })
  stayId!: string | null;
  @Column('text', { nullable: true })
  note!: string | null;
}

@Entity('unkeyed')
export class Unkeyed {
  @PrimaryColumn('uuid')
  id!: string;
}

const TABLES = `
  CREATE TABLE person (
    "personRef" uuid PRIMARY KEY, source text NOT NULL, "localId" text NOT NULL, UNIQUE (source, "localId")
  );
  CREATE TABLE stay (
    id uuid PRIMARY KEY, "personRef" uuid NOT NULL,
    source text NOT NULL, "localId" text NOT NULL, "contentHash" text NOT NULL,
    "program name" text, "startedOn" date, "seenAt" timestamptz, units text[],
    nights integer NOT NULL DEFAULT 1 CONSTRAINT "some nights" CHECK (nights > 0),
    UNIQUE (source, "localId")
  );
  CREATE TABLE visit (
    id uuid PRIMARY KEY, source text NOT NULL, "localId" text NOT NULL, "contentHash" text NOT NULL,
    "stayId" uuid REFERENCES stay, note text,
    UNIQUE (source, "localId")
  )`;

/** A PostgreSQL of this test file alone, its tables empty before each test. */
export function database(folder: string) {
  let postgres: EmbeddedPostgres;
  let db: DataSource;
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ folder, owners: ['imports'], throwaway: true });
    db = new DataSource({ type: 'postgres', url: postgres.urlFor('imports'), entities: [Stay, Visit, Unkeyed] });
    await db.initialize();
    await db.query(TABLES);
  }, 60_000);
  beforeEach(() => db.query('TRUNCATE person, stay, visit'));
  afterAll(async () => {
    await db?.destroy();
    await postgres?.stop();
  }, 30_000);
  return {
    get db() {
      return db;
    },
    stays: (): Promise<Stay[]> => db.getRepository(Stay).find({ order: { localId: 'ASC' } }),
    visits: (): Promise<Visit[]> => db.getRepository(Visit).find({ order: { localId: 'ASC' } }),
    async import(
      rows: Iterable<ImportRow> | AsyncIterable<ImportRow>,
      options: { dryRun?: boolean; batchSize?: number } = {},
    ) {
      const rejects = collectRejects();
      const summary = await importRows({ db, source: 'shelter', rows: each(rows), dryRun: false, rejects, ...options });
      return { ...summary, told: rejects.all.map(inShort), all: rejects.all };
    },
  };
}

async function* each<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* rows;
}

/** The nth stay, standing in the nth line. */
export function stay(n: number, changed: Record<string, unknown> = {}, person = `p${n}`): ImportRow {
  const values = {
    program: 'Example House',
    startedOn: '2026-01-31',
    seenAt: '2026-01-31T04:00:00.000Z',
    nights: n,
    ...changed,
  };
  return { noun: Stay, localId: `s${n}`, person, values, record: { file: 'Stays.csv', line: n } };
}

export function visit(n: number, stayKey: string | null): ImportRow {
  const references = { stayId: stayKey === null ? null : { noun: Stay, localId: stayKey, field: 'StayID' } };
  return {
    noun: Visit,
    localId: `v${n}`,
    values: { note: 'seen' },
    references,
    record: { file: 'Visits.csv', line: n },
  };
}
