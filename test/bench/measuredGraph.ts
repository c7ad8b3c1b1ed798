import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfPostgres, cpuOfProgram } from './cpu';
import type { Counted, GraphSays } from './graphProgram';
import type { Load, LoadResult } from './loadProgram';
import { Program } from '../program';

/** After the last answer, in milliseconds: what the graph does once a second belongs to the requests before. */
const SETTLE_MS = 1_500;

/** What one round cost. */
export interface Round extends LoadResult {
  /** Milliseconds of CPU for each request. */
  readonly cpu: number;
  /** Of these, of the graph's own program, and of its PostgreSQL. */
  readonly cpuOfGraph: number;
  readonly cpuOfPostgres: number;
  /** SQL statements for each request. */
  readonly statements: number;
  /** Of these, those that read what is asked for, and writes of ledgers. */
  readonly reads: number;
  readonly writes: number;
  /** Bytes of write-ahead log for each request. */
  readonly walBytes: number;
  /** Entries of all ledgers for each request. */
  readonly entries: number;
}

/** A graph in a program of its own, on a folder of its own. */
export class MeasuredGraph {
  private constructor(
    readonly folder: string,
    private readonly url: string,
    private readonly token: string,
    private readonly program: Program<GraphSays>,
  ) {}

  /** `preload`: what makes another build of it. */
  static async start(folder: string, persona: string, preload?: string): Promise<MeasuredGraph> {
    const program = new Program<GraphSays>('bench/graphProgram', [folder, persona], preload);
    const said = await program.next();
    if (said.said !== 'ready') throw new Error('the graph did not start');
    return new MeasuredGraph(folder, said.url, said.token, program);
  }

  /** Asks all of it by another program, whose own work does not count. */
  async round(generator: Program<LoadResult>, load: Omit<Load, 'url' | 'token'>): Promise<Round> {
    const [countedBefore, usedBefore] = [await this.count(), this.used()];
    const result = await generator.ask({ ...load, url: this.url, token: this.token } satisfies Load);
    await sleep(SETTLE_MS);
    const [used, counted] = [this.used(), await this.count()];
    const each = (after: number, before: number) => (after - before) / load.ids.length;
    const cpuOfGraph = each(used.graph, usedBefore.graph);
    const cpuOfPostgres = each(used.postgres, usedBefore.postgres);
    return {
      ...result,
      cpu: cpuOfGraph + cpuOfPostgres,
      cpuOfGraph,
      cpuOfPostgres,
      statements: each(counted.statements, countedBefore.statements),
      reads: each(counted.reads, countedBefore.reads),
      writes: each(counted.writes, countedBefore.writes),
      walBytes: each(counted.walBytes, countedBefore.walBytes),
      entries: each(counted.entries, countedBefore.entries),
    };
  }

  async ask({ purpose, query }: Pick<Load, 'purpose' | 'query'>, id: string): Promise<string> {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${this.token}`,
      'purpose-of-use': purpose,
    };
    const body = JSON.stringify({ query, variables: { id } });
    return (await fetch(`${this.url}/graphql`, { method: 'POST', headers, body })).text();
  }

  stop(): Promise<void> {
    return this.program.stop();
  }

  private used(): { graph: number; postgres: number } {
    return { graph: cpuOfProgram(this.program.pid), postgres: cpuOfPostgres(this.folder) };
  }

  private async count(): Promise<Counted> {
    const said = await this.program.ask('count');
    if (said.said !== 'counted') throw new Error('the graph did not count');
    return said;
  }
}
