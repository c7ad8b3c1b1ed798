import { AccountingReport, Purpose, Role } from '@lead-graph/schema';
import { accountTable } from './accounting/table';
import type { Account } from './accounting/account';
import { NotAnswered } from './accounting/graphAnswer';
import { letterHtml } from './accounting/letter';
import { readAccount } from './accounting/readAccount';
import { today } from './accounting/words';
import { writeOfPersons } from './fileOfPersons';
import { tokenOf, type TokenOptions } from './tokenOf';
import { nearest } from '../src/nearest';

interface AccountingOptions extends TokenOptions {
  readonly report: string;
  readonly received?: string;
  readonly url: string;
  readonly into?: string;
  readonly json?: boolean;
}

const REPORTS = Object.values(AccountingReport);
const [DONE, FAILED, USAGE, PARTIAL] = [0, 1, 2, 4];

/** Asks the running graph who saw a participant's records, and writes it as a letter, a table or JSON. */
export async function accountingCommand(participantId: string, options: AccountingOptions): Promise<number> {
  const { report, received = today(), url, into } = options;
  if (!isReport(report)) return misused(unknownReport(report));
  if (!isDay(received)) return misused(`\`--received ${received}\`: expected a day, \`2026-01-31\``);
  const token = await tokenOf(options);
  const asker = { url, token, purpose: purposeOf(token), onPause: sayPause };
  try {
    const account = await readAccount({ participantId, report, receivedOn: received }, asker);
    if (into) writeOfPersons(into, letterHtml(account));
    process.stdout.write(
      options.json ? `${JSON.stringify(account)}\n` : into ? summary(account, into) : accountTable(account),
    );
    return account.agencies.some(({ answered }) => answered === 'SILENT') ? PARTIAL : DONE;
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    process.stderr.write(`✖ ${error.message}\n`);
    return FAILED;
  }
}

function isReport(report: string): report is AccountingReport {
  return REPORTS.some((each) => each === report);
}

function unknownReport(report: string): string {
  const near = nearest(report, REPORTS);
  const known = `one of ${REPORTS.join(', ')}`;
  return `\`--report ${report}\` is not known; ${near.length > 0 ? `did you mean ${near.slice(0, 2).join(' or ')}? It is ${known}` : `expected ${known}`}`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function misused(message: string): number {
  process.stderr.write(`✖ ${message}\n`);
  return USAGE;
}

/** Participants ask for themselves, others for the work of the program; whether they may is for the graph to say. */
function purposeOf(token: string): Purpose {
  const self: readonly unknown[] = [Role.PARTICIPANT, Role.REPRESENTATIVE];
  return self.includes(claimsOf(token).role) ? Purpose.PATRQT : Purpose.DIVOPS;
}

function claimsOf(token: string): { role?: unknown } {
  try {
    return Object(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  } catch {
    return {};
  }
}

function sayPause(seconds: number): void {
  process.stderr.write(`the graph lets this account ask again in ${seconds} s; waiting\n`);
}

function summary({ agencies }: Account, into: string): string {
  const count = agencies.reduce((sum, { disclosures }) => sum + disclosures.length, 0);
  const silent = agencies.flatMap(({ agency, answered }) => (answered === 'SILENT' ? agency : []));
  return `✔ ${into}: ${count} entries${silent.length > 0 ? `; did not report: ${silent.join(', ')}` : ''}\n`;
}
