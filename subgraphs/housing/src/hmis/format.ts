import {
  type ImportRow,
  type RejectSink,
  RowReader,
  readCsv,
  type SourceFiles,
  SourceUnreadable,
} from '@lead-graph/kit';
import { HousingExport } from '../housingExport';

/** Fiscal year of HUD's CSV format. FY2022 is read as far as its columns go, its codes by HUD's crosswalk. */
export type Format = '2022' | '2024' | '2026';

const FORMATS: readonly string[] = ['2022', '2024', '2026'] satisfies Format[];

const COLUMNS = {
  required: ['ExportID', 'CSVVersion', 'ExportStartDate', 'ExportEndDate', 'HashStatus'],
  optional: [],
};

/** What an export says of itself. `row` is `null` when it was rejected, which stops nothing else. */
export async function readFormat(
  files: SourceFiles,
  rejects: RejectSink,
): Promise<{ format: Format; row: ImportRow | null }> {
  for await (const record of readCsv(files, 'Export.csv', COLUMNS, rejects)) {
    const reader = new RowReader(record, rejects);
    const format = formatOf(reader.text('CSVVersion'));
    return { format, row: exportRow(format, reader) };
  }
  throw new SourceUnreadable(
    'Export.csv',
    'describes no export',
    'export again; its one row says which format the other files are in',
  );
}

function formatOf(version: string | null): Format {
  const year = /^(?:FY)?(20\d\d)\b/i.exec(version ?? '')?.[1];
  if (year && FORMATS.includes(year)) return year as Format;
  const stated = /^[\w. ]{1,20}$/.test(version ?? '') ? `is of CSV version \`${version}\`` : 'states no CSV version';
  throw new SourceUnreadable('Export.csv', `${stated}, which cannot be read`, 'export as FY2026 or FY2024');
}

function exportRow(version: Format, reader: RowReader): ImportRow | null {
  const localId = reader.id('ExportID');
  const startsOn = reader.dateOn('ExportStartDate');
  const endsOn = reader.dateOn('ExportEndDate');
  const hashStatus = reader.oneOf('HashStatus', { 1: 1, 2: 2, 3: 3, 4: 4 });
  reader.notBefore('ExportEndDate', endsOn, startsOn);
  return reader.rejected
    ? null
    : { noun: HousingExport, localId, values: { version, startsOn, endsOn, hashStatus }, record: reader.record };
}
