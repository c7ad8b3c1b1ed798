import {
  type CallClaims,
  type DataCategory,
  type Obligation,
  type Requester,
  UNTOLD,
  type Work,
} from '@lead-graph/schema';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { AgencyRecord } from './agencyRecord';
import { labelAt, type Noun } from './categories';
import { PEOPLE_PER_STATEMENT, type SubgraphConfig } from './config';
import { type Attachment, type LedgerEntry, type Mark, markOf } from './ledger/entry';
import type { Ledger } from './ledger/ledger';
import { permittedRows } from './permittedRows';
import { readingOf } from './proof';
import { NOTHING, type Reading } from './reading';
import { Reads } from './reads';

/** What one call read of one category of one person, for notices and for the ledger. */
export interface Release {
  readonly reading: Reading;
  readonly category: DataCategory;
  /** Ids; none where there was none. */
  readonly rows: readonly string[];
}

const READING = Symbol('reading');

/** Everything a resolver may use during one call. INVARIANT: nothing in it outlives the call. */
export class SubgraphContext {
  readonly releases: Release[] = [];
  private recorded = false;
  private readonly loaders = new Map<Noun, DataLoader<Reading, AgencyRecord[]>>();
  private readonly reads: Reads;

  constructor(
    readonly config: SubgraphConfig,
    readonly db: DataSource,
    private readonly ledger: Ledger,
    readonly call: CallClaims,
    /** Verified from the user's own token; null where the gateway sent none, as to another agency. */
    readonly requester: Requester | null,
    /** That token, for the counter alone: the core verifies it for itself. */
    readonly authorization: string | null = null,
    /** The answer to this call, as operators are told of it. */
    readonly work: Work = UNTOLD,
  ) {
    this.reads = new Reads(db);
  }

  /**
   * The rows of a noun that may be read of the person behind a `Participant`, or behind a row already read.
   * One query per noun and call, or as many as its configuration says.
   */
  load<T extends AgencyRecord>(noun: Noun<T>, person: object): Promise<T[]> {
    return this.released(noun, person, () => true);
  }

  /** Rows of a noun that hang on one row of another, within the same limits. */
  loadOf<T extends AgencyRecord>(noun: Noun<T>, parentKey: keyof T, parent: AgencyRecord): Promise<T[]> {
    return this.released(noun, parent, (row) => row[parentKey] === parent.id);
  }

  /** What else the statement found of the person is not handed on, and so not recorded as if it were. */
  private async released<T extends AgencyRecord>(
    noun: Noun<T>,
    person: object,
    wanted: (row: T) => boolean,
  ): Promise<T[]> {
    const reading = this.readingOf(person);
    const rows = ((await this.loaderOf(noun).load(reading)) as T[]).filter(wanted);
    this.noteRelease(reading, rows);
    return rows;
  }

  /** What may be read of the person behind this object; a row read before carries it, a `Participant` proves it. */
  readingOf(person: object): Reading {
    const carrier = person as { [READING]?: Reading };
    carrier[READING] ??= this.readingFromRepresentation(person as Record<string, unknown>);
    return carrier[READING];
  }

  /** Marks rows with the reading they came under, so that their own fields are decided alike; enumerable, since type-graphql hands resolvers a copy. */
  mark(rows: readonly AgencyRecord[], reading: Reading): void {
    this.carry(rows, reading);
    this.noteRelease(reading, rows);
  }

  private carry(rows: readonly AgencyRecord[], reading: Reading): void {
    for (const row of rows) {
      (row as { [READING]?: Reading })[READING] = reading;
      row.person = { ref: row.personRef };
    }
  }

  private readingFromRepresentation(participant: Record<string, unknown>): Reading {
    const { agency, proofKeys } = this.config;
    const ring = proofKeys[agency.name];
    if (!agency.proof || !agency.reference || !ring) return NOTHING;
    return readingOf(participant[agency.proof], participant[agency.reference], this.call, ring);
  }

