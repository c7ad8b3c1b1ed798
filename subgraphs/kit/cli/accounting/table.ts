import { REPORT_WORDS } from '@lead-graph/schema';
import type { Account, AgencyAccount } from './account';
import { nameOfAgency, noteOn, ON_STUDIES, periodOf, studyLines, toldIn } from './words';

/** An account for a terminal. */
export function accountTable(account: Account): string {
  const { title, citation } = REPORT_WORDS[account.report];
  const head = [
    `${title}${citation === '' ? '' : ` (${citation})`}`,
    `about ${account.name ?? 'participant'} ${account.participantId}, ${periodOf(account)}`,
    ...(account.synthetic ? ['everybody in this graph is synthetic'] : []),
  ];
  const agencies = account.agencies.flatMap((agency) => linesOf(agency, account));
  return `${[...head, ...agencies, ...studiesIn(account)].join('\n')}\n`;
}

function studiesIn(account: Account): string[] {
  const lines = studyLines(account);
  return lines.length === 0 ? [] : ['', 'Studies', `  ${ON_STUDIES}`, ...lines.map((line) => `  ${line}`)];
}

function linesOf(agency: AgencyAccount, account: Account): string[] {
  const note = noteOn(agency);
  const rows = agency.disclosures.map((each) => {
    const { when, who, what, why, ground, records } = toldIn(each, account);
    return [when, who, what, records, [why, ground].filter(Boolean).join(', ')];
  });
  return ['', nameOfAgency(agency.agency), ...(note === '' ? [] : [`  ${note}`]), ...aligned(rows)];
}

/** Each column as wide as its longest cell; what steers a terminal is left out. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}/gu, ' ')));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}`,
  );
}
