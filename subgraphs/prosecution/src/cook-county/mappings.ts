import {
  checkMapping,
  type ImportRow,
  type Mapping,
  mappedImporter,
  type RejectSink,
  type SourceFiles,
} from '@lead-graph/kit';
import charges from '../../mappings/cook-county-charges.json';
import dispositions from '../../mappings/cook-county-dispositions.json';
import referrals from '../../mappings/cook-county-referrals.json';
import sentences from '../../mappings/cook-county-sentences.json';

const DOCUMENTS = { referrals, charges, dispositions, sentences };

export type MappingName = keyof typeof DOCUMENTS;

export const MAPPING_NAMES = Object.keys(DOCUMENTS) as MappingName[];

export function mapping(name: MappingName): Mapping {
  return checkMapping(`mappings/cook-county-${name}.json`, DOCUMENTS[name]);
}

/** A mapped row, with columns that our code turns into those of the noun. */
export interface MappedRow<T> extends ImportRow {
  readonly values: T & Readonly<Record<string, unknown>>;
}

/** The rows of one file as its mapping says; a row it cannot read is a reject. */
export function mappedRows<T>(name: MappingName, files: SourceFiles, rejects: RejectSink): AsyncIterable<MappedRow<T>> {
  return mappedImporter([mapping(name)]).rows(files, rejects) as AsyncIterable<MappedRow<T>>;
}