  private loaderOf(noun: Noun): DataLoader<Reading, AgencyRecord[]> {
    let loader = this.loaders.get(noun);
    if (!loader) {
      loader = new DataLoader((readings) => this.loadAll(noun, readings), {
        maxBatchSize: this.config.peoplePerStatement ?? PEOPLE_PER_STATEMENT.default,
      });
      this.loaders.set(noun, loader);
    }
    return loader;
  }

  private async loadAll(noun: Noun, readings: readonly Reading[]): Promise<AgencyRecord[][]> {
    const rowsOfEach = await permittedRows(
      this.reads,
      noun,
      readings.map((reading) => reading.lines(noun)),
      this.config.peoplePerStatement === 1,
    );
    readings.forEach((reading, index) => {
      this.noteAsked(reading, noun);
      this.carry(rowsOfEach[index]!, reading);
    });
    return rowsOfEach;
  }

  /** That a category was asked for and permitted is on record even where there is no row. */
  private noteAsked(reading: Reading, noun: Noun): void {
    const asked = new Set(reading.lines(noun).flatMap(({ category }) => category.split('+') as DataCategory[]));
    for (const category of asked) this.releases.push({ reading, category, rows: [] });
  }

  /** A row that a proof opened was found by what it counts as; the own staff's is read as it was written. */
  private noteRelease(reading: Reading, rows: readonly AgencyRecord[]): void {
    const found = new Map<DataCategory, string[]>();
    for (const row of rows) {
      const label = reading.own ? labelAt(row, Date.now()) : row.category;
      for (const category of label.split('+') as DataCategory[]) {
        const ids = found.get(category);
        if (ids) ids.push(row.id);
        else found.set(category, [row.id]);
      }
    }
    for (const [category, ids] of found) this.releases.push({ reading, category, rows: ids });
  }

  /** Obligations of what was released, after filtering; a category without a released row obliges to nothing. */
  obligationsOfReleases(): { category: DataCategory; obligations: readonly Obligation[] }[] {
    const seen = new Map<DataCategory, readonly Obligation[]>();
    for (const { reading, category, rows } of this.releases)
      if (!reading.own && rows.length > 0) seen.set(category, reading.obligations(category));
    return [...seen].map(([category, obligations]) => ({ category, obligations }));
  }

  /** Durable when it resolves; rejects where it can't be written, or where this very call was made before. */
  record(entries: readonly (LedgerEntry | Mark)[], attachments: readonly Attachment[] = []): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    const call = this.recorded ? undefined : this.call.call;
    this.recorded = true;
    return this.ledger.record({ entries, attachments, call });
  }

  /** That this operation did something, of nobody in particular. */
  recordMark(kind: Mark['kind']): Promise<void> {
    return this.record([markOf(kind, this.config.agency.name, this.call.operation)]);
  }

  /** What this call read, as it goes into the ledger: one entry for each person and category, each row counted once. */
  ledgerEntries(): LedgerEntry[] {
    const read = new Map<string, { reading: Reading; category: DataCategory; ids: Set<string> }>();
    for (const { reading, category, rows } of this.releases) {
      const key = `${reading.reference} ${category}`;
      const known = read.get(key);
      if (known) for (const id of rows) known.ids.add(id);
      else read.set(key, { reading, category, ids: new Set(rows) });
    }
    return [...read.values()].map(({ reading, category, ids }) => this.entryOf(reading, category, ids.size));
  }

  private entryOf(reading: Reading, category: DataCategory, rows: number): LedgerEntry {
    const { reference, own, requester, purpose } = reading;
    return {
      kind: own ? 'USE' : 'DISCLOSURE',
      agency: this.config.agency.name,
      operation: this.call.operation,
      subject: reference,
      category,
      rows,
      requester,
      purpose,
      ...reading.warrant(category),
      at: new Date().toISOString(),
    };
  }
}
