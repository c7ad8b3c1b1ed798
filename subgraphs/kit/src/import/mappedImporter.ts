import { readCsv } from './csv';
import { MappingInvalid, SourceFileMissing } from './errors';
import type { Importer } from './importer';
import type { MappedColumn, Mapping } from './mapping';
import type { SourceRecord } from './record';
import type { RejectSink } from './rejects';
import type { ImportRow, Reference } from './row';
import { RowReader } from './rowReader';

/** Imports by mappings of one source, in the order given: a noun comes after those it refers to. */
export function mappedImporter(mappings: readonly [Mapping, ...Mapping[]]): Importer {
  const { source } = mappings[0];
  const other = mappings.find((mapping) => mapping.source !== source);
  if (other)
    throw new MappingInvalid(
      other.file,
      `its \`source\` is \`${other.source}\`, that of the first is \`${source}\`; import them one after the other`,
    );
  return {
    source,
    reads: (names) => mappings.flatMap((mapping) => filesOf(mapping, names)),
    async *rows(files, rejects) {
      for (const mapping of mappings) {
        for (const file of filesOf(mapping, files.names())) {
          for await (const record of readCsv(files, file, { required: columnsOf(mapping), optional: [] }, rejects)) {
            const row = applyMapping(mapping, record, rejects);
            if (row) yield row;
          }
        }
      }
    },
  };
}

/** `null`: the record is rejected. */
export function applyMapping(mapping: Mapping, record: SourceRecord, rejects: RejectSink): ImportRow | null {
  const reader = new RowReader(record, rejects, { blank: mapping.blank });
  const values: Record<string, unknown> = { ...mapping.always };
  const references: Record<string, Reference | null> = {};
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (column.required) reader.required(column.from);
    if (column.as === 'reference') references[field] = referenceOf(column, reader);
    else values[field] = valueFrom(column, reader, mapping.zone);
  }
  const localId = idOf(mapping.id, reader);
  const person = mapping.person && personOf(mapping.person, reader);
  return reader.rejected
    ? null
    : { noun: mapping.noun, localId, ...(person ? { person } : {}), values, references, record };
}

function filesOf(mapping: Mapping, names: readonly string[]): string[] {
  const parts = mapping.file.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(^|/)${parts.join('.*')}$`, 'i');
  const found = names.filter((name) => pattern.test(name));
  if (found.length === 0) throw new SourceFileMissing(mapping.file, names);
  return found;
}

function columnsOf(mapping: Mapping): string[] {
  const fields = Object.values(mapping.columns).flatMap((column) =>
    column.time ? [column.from, column.time] : [column.from],
  );
  return [...new Set([mapping.id, mapping.person ?? [], fields].flat())];
}

function referenceOf(column: MappedColumn, reader: RowReader): Reference | null {
  const localId = reader.text(column.from);
  return localId === null ? null : { noun: column.noun!, localId, field: column.from };
}

function valueFrom(column: MappedColumn, reader: RowReader, zone: string | undefined): unknown {
  switch (column.as) {
    case 'date':
      return reader.dateOn(column.from);
    case 'instant':
      return reader.instant(column.from, zone!, column.time);
    case 'integer':
      return reader.integer(column.from);
    case 'code':
      return reader.oneOf(column.from, column.codes!, column.otherwise === 'reject' ? undefined : column.otherwise);
    default:
      return reader.text(column.from);
  }
}

function idOf(id: Mapping['id'], reader: RowReader): string {
  if (typeof id === 'string') return reader.id(id);
  return id.map((column) => encodeURIComponent(reader.id(column))).join('|');
}

/** A key of any but the first column bears that column's name, lest it be taken for someone else's key in the first. */
function personOf(person: string | readonly string[], reader: RowReader): string {
  const columns = [person].flat();
  const column = columns.find((each) => reader.text(each) !== null) ?? columns[0]!;
  const key = reader.id(column);
  return column === columns[0] ? key : `${column}:${key}`;
}
