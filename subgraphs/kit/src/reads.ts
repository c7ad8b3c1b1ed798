import type { DataSource } from 'typeorm';

/** One statement that reads rows. */
export interface Read {
  /** Names its lines `$1`, and `$2` the person whom alone it is about, if any. */
  readonly text: string;
  readonly lines: string;
  readonly person?: string;
  /** Columns that are instants: JSON has them as texts. */
  readonly instants: readonly string[];
}

/** What apps ask together is of few kinds; each is planned on every connection, and whoever asks for all there are would fill a server's memory. */
const MOST_COMBINATIONS = 50;

/** Each combination's one statement, by the places of its texts among all. */
const combinations = new Map<string, string>();

/** By a reading's text. There are two for each noun. */
const places = new Map<string, number>();

type Row = Record<string, unknown>;

interface Waiting {
  readonly read: Read;
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads of one call: those that are asked for in one turn of the event loop are sent as one statement, which gives a list
 * of rows for each. INVARIANT: reads of two calls never share a statement.
 */
export class Reads {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(readonly db: DataSource) {}

  rows<T extends object>(read: Read): Promise<T[]> {
    return new Promise<Row[]>((resolve, reject) => {
      const { person = '' } = read;
      const together = this.waiting.get(person) ?? [];
      this.waiting.set(person, together);
      if (together.push({ read, resolve, reject }) === 1) process.nextTick(() => this.send(person));
    }) as Promise<T[]>;
  }

  private async send(person: string): Promise<void> {
    const asked = this.waiting.get(person)!.sort((one, other) => placeOf(one) - placeOf(other));
    this.waiting.delete(person);
    const statement = oneOf(asked);
    if (statement !== null) await this.ask(statement, asked, person);
    else await Promise.all(asked.map((each) => this.ask(oneOf([each])!, [each], person)));
  }

  private async ask(statement: string, together: readonly Waiting[], person: string): Promise<void> {
    try {
      const lines = together.map(({ read }) => read.lines);
      const [lists] = await this.db.query(statement, person === '' ? lines : [...lines, person]);
      for (const [place, { read, resolve }] of together.entries()) resolve(revived(lists[place] ?? [], read.instants));
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }
}

function placeOf({ read: { text } }: Waiting): number {
  const known = places.get(text) ?? places.size;
  places.set(text, known);
  return known;
}

/** The same reads have the same text, whatever their order: it is planned once. Null for too many combinations; of one read, never. */
function oneOf(asked: readonly Waiting[]): string | null {
  const key = asked.map(placeOf).join(' ');
  const hasRoom = asked.length === 1 || combinations.size < MOST_COMBINATIONS;
  if (hasRoom && !combinations.has(key)) combinations.set(key, listsOf(asked));
  return combinations.get(key) ?? null;
}

function listsOf(asked: readonly Waiting[]): string {
  const lists = asked.map(({ read }, place) => {
    const text = read.text.replace(/\$[12]\b/g, (name) => `$${name === '$1' ? place + 1 : asked.length + 1}`);
    return `(SELECT json_agg(x) FROM (${text}) x) AS "${place}"`;
  });
  return `SELECT ${lists.join(', ')}`;
}

function revived(rows: Row[], instants: readonly string[]): Row[] {
  for (const row of rows)
    for (const column of instants) if (row[column] !== null) row[column] = new Date(row[column] as string);
  return rows;
}
