import type { ParticipantField } from './participantFields';
import { ID } from './traced';
import { categoriesAt, type KeptRow } from './rows';

/** What the harness knows apart from any answer. */
export interface Known {
  readonly rows: ReadonlyMap<string, KeptRow>;
  readonly fields: ReadonlyMap<string, ParticipantField>;
  /** What each agency calls a participant, by `participant agency`. */
  readonly references: ReadonlyMap<string, string>;
}

/** What one answer holds of one person and category at one agency. */
export interface Received {
  /** Ids of rows. */
  readonly rows: Set<string>;
  /** DISCLOSURE where it stood below a participant, USE where it stood by itself. */
  readonly kinds: Set<string>;
}

/** Read off an answer, with nothing of what records. */
export class Receipt {
  /** By `agency person category`. */
  readonly received = new Map<string, Received>();
  /** Participants that were shown. */
  readonly participants = new Set<string>();
  /** Fields of a participant that were not null, with or without rows: of the `person` at the agency. */
  readonly opened: { agency: string; person: string; categories: ReadonlySet<string> }[] = [];

  constructor(
    private readonly known: Known,
    private readonly at: number,
  ) {}

  read(value: unknown, below: string | null = null): void {
    if (Array.isArray(value)) for (const each of value) this.read(each, below);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    const object = value as Record<string, unknown>;
    const isParticipant = object.__typename === 'Participant';
    if (isParticipant) this.noteParticipant(object);
    else this.noteRow(object[ID], below);
    const inside = isParticipant ? String(object[ID]) : below;
    for (const each of Object.values(object)) this.read(each, inside);
  }

  private noteParticipant(object: Record<string, unknown>): void {
    const id = String(object[ID]);
    this.participants.add(id);
    for (const [name, value] of Object.entries(object)) {
      const field = this.known.fields.get(name);
      const person = field && this.known.references.get(`${id} ${field.agency}`);
      if (!field || !person || value === null) continue;
      this.opened.push({ agency: field.agency, person, categories: field.categories });
    }
  }

  private noteRow(id: unknown, below: string | null): void {
    const row = this.known.rows.get(String(id));
    if (!row) return;
    for (const category of categoriesAt(row, this.at)) {
      const key = `${row.agency} ${row.personRef} ${category}`;
      const received = this.received.get(key) ?? { rows: new Set(), kinds: new Set() };
      received.rows.add(String(id));
      received.kinds.add(below === null ? 'USE' : 'DISCLOSURE');
      this.received.set(key, received);
    }
  }
}
