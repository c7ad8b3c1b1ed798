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

const combinations = new Set<string>();

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
    const asked = this.waiting.get(person)!.sort((one, other) => (one.read.text < other.read.text ? -1 : 1));
    this.waiting.delete(person);
    const parts = asked.length === 1 || mayBeOne(asked) ? [asked] : asked.map((each) => [each]);
    await Promise.all(parts.map((together) => this.ask(together, person)));
  }

  private async ask(together: readonly Waiting[], person: string): Promise<void> {
    try {
      const lines = together.map(({ read }) => read.lines);
      const [lists] = await this.db.query(oneOf(together), person === '' ? lines : [...lines, person]);
      for (const [place, { read, resolve }] of together.entries()) resolve(revived(lists[place] ?? [], read.instants));
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }
}

/** Whether they are among those that are sent as one; with whatever else is asked together, each is sent alone. */
function mayBeOne(asked: readonly Waiting[]): boolean {
  const key = asked.map(({ read }) => read.text).join('\n');
  if (combinations.size < MOST_COMBINATIONS) combinations.add(key);
  return combinations.has(key);
}

/** The same reads have the same text, whatever their order: it is planned once. */
function oneOf(together: readonly Waiting[]): string {
  const lists = together.map(({ read }, place) => {
    const text = read.text.replace(/\$[12]\b/g, (name) => `$${name === '$1' ? place + 1 : together.length + 1}`);
    return `(SELECT json_agg(x) FROM (${text}) x) AS "${place}"`;
  });
  return `SELECT ${lists.join(', ')}`;
}

function revived(rows: Row[], instants: readonly string[]): Row[] {
  for (const row of rows)
    for (const column of instants) if (row[column] !== null) row[column] = new Date(row[column] as string);
  return rows;
}
