import { type ImportRow, type RejectSink, RowReader } from '@lead-graph/kit';
import { observations, screenings } from './assessments';
import type { Bundle } from './bundle';
import { conditions } from './conditions';
import { encounters, episodes } from './encounters';
import type { ResourceMapper, Surroundings } from './mapped';
import type { FhirMapping } from './mapping';
import { type Resource, valuesAt } from './resource';
import { Sorting } from './sorting';
import { contacts, goals, medications, plans } from './treatment';

/** Each after those its rows refer to. Resources of other types are passed over. */
const MAPPERS: readonly ResourceMapper[] = [
  episodes,
  encounters,
  conditions,
  observations,
  screenings,
  medications,
  plans,
  goals,
  contacts,
];

/** The rows of one person's record. */
export function* rowsOf(bundle: Bundle, mapping: FhirMapping, rejects: RejectSink): Generator<ImportRow> {
  const sorting = new Sorting(bundle, mapping);
  const surroundings: Surroundings = {
    sorting,
    mapping,
    find: (reference) => bundle.find(reference),
    isPatient: (reference) => bundle.patient.names.includes(reference),
  };
  for (const mapper of MAPPERS) {
    for (const resource of bundle.ofType(mapper.type)) {
      if (mapper.takes && !mapper.takes(resource)) continue;
      const values = valuesAt(resource.content, ['id', mapper.status, `${mapper.patient}.reference`, ...mapper.paths]);
      const reader = new RowReader({ file: bundle.file, line: resource.entry, values }, rejects);
      const row = rowOf(mapper, resource, reader, surroundings);
      if (!reader.rejected) yield { ...row, person: bundle.patient.id };
    }
  }
}

function rowOf(mapper: ResourceMapper, resource: Resource, reader: RowReader, surroundings: Surroundings): ImportRow {
  const row = { noun: mapper.noun, localId: reader.id('id'), record: reader.record };
  checkPatient(`${mapper.patient}.reference`, reader, surroundings);
  if (!mapper.statusOptional) reader.required(mapper.status);
  if (mapper.takenBack.includes(reader.text(mapper.status) ?? '')) return { ...row, values: {}, deleted: true };
  const { values, references } = mapper.read(reader, resource, surroundings);
  return { ...row, values: { ...values, ...surroundings.sorting.belonging(resource) }, references };
}

function checkPatient(field: string, reader: RowReader, { isPatient }: Surroundings): void {
  const reference = reader.required(field);
  if (reference !== '' && !isPatient(reference))
    reader.reject(
      field,
      'REFERENCE',
      'name the one Patient of this bundle, or move the entry to the bundle of its own',
    );
}
