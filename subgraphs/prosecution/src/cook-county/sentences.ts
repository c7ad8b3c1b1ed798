import type { ImportRow, RejectSink, SourceFiles } from '@lead-graph/kit';
import { Charge } from '../charge';
import { TermUnit } from '../codes/sentence';
import { dayFault, refused } from './faults';
import { mappedRows } from './mappings';

interface MappedSentence {
  readonly imposedOn: string;
  readonly termText: string | null;
  /** Unstated: `1 term` of a boot camp has no length. */
  readonly termUnit: TermUnit | 'UNSTATED' | null;
  readonly incidentOn: string | null;
  readonly ageAtIncident: number | null;
}

/** A sentence that could be read, without its label. */
export interface SentenceRow extends ImportRow {
  /** Key of its charge. */
  readonly charge: string;
  readonly incidentOn: string | null;
  readonly ageAtIncident: number | null;
}

export async function* sentenceRows(files: SourceFiles, rejects: RejectSink): AsyncGenerator<SentenceRow> {
  for await (const row of mappedRows<MappedSentence>('sentences', files, rejects)) {
    const { termText, incidentOn, ageAtIncident, ...values } = row.values;
    const term = termIn(termText, values.termUnit);
    if (refused(row, [term ? null : UNREADABLE_TERM, dayFault('sentence_date', values.imposedOn, incidentOn)], rejects))
      continue;
    const charge = row.localId.split('|').slice(0, 2).join('|');
    const references = { chargeId: { noun: Charge, localId: charge, field: 'charge_id' } };
    yield {
      ...row,
      values: { ...values, ...term, servicedOn: values.imposedOn },
      references,
      charge,
      incidentOn,
      ageAtIncident,
    };
  }
}

const UNREADABLE_TERM = {
  field: 'commitment_term',
  rule: 'INTEGER',
  remedy: 'write the term as a number with its unit; of years, halves and quarters are read too',
} as const;

/** In whole units: 4.5 years are 54 months. Null: not a term. */
function termIn(
  text: string | null,
  termUnit: MappedSentence['termUnit'],
): { term: number | null; termUnit: TermUnit | null } | null {
  if (termUnit === 'UNSTATED' || (text === null && termUnit === null)) return { term: null, termUnit: null };
  if (text === null || termUnit === null || !/^\d{1,5}(\.\d{1,2})?$/.test(text)) return null;
  const [term, months] = [Number(text), Number(text) * 12];
  if (Number.isInteger(term)) return { term, termUnit };
  return termUnit === TermUnit.YEARS && Number.isInteger(months) ? { term: months, termUnit: TermUnit.MONTHS } : null;
}
