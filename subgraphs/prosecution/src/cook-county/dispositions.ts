import type { ImportRow, RejectSink, SourceFiles } from '@lead-graph/kit';
import { Charge } from '../charge';
import type { ChargeClass } from '../codes/chargeClass';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { dayFault, refused } from './faults';
import { mappedRows } from './mappings';

interface MappedDisposition {
  readonly outcome: DispositionOutcome;
  /** What the reason given makes of a dismissal; null where it makes nothing else of it. */
  readonly reason: DispositionOutcome | null;
  readonly disposedOn: string;
  readonly chargeClass: ChargeClass | null;
  readonly incidentOn: string | null;
  readonly ageAtIncident: number | null;
}

/** A disposition that could be read; it has the key of its charge. */
export interface DispositionRow extends ImportRow {
  readonly outcome: DispositionOutcome;
  readonly incidentOn: string | null;
  readonly ageAtIncident: number | null;
}

export async function* dispositionRows(files: SourceFiles, rejects: RejectSink): AsyncGenerator<DispositionRow> {
  for await (const row of mappedRows<MappedDisposition>('dispositions', files, rejects)) {
    const { outcome: stated, reason, incidentOn, ageAtIncident, ...values } = row.values;
    const faults = [
      reason && stated !== DispositionOutcome.DISMISSED_WITHOUT_PREJUDICE ? CONTRADICTION : null,
      dayFault('disposition_date', values.disposedOn, incidentOn),
    ];
    if (refused(row, faults, rejects)) continue;
    const outcome = reason ?? stated;
    const references = { chargeId: { noun: Charge, localId: row.localId, field: 'charge_id' } };
    yield {
      ...row,
      values: { ...values, outcome, servicedOn: values.disposedOn },
      references,
      outcome,
      incidentOn,
      ageAtIncident,
    };
  }
}

const CONTRADICTION = {
  field: 'charge_disposition_reason',
  rule: 'CODE',
  remedy: 'correct the reason: it is one for a dismissal, and this charge was not dismissed',
} as const;
