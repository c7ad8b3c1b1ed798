import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tokenFor } from '@lead-graph/gateway';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { ROSA } from '@lead-graph/participants/people';
import { type Benchmark, type BenchOptions, type Comparison, type Row, type Verdict, verdict } from './benchmark';
import { cpuOfPostgres, cpuWithEnded } from './cpu';
import { interleaved } from './interleaved';
import { ASKED_BY, headersOf } from './leadGraph';
import { spreadOf } from './spread';

/** Most seconds until the main query is answered. */
const GOALS = { warm: 10, cold: 30 };

const MOST_TRIES = 20;

/** What one start took. */
interface Start {
  /** From the command to the first answer. */
  readonly seconds: number;
  /** To the line that says it is ready. */
  readonly ready: number;
  /** Seconds of CPU until the first answer, of the program and of its PostgreSQL. */
  readonly cpuOfProgram: number;
  readonly cpuOfPostgres: number;
  /** Main queries asked, the last of which was answered. */
  readonly asked: number;
}

export const start: Benchmark = {
  name: 'start',
  what: 'time from `leadgraph start` to the first answer, in a folder that was seeded before and in an empty one',
  measure: (options, onStep) => measureStarts(options, onStep),
};

async function measureStarts(
  { rounds }: Pick<BenchOptions, 'rounds'>,
  onStep: (step: string) => void = () => undefined,
): Promise<Comparison> {
  const seeded = newFolder();
  try {
    const [warm, cold] = await interleaved(['warm', 'cold'] as const, rounds, async (kind, round) => {
      onStep(`${round === 0 ? 'seeds' : `round ${round} of ${rounds}`}, ${kind}`);
      return kind === 'warm' ? startIn(seeded) : startInNew();
    });
    return comparisonOf(warm!, cold!);
  } finally {
    rmSync(seeded, { recursive: true });
  }
}

async function startInNew(): Promise<Start> {
  const folder = newFolder();
  try {
    return await startIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-bench-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** As anybody starts it on their machine, and stopped again. */
async function startIn(folder: string): Promise<Start> {
  const began = performance.now();
  const since = () => (performance.now() - began) / 1_000;
  const command = ['subgraphs/kit/cli/leadgraph.js', 'start', '--folder', folder, '--port', '0', '--json'];
  const program = spawn(process.execPath, command, {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const { url, issuer } = JSON.parse(await firstLineOf(program));
    const ready = since();
    const token = await tokenFor(issuer, join(folder, 'identity'), ASKED_BY.persona);
    const asked = await askUntilAnswered(url, token);
    const seconds = since();
    const [cpuOfProgram, ofPostgres] = [cpuWithEnded(program.pid!) / 1_000, cpuOfPostgres(folder) / 1_000];
    return { seconds, ready, cpuOfProgram, cpuOfPostgres: ofPostgres, asked };
  } finally {
    await ended(program);
  }
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout! })) if (line.startsWith('{"url"')) return line;
  throw new Error('the graph did not start');
}

/** How often it took: a first request compiles and plans, and on a busy machine may outlast its lease. */
async function askUntilAnswered(url: string, token: string): Promise<number> {
  const headers = headersOf(token);
  const body = JSON.stringify({ query: MAIN_QUERY, variables: { id: ROSA } });
  for (let asked = 1; asked <= MOST_TRIES; asked += 1) {
    const answer = await fetch(url, { method: 'POST', headers, body });
    const { data, errors } = (await answer.json()) as { data?: { participant: object | null }; errors?: unknown };
    if (!errors && data?.participant) return asked;
  }
  throw new Error(`${MOST_TRIES} main queries were not answered`);
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const end = once(program, 'exit');
  program.kill('SIGTERM');
  await end;
}

function comparisonOf(warm: readonly Start[], cold: readonly Start[]): Comparison {
  const row = (what: string, value: (start: Start) => number): Row => ({
    what,
    of: [warm, cold].map((starts) => spreadOf(starts.map(value))),
  });
  const against = (kind: keyof typeof GOALS, starts: readonly Start[]): Verdict =>
    verdict(
      `seconds to the first answer, ${kind}, against ${GOALS[kind]}`,
      starts.map(({ seconds }) => seconds),
      starts.map(() => GOALS[kind]),
      1,
    );
  return {
    size: `${warm.length} starts of each, each a program of its own; installing is not in it`,
    systems: ['warm', 'cold'],
    rows: [
      row('seconds to the first answer', ({ seconds }) => seconds),
      row('  until it is ready', ({ ready }) => ready),
      row('CPU seconds', (each) => each.cpuOfProgram + each.cpuOfPostgres),
      row('  of the graph', ({ cpuOfProgram }) => cpuOfProgram),
      row('  of PostgreSQL', ({ cpuOfPostgres }) => cpuOfPostgres),
      row('main queries asked', ({ asked }) => asked),
    ],
    verdicts: [against('warm', warm), against('cold', cold)],
  };
}
