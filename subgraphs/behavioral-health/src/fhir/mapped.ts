import type { Noun, Reference, RowReader } from '@lead-graph/kit';
import type { CareRecord } from '../careRecord';
import type { FhirMapping } from './mapping';
import type { Resource } from './resource';
import type { Sorting } from './sorting';

/** What a mapper may look at beside the resource and its reader. */
export interface Surroundings {
  readonly sorting: Sorting;
  readonly mapping: FhirMapping;
  find(reference: string): Resource | undefined;
  /** True where the reference means the person the bundle is about. */
  isPatient(reference: string): boolean;
}

export interface MappedValues {
  readonly values: Readonly<Record<string, unknown>> & { readonly servicedOn: string | null };
  readonly references?: Readonly<Record<string, Reference | null>>;
}

/** How resources of one type become rows of one noun. */
export interface ResourceMapper {
  readonly type: string;
  readonly noun: Noun<CareRecord>;
  /** Where its status stands. */
  readonly status: string;
  readonly statusOptional?: boolean;
  /** Codes of the status by which the source takes the record back. */
  readonly takenBack: readonly string[];
  /** Where the patient stands. */
  readonly patient: 'subject' | 'patient';
  /** What the reader reads, beside these. */
  readonly paths: readonly string[];
  /** Resources of the type that are another noun's, or nobody's here, are passed over. */
  takes?(resource: Resource): boolean;
  read(reader: RowReader, resource: Resource, surroundings: Surroundings): MappedValues;
}

export const ENTERED_IN_ERROR = 'entered-in-error';

/** FHIR R4 Procedure.status: of what was done, and of what was not. */
export const DONE = { 'in-progress': true, stopped: true, completed: true, unknown: true };
export const NOT_DONE = [ENTERED_IN_ERROR, 'not-done', 'preparation', 'on-hold'];
