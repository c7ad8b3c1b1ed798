import 'reflect-metadata';
import { Command } from 'commander';
import { attacks } from './promises/attacks';
import { clocks } from './promises/clocks';
import { completeness } from './promises/completeness';
import { coreUnreachable } from './promises/coreUnreachable';
import { counting } from './promises/counting';
import { deciders } from './promises/deciders';
import { disclosure } from './promises/disclosure';
import { interleavings } from './promises/interleavings';
import { ledgerEdits } from './promises/ledgerEdits';
import { ledgerFaults } from './promises/ledgerFaults';
import { ledgerKills } from './promises/ledgerKills';
import { monotone } from './promises/monotone';
import { mutants } from './promises/mutants';
import { partners } from './promises/partners';
import type { Figure, Promised } from './promises/promise';
import { replay } from './promises/replay';
import { revocation } from './promises/revocation';
import { silence } from './promises/silence';
import { slowReader } from './promises/slowReader';
import { speed } from './promises/speed';
import { stopped } from './promises/stopped';
import { timing } from './promises/timing';
import { whoSaw } from './promises/whoSaw';

const PROMISES: readonly Promised[] = [
  deciders,
  mutants,
  monotone,
  speed,
  replay,
  interleavings,
  revocation,
  stopped,
  slowReader,
  silence,
  timing,
  coreUnreachable,
  ledgerKills,
  ledgerFaults,
  ledgerEdits,
  completeness,
  whoSaw,
  partners,
  clocks,
  attacks,
  counting,
  disclosure,
];

type Proved = Figure & { readonly name: string; readonly what: string; readonly seconds: number };

interface Options {
  readonly json?: boolean;
  readonly size?: string;
}

/** Measures promises in full, one line each; exit 1 when one does not hold. */
async function prove(names: readonly string[], { json, size }: Options): Promise<void> {
  const proved: Proved[] = [];
  for (const promised of PROMISES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const each = await measured(promised, size ? Number(size) : promised.fullSize);
    proved.push(each);
    if (!json) process.stdout.write(line(each));
  }
  if (json) process.stdout.write(`${JSON.stringify(proved, null, 2)}\n`);
  process.exitCode = proved.every(({ holds }) => holds) ? 0 : 1;
}

async function measured({ name, what, measure }: Promised, size: number): Promise<Proved> {
  const began = performance.now();
  process.stderr.write(`${name}: ${what} ...\n`);
  const figure = await measure(size, (part) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${Math.floor((100 * part) / size)} %`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return { name, what, ...figure, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

function line({ name, what, size, figure, holds, seconds }: Proved): string {
  return `${holds ? '✔' : '✖'} ${name}: ${what}\n    ${size}: ${figure} (${seconds} s)\n`;
}

const program = new Command('prove')
  .description('measure what is promised, in full')
  .argument('[names...]', `some of ${PROMISES.map(({ name }) => name).join(', ')}; all where none is named`)
  .option('--size <number>', 'another size than the full one')
  .option('--json', 'print one JSON list')
  .action(async (names: string[], options: Options) => {
    const unknown = names.find((each) => !PROMISES.some(({ name }) => name === each));
    if (unknown) program.error(`no promise \`${unknown}\`; one of ${PROMISES.map(({ name }) => name).join(', ')}`);
    await prove(names, options);
  });

void program.parseAsync();
