import type { ImportRow, RejectSink, SourceFiles } from '@lead-graph/kit';
import { type CaseStanding, decisionCategory, referralCategory } from '../caseCategory';
import { FilingOutcome, isFiling } from '../codes/filingOutcome';
import { labelColumns } from '../datedLabel';
import { FilingDecision } from '../filingDecision';
import { agencyKind } from './agencyKind';
import { dayFault, mayBeMinor, refused, UNHEARD } from './faults';
import { type MappedRow, mappedRows } from './mappings';
import type { Standings } from './standings';

interface MappedReferral {
  readonly receivedOn: string;
  readonly incidentOn: string | null;
  readonly agencyName: string | null;
  readonly ageAtIncident: number | null;
  readonly reviewedOn: string | null;
  /** Elsewhere: in a related case. Null: not said, so that the review counts. */
  readonly status: FilingOutcome | 'JUVENILE' | 'ELSEWHERE' | null;
  readonly review: FilingOutcome | null;
}

export async function* referralRows(
  files: SourceFiles,
  standings: Standings,
  rejects: RejectSink,
): AsyncGenerator<ImportRow> {
  for await (const { row, standing } of cases(files, standings, rejects)) yield referralRow(row, standing);
}

/** Of the same file, read again: the importer writes fastest noun by noun. Its rejects are told with the referrals. */
export async function* decisionRows(files: SourceFiles, standings: Standings): AsyncGenerator<ImportRow> {
  for await (const { row, standing } of cases(files, standings, UNHEARD)) {
    if (standing.decision) yield decisionRow(row, standing.decision, standing);
  }
}

async function* cases(files: SourceFiles, standings: Standings, rejects: RejectSink) {
  for await (const row of mappedRows<MappedReferral>('referrals', files, rejects)) {
    const { incidentOn, receivedOn } = row.values;
    if (!refused(row, [dayFault('received_date', receivedOn, incidentOn)], rejects))
      yield { row, standing: standingOf(row, standings) };
  }
}

/** Charges prove a filing, whatever the file of referrals went on saying. */
function standingOf({ person, values }: MappedRow<MappedReferral>, standings: Standings): CaseStanding {
  const charges = standings.outcomesOf(person!);
  const decided = decisionIn(values);
  const juvenile = values.status === 'JUVENILE' || mayBeMinor(values.ageAtIncident);
  const filed = charges.length > 0 && !(decided && isFiling(decided));
  return { juvenile, incidentOn: values.incidentOn, decision: filed ? FilingOutcome.FILED : decided, charges };
}

function decisionIn({ status, review }: MappedReferral): FilingOutcome | null {
  if (status === 'JUVENILE' || status === 'ELSEWHERE') return null;
  return status ?? review;
}

function referralRow(row: MappedRow<MappedReferral>, standing: CaseStanding): ImportRow {
  const {
    agencyName,
    ageAtIncident: _age,
    reviewedOn: _reviewed,
    status: _status,
    review: _review,
    ...values
  } = row.values;
  const { juvenile, decision } = standing;
  const facts = { referredBy: agencyKind(agencyName), juvenile, decision, servicedOn: values.receivedOn };
  return { ...row, values: { ...values, ...facts, ...labelColumns(referralCategory(standing)) } };
}

function decisionRow(row: MappedRow<MappedReferral>, outcome: FilingOutcome, standing: CaseStanding): ImportRow {
  const { receivedOn, reviewedOn, organization } = row.values;
  const decidedAt = reviewedOn && outcome === decisionIn(row.values) ? noonOf(reviewedOn) : null;
  const references = { referralId: { noun: row.noun, localId: row.localId, field: 'case_participant_id' } };
  const facts = { organization, outcome, decidedAt, servicedOn: reviewedOn ?? receivedOn };
  return {
    ...row,
    noun: FilingDecision,
    values: { ...facts, ...labelColumns(decisionCategory(outcome, standing)) },
    references,
  };
}

/** Of a day without a time: an instant that falls on this day in every zone of the country. */
function noonOf(day: string): string {
  return `${day}T18:00:00Z`;
}
