import type { ImportRow, Reject, RejectSink } from '@lead-graph/kit';
import { todayInWashington } from '../days';

type Fault = Pick<Reject, 'field' | 'rule' | 'remedy'>;

/** For a reading whose faults are told by another. */
export const UNHEARD: RejectSink = { add: () => undefined, counts: {} };

/** Rejects a row for its faults; false when it has none. */
export function refused(row: ImportRow, faults: readonly (Fault | null)[], rejects: RejectSink): boolean {
  const found = faults.filter((fault) => fault !== null);
  for (const fault of found) rejects.add({ file: row.record.file, line: row.record.line, ...fault });
  return found.length > 0;
}

/** A day that must have come, and not before the incident. */
export function dayFault(field: string, day: string | null, incidentOn: string | null): Fault | null {
  if (day === null) return null;
  if (day > todayInWashington()) return { field, rule: 'DATE', remedy: 'correct the date: it lies in the future' };
  if (incidentOn === null || day >= incidentOn) return null;
  return { field, rule: 'ORDER', remedy: 'correct the dates: this one lies before `incident_begin_date`' };
}

/** Whoever is not known to have been an adult is protected as a minor. */
export function mayBeMinor(ageAtIncident: number | null): boolean {
  return ageAtIncident === null || ageAtIncident < 18;
}
