import type { ImportRow, RejectSink, SourceFiles } from '@lead-graph/kit';
import { OffenceGroup } from '../codes/offenceGroup';
import { dayFault, refused } from './faults';
import { mappedRows } from './mappings';

interface MappedCharge {
  readonly chapter: string;
  readonly act: string;
  readonly section: string;
  readonly offenceGroup: OffenceGroup;
  readonly filedOn: string | null;
  readonly arraignedOn: string | null;
  readonly incidentOn: string | null;
  readonly ageAtIncident: number | null;
}

/** A charge that could be read, without its label. */
export interface ChargeRow extends ImportRow {
  readonly person: string;
  readonly incidentOn: string | null;
  readonly ageAtIncident: number | null;
}

export async function* chargeRows(files: SourceFiles, rejects: RejectSink): AsyncGenerator<ChargeRow> {
  for await (const row of mappedRows<MappedCharge>('charges', files, rejects)) {
    const { chapter, act, section, arraignedOn, ageAtIncident, ...values } = row.values;
    const { incidentOn } = values;
    const filedOn = values.filedOn ?? arraignedOn;
    if (refused(row, [dayFault(values.filedOn ? 'event_date' : 'arraignment_date', filedOn, incidentOn)], rejects))
      continue;
    const citation = `${chapter} ILCS ${act}/${section}`;
    const offenceGroup = isPossession(citation) ? OffenceGroup.DRUG_POSSESSION : values.offenceGroup;
    yield {
      ...row,
      person: row.person!,
      values: { ...values, filedOn, citation, offenceGroup, servicedOn: filedOn },
      incidentOn,
      ageAtIncident,
    };
  }
}

/** Controlled substances, cannabis, methamphetamine. The county says `Narcotics` of possession and sale alike. */
const POSSESSION: readonly RegExp[] = [/^720 ILCS 570\/402\b/, /^720 ILCS 550\/4\b(?!\.)/, /^720 ILCS 646\/60\b/];

function isPossession(citation: string): boolean {
  return POSSESSION.some((section) => section.test(citation));
}
