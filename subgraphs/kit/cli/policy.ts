import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { AGENCIES } from '@lead-graph/schema';
import { publicKeyFrom, publicTextOf, signingKeyFrom } from '../src/ledger/checkpoint';
import type { SignedRelease } from '../src/releaseRecord';
import { type Asker, askGraph, NotAnswered, refusal } from './accounting/graphAnswer';
import { writeOfPersons } from './fileOfPersons';
import { keyTextsIn } from './keys';
import { attackTables, attackText, workedOut } from './policy/attackTables';
import { type Extract, EXTRACT_QUERY, extractCsv, extractText } from './policy/extract';
import { BadFile, EXTRACT, jsonIn, QUESTION, RECORD, tableIn, wholeTableIn } from './policy/jsonFile';
import { type ListedMeasure, MEASURES_QUERY, measureList } from './policy/measureList';
import { type Table, TABLE_QUERY } from './policy/table';
import { tableCsv } from './policy/tableCsv';
import { tableText } from './policy/tableText';
import { type ListedTotal, TOTALS_QUERY, totalList } from './policy/totalList';
import { verifyTable } from './policy/verifyTable';
import { tokenOf, type TokenOptions } from './tokenOf';

interface GraphOptions extends TokenOptions {
  readonly purpose: string;
  readonly gateway: string;
  readonly json?: boolean;
}

interface AskOptions extends GraphOptions {
  readonly csv?: string;
  readonly record?: string;
}

interface VerifyOptions {
  readonly key?: string;
  readonly folder: string;
  readonly json?: boolean;
}

const [DONE, FAILED, USAGE, PARTIAL] = [0, 1, 2, 4];
const COUNTER = AGENCIES.find(({ counter }) => counter)!.name;

/** Asks the running graph a question, and prints its table; files are written beside it where they are named. */
export async function policyAskCommand(file: string, options: AskOptions): Promise<number> {
  return told(async () => {
    const question = jsonIn(file, QUESTION);
    const { record, ...table } = await answerOf<Table & { record: SignedRelease }>(
      'policyTable',
      TABLE_QUERY,
      { question },
      options,
    );
    if (options.csv) written(options.csv, tableCsv(table));
    if (options.record) written(options.record, `${JSON.stringify(record)}\n`);
    process.stdout.write(options.json ? `${JSON.stringify(table)}\n` : tableText(table));
    return table.sources.every(({ reported }) => reported) ? DONE : PARTIAL;
  });
}

/** Draws rows for a study, and writes them to the file that is named: they are about persons, and never printed as a table. */
export async function policyExtractCommand(file: string, options: AskOptions): Promise<number> {
  return told(async () => {
    const asked = jsonIn(file, EXTRACT);
    if (!options.csv && !options.json) throw new BadFile('rows need a file: give `--csv rows.csv`, or `--json`');
    const { record, ...extract } = await answerOf<Extract & { record: SignedRelease }>(
      'extractForStudy',
      EXTRACT_QUERY,
      { extract: asked },
      options,
    );
    if (options.csv) written(options.csv, extractCsv(extract), writeOfPersons);
    if (options.record) written(options.record, `${JSON.stringify(record)}\n`);
    process.stdout.write(options.json ? `${JSON.stringify(extract)}\n` : extractText(extract));
    return DONE;
  });
}

export async function policyListCommand(options: GraphOptions): Promise<number> {
  return told(async () => {
    const measures = await answerOf<ListedMeasure[]>('policyMeasures', MEASURES_QUERY, {}, options);
    process.stdout.write(options.json ? `${JSON.stringify(measures)}\n` : measureList(measures));
    return DONE;
  });
}

export async function policyTotalsCommand(options: GraphOptions): Promise<number> {
  return told(async () => {
    const totals = await answerOf<ListedTotal[]>('policyTotals', TOTALS_QUERY, {}, options);
    process.stdout.write(options.json ? `${JSON.stringify(totals)}\n` : totalList(totals));
    return totals.every(({ reported }) => reported) ? DONE : PARTIAL;
  });
}

export async function policyVerifyCommand(record: string, table: string, options: VerifyOptions): Promise<number> {
  return told(async () => {
    const verdict = verifyTable(jsonIn<SignedRelease>(record, RECORD), tableIn(table), publicKeyOf(options));
    process.stdout.write(
      options.json
        ? `${JSON.stringify(verdict)}\n`
        : verdict.ok
          ? `✔ \`${table}\` is table ${verdict.table} as it was released\n`
          : `✖ \`${table}\`: ${verdict.faults.join('; ')}\n`,
    );
    return verdict.ok ? DONE : FAILED;
  });
}

/** Tries what a reader might: works out hidden numbers from all tables together. */
export async function policyAttackCommand(files: readonly string[], { json }: { json?: boolean }): Promise<number> {
  return told(async () => {
    const attacked = await attackTables(files.map(wholeTableIn));
    process.stdout.write(json ? `${JSON.stringify(attacked)}\n` : attackText(attacked, files.length));
    return workedOut(attacked).length === 0 ? DONE : FAILED;
  });
}

/** A file that is no good is the caller's to correct; what the graph refuses, it says itself. */
async function told(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof BadFile || error instanceof NotAnswered)) throw error;
    process.stderr.write(`✖ ${error.message}\n`);
    return error instanceof BadFile ? USAGE : FAILED;
  }
}

async function answerOf<T>(field: string, query: string, variables: object, options: GraphOptions): Promise<T> {
  const { gateway: url, purpose } = options;
  const asker: Asker = { url, purpose, token: await tokenOf(options), onPause: sayPause };
  const { data, errors } = await askGraph<Record<string, T | null>>(asker, query, variables);
  const answer = data[field];
  if (answer == null) throw refusal(errors[0]);
  return answer;
}

function sayPause(seconds: number): void {
  process.stderr.write(`the graph lets this account ask again in ${seconds} s; waiting\n`);
}

function written(file: string, text: string, write: typeof writeOfPersons = writeFileSync): void {
  try {
    write(file, text);
  } catch (fault) {
    throw new BadFile(`\`${file}\` cannot be written (${(fault as NodeJS.ErrnoException).code}); name another`);
  }
  process.stderr.write(`✔ ${file}\n`);
}

function publicKeyOf({ key, folder }: VerifyOptions): KeyObject {
  if (key) return givenKey(key);
  const kept = keyTextsIn(folder).ledgers?.[COUNTER];
  if (!kept) throw new BadFile(`\`${folder}\` has no keys; name the data folder, or give the counter's \`--key\``);
  return publicKeyFrom(publicTextOf(signingKeyFrom(kept, `ledgers.${COUNTER}`)));
}

function givenKey(key: string): KeyObject {
  try {
    return publicKeyFrom(key);
  } catch {
    throw new BadFile('`--key` is not a public key; expected SPKI, DER, base64, as LEDGER_PUBLIC_KEYS has it');
  }
}
