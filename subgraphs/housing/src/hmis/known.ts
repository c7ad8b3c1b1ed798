import type { ImportRow, Reject, RowReader } from '@lead-graph/kit';

export interface KnownOrganization {
  readonly keptBy: string;
}

export interface KnownProject {
  readonly keptBy: string;
  readonly localId: string;
  readonly typeCode: number | null;
}

export interface KnownStay {
  readonly person: string;
  readonly enteredOn: string;
  readonly keptBy: string;
  readonly sourceProgram: string;
}

/** `apart`: a victim service provider's. `taken back`: deleted in the HMIS. Neither leaves a row here. */
export type Gone = 'apart' | 'taken back';

/** Records of one export that later ones name, by their keys; one that was refused is not among them. */
export class Known {
  readonly organizations = new Map<string, KnownOrganization | Gone>();
  readonly projects = new Map<string, KnownProject | Gone>();
  readonly people = new Map<string, true | Gone>();
  readonly stays = new Map<string, KnownStay | Gone>();
}

export const KEPT_APART: Pick<Reject, 'rule' | 'remedy'> = {
  rule: 'CONSTRAINT',
  remedy: "keep this in the victim service provider's comparable database; nothing of it may stand in an HMIS",
};

/** The record that a field names; `null`, with a reject, when there is none. One kept apart is rejected as well. */
export function meant<T>(records: ReadonlyMap<string, T | Gone>, field: string, reader: RowReader): T | Gone | null {
  const key = reader.id(field);
  const record = key === '' ? null : records.get(key);
  if (record === undefined)
    return reader.reject(field, 'REFERENCE', 'export the record named here as well, or mend it where it was rejected');
  if (record === 'apart') reader.reject(field, KEPT_APART.rule, KEPT_APART.remedy);
  return record;
}

export function isGone(record: unknown): record is Gone {
  return record === 'apart' || record === 'taken back';
}

export function isTakenBack(reader: RowReader): boolean {
  return reader.text('DateDeleted') !== null;
}

/** Removes whatever an earlier import left of the record. */
export function removal(noun: ImportRow['noun'], localId: string, reader: RowReader): ImportRow {
  return { noun, localId, values: {}, deleted: true, record: reader.record };
}

export function requiredDateOn(field: string, reader: RowReader): string {
  return reader.required(field) && (reader.dateOn(field) ?? '');
}
