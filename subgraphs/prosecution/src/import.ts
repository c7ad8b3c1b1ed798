import type { Importer, ImportRow, RejectSink, SourceFiles } from '@lead-graph/kit';
import { chargeCategoryIn } from './caseCategory';
import type { ReadOutcome } from './codes/dispositionOutcome';
import { chargeRows } from './cook-county/charges';
import { dispositionRows } from './cook-county/dispositions';
import { mayBeMinor } from './cook-county/faults';
import { MAPPING_NAMES, mapping } from './cook-county/mappings';
import { decisionRows, referralRows } from './cook-county/referrals';
import { sentenceRows } from './cook-county/sentences';
import { readStandings } from './cook-county/standings';
import { labelColumns } from './datedLabel';

/**
 * Felony files as the State's Attorney of Cook County publishes them: intake, initiation, dispositions, sentencing.
 * Columns the mappings do not name, those that name judges among them, are dropped at the door.
 */
export const importer: Importer = {
  source: 'cook-county',
  reads: () => MAPPING_NAMES.map((name) => mapping(name).file),
  async *rows(files: SourceFiles, rejects: RejectSink): AsyncGenerator<ImportRow> {
    const standings = await readStandings(files);
    yield* referralRows(files, standings, rejects);
    yield* decisionRows(files, standings);
    for await (const { incidentOn, ageAtIncident, ...row } of chargeRows(files, rejects)) {
      const outcome = standings.outcomeOf(row.localId);
      yield labelled({ ...row, values: { ...row.values, outcome } }, outcome, incidentOn, ageAtIncident);
    }
    for await (const { outcome, incidentOn, ageAtIncident, ...row } of dispositionRows(files, rejects)) {
      yield labelled(row, outcome, incidentOn, ageAtIncident);
    }
    for await (const { charge, incidentOn, ageAtIncident, ...row } of sentenceRows(files, rejects)) {
      yield labelled(row, standings.outcomeOf(charge), incidentOn, ageAtIncident);
    }
  },
};

function labelled(
  row: ImportRow,
  outcome: ReadOutcome | null,
  incidentOn: string | null,
  ageAtIncident: number | null,
): ImportRow {
  const label = chargeCategoryIn({ juvenile: mayBeMinor(ageAtIncident), incidentOn }, outcome);
  return { ...row, values: { ...row.values, ...labelColumns(label) } };
}
