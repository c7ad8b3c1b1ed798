import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Benchmark, BenchOptions, Comparison } from './benchmark';
import { caseload, point, view } from './beside';
import { decide } from './decide';
import { facts } from './facts';
import { GROWTH } from './growth/benchmarks';
import type { Growth } from './growth/growth';
import { plotOf } from './growth/plot';
import { growthTable } from './growth/table';
import { ledger } from './ledger';
import { numbers } from './numbers';
import { policy } from './policy/policy';
import { start } from './start';
import { SYSTEM_NAMES } from './systems';
import { tableOf } from './table';

type AnyBenchmark = Benchmark<Comparison | Growth>;

const BENCHMARKS: readonly AnyBenchmark[] = [
  view,
  caseload,
  point,
  decide,
  start,
  ledger,
  policy,
  numbers,
  facts,
  ...GROWTH,
];

interface Options {
  readonly json?: boolean;
  readonly rounds: string;
  readonly requests: string;
  readonly systems?: readonly string[];
  readonly atOnce?: string;
  readonly plots?: string;
}

/** Measures side by side, one table each; exit 1 when a goal is not met. */
async function bench(names: readonly string[], given: Options): Promise<void> {
  const { json, plots, systems, atOnce } = given;
  const options = {
    ...{ rounds: Number(given.rounds), requests: Number(given.requests), systems },
    atOnce: atOnce === undefined ? undefined : Number(atOnce),
  };
  const chosen = BENCHMARKS.filter(({ name }) => names.length === 0 || names.some((each) => means(each, name)));
  const measured = [];
  for (const benchmark of chosen) {
    const each = await loadedWhile(benchmark, options);
    measured.push(each);
    const table = 'input' in each ? growthTable(each) : tableOf(each);
    if (!json) process.stdout.write(`${each.name}: ${each.what}\n${table}load of the machine: ${each.load}\n\n`);
    if (plots && 'input' in each) draw(each, plots);
  }
  if (json) process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
  process.exitCode = measured.flatMap(({ verdicts }): readonly { met: boolean }[] => verdicts).every(({ met }) => met)
    ? 0
    : 1;
}

/** Some are known together by the first word of their names. */
function means(given: string, name: string): boolean {
  return name === given || name.startsWith(`${given}-`);
}

function draw(growth: Growth & Pick<AnyBenchmark, 'name'>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${growth.name}.svg`), plotOf(growth, `What a request costs, against ${growth.input}`));
}

/** The measurement with the machine's load average of a minute, before and after. */
async function loadedWhile({ name, what, measure }: AnyBenchmark, options: BenchOptions) {
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
  .option('--plots <folder>', 'where to draw what grows')
  .action(async (names: string[], options: Options) => {
    const unknown = names.find((each) => !BENCHMARKS.some(({ name }) => means(each, name)));
    if (unknown) program.error(`no benchmark \`${unknown}\`; one of ${BENCHMARKS.map(({ name }) => name).join(', ')}`);
    for (const number of [options.rounds, options.requests, options.atOnce ?? '1'])
      if (!/^[1-9]\d*$/.test(number)) program.error(`\`${number}\` is no number of rounds, or of requests`);
    await bench(names, options);
  });

void program.parseAsync();
