import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Program } from '../program';
import { cpuOfPostgres, cpuOfProgram } from './cpu';
import type { Load, LoadResult } from './loadProgram';

/** After the last answer, in milliseconds: what a system does once a second belongs to the requests before. */
const SETTLE_MS = 1_500;

/** What a program that answers says to whoever started it. */
export type Says =
  | { readonly said: 'ready'; readonly url: string; readonly token?: string; readonly sdl?: string }
  | ({ readonly said: 'counted' } & Counted);

export interface Counted {
  /** SQL statements since the start. */
  readonly statements: number;
  /** Of these, those that read what is asked for, and writes of ledgers; the others begin, end, sign and witness. */
  readonly reads?: number;
  readonly writes?: number;
  /** Bytes of write-ahead log since ever. */
  readonly walBytes?: number;
  /** Entries of all ledgers. */
  readonly entries?: number;
}

/** Programs and a PostgreSQL that answer together. */
export interface System {
  readonly name: string;
  /** Takes operations under `/graphql`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Process ids, by what the programs are; of one that is gateway and subgraphs, only `whole`. */
  readonly programs: Readonly<Partial<Record<Part, readonly number[]>>>;
  /** Of its PostgreSQL. */
  readonly folder: string;
  count(): Promise<Counted>;
  stop(): Promise<unknown>;
}

export type Part = 'gateway' | 'subgraphs' | 'whole';

/** What one round cost, for each request. */
export interface Round extends LoadResult {
  /** Milliseconds of CPU: of all, of PostgreSQL, of all other programs, and of these by what they are. */
  readonly cpu: number;
  readonly cpuOfPostgres: number;
  readonly cpuOfPrograms: number;
  readonly cpuOf: Readonly<Partial<Record<Part, number>>>;
  readonly statements: number;
  readonly reads: number;
  readonly writes: number;
  readonly walBytes: number;
  readonly entries: number;
  /** Megabytes of memory of all programs but PostgreSQL, when the round is over. */
  readonly rss: number;
}

/** Has a system asked all of it by another program, whose own work does not count. */
export async function roundOf(
  system: System,
  generator: Program<LoadResult>,
  load: Pick<Load, 'query' | 'variables' | 'concurrency'>,
): Promise<Round> {
  const { url, headers } = system;
  const [countedBefore, usedBefore] = [await system.count(), usedBy(system)];
  const result = await generator.ask({ ...load, url, headers } satisfies Load);
  await sleep(SETTLE_MS);
  const [used, counted] = [usedBy(system), await system.count()];
  const each = (after = 0, before = 0) => (after - before) / load.variables.length;
  const parts = Object.keys(system.programs) as Part[];
  const cpuOf = Object.fromEntries(parts.map((part) => [part, each(used[part], usedBefore[part])]));
  const cpuOfPrograms = Object.values<number>(cpuOf).reduce((sum, part) => sum + part, 0);
  const cpuOfPostgres = each(used.postgres, usedBefore.postgres);
  return {
    ...result,
    ...{ cpu: cpuOfPrograms + cpuOfPostgres, cpuOfPrograms, cpuOfPostgres, cpuOf },
    statements: each(counted.statements, countedBefore.statements),
    reads: each(counted.reads, countedBefore.reads),
    writes: each(counted.writes, countedBefore.writes),
    walBytes: each(counted.walBytes, countedBefore.walBytes),
    entries: each(counted.entries, countedBefore.entries),
    rss: Object.values(system.programs)
      .flat()
      .reduce((sum, pid) => sum + residentMegabytes(pid), 0),
  };
}

/** Milliseconds of CPU so far. */
function usedBy({ programs, folder }: System): Partial<Record<Part | 'postgres', number>> {
  const parts = Object.entries(programs).map(([part, pids]) => [
    part,
    pids.reduce((sum, pid) => sum + cpuOfProgram(pid), 0),
  ]);
  return { ...Object.fromEntries(parts), postgres: cpuOfPostgres(folder) };
}

function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

type Asked = Pick<System, 'url' | 'headers'>;

async function ask({ url, headers }: Asked, query: string, variables: object): Promise<string> {
  const body = JSON.stringify({ query, variables });
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
}

const MOST_TRIES = 5;

/** A first request compiles and plans: on a busy machine an agency may be late, and is asked again. */
export async function answerOf(system: Asked, query: string, variables: object): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const text = await ask(system, query, variables);
    if (tries === MOST_TRIES || !JSON.parse(text).errors) return text;
  }
}
