import 'reflect-metadata';
import { loadavg } from 'node:os';
import { Command, Option } from 'commander';
import type { Benchmark, BenchOptions } from './benchmark';
import { caseload, point, view } from './beside';
import { ledger } from './ledger';
import { policy } from './policy/policy';
import { SYSTEM_NAMES } from './systems';
import { tableOf } from './table';

const BENCHMARKS: readonly Benchmark[] = [view, caseload, point, ledger, policy];

interface Options {
  readonly json?: boolean;
  readonly rounds: string;
  readonly requests: string;
  readonly systems?: readonly string[];
  readonly atOnce?: string;
}

/** Measures side by side, one table each; exit 1 when a goal is not met. */
async function bench(names: readonly string[], { json, rounds, requests, systems, atOnce }: Options): Promise<void> {
  const options = {
    ...{ rounds: Number(rounds), requests: Number(requests), systems },
    atOnce: atOnce === undefined ? undefined : Number(atOnce),
  };
  const chosen = BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name));
  const measured = [];
  for (const benchmark of chosen) {
    const each = await loadedWhile(benchmark, options);
    measured.push(each);
    if (!json)
      process.stdout.write(`${each.name}: ${each.what}\n${tableOf(each)}load of the machine: ${each.load}\n\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
  process.exitCode = measured.flatMap(({ verdicts }) => verdicts).every(({ met }) => met) ? 0 : 1;
}

/** The measurement with the machine's load average of a minute, before and after. */
async function loadedWhile({ name, what, measure }: Benchmark, options: BenchOptions) {
  const load = () => loadavg()[0]!.toFixed(2);
  const before = load();
  const measured = await measure(options, (step) => process.stderr.write(`${name}: ${step}\n`));
  return { name, what, ...measured, load: `${before} before, ${load()} after` };
}

const program = new Command('bench')
  .description('measure side by side what is promised of speed')
  .argument('[names...]', `some of ${BENCHMARKS.map(({ name }) => name).join(', ')}; all where none is named`)
  .option('--rounds <number>', 'of each system, after one that warms up', '7')
  .option('--requests <number>', 'in each round', '2000')
  .addOption(new Option('--systems <names...>', 'beside which others; all if not said').choices(SYSTEM_NAMES))
  .option('--at-once <number>', 'requests under way at once, on a busy machine; goals are of 20')
  .option('--json', 'print one JSON list')
  .action(async (names: string[], options: Options) => {
    const unknown = names.find((each) => !BENCHMARKS.some(({ name }) => name === each));
    if (unknown) program.error(`no benchmark \`${unknown}\`; one of ${BENCHMARKS.map(({ name }) => name).join(', ')}`);
    for (const number of [options.rounds, options.requests, options.atOnce ?? '1'])
      if (!/^[1-9]\d*$/.test(number)) program.error(`\`${number}\` is no number of rounds, or of requests`);
    await bench(names, options);
  });

void program.parseAsync();
