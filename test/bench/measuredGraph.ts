import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfPostgres, cpuOfProgram } from './cpu';
import type { GraphSays } from './graphProgram';
import type { Load, LoadResult } from './loadProgram';
import { Program } from './program';

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
  /** Bytes of write-ahead log for each request. */
  readonly walBytes: number;
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
    const program = new Program<GraphSays>('graphProgram', [folder, persona], preload);
    const said = await program.next();
    if (said.said !== 'ready') throw new Error('the graph did not start');
    return new MeasuredGraph(folder, said.url, said.token, program);
  }

  /** Asks all of it by another program, whose own work does not count. */
  async round(generator: Program<LoadResult>, load: Omit<Load, 'url' | 'token'>): Promise<Round> {
    const before = await this.used();
    const result = await generator.ask({ ...load, url: this.url, token: this.token } satisfies Load);
    await sleep(SETTLE_MS);
    const after = await this.used();
    const each = (name: keyof typeof after) => (after[name] - before[name]) / load.ids.length;
    const [cpuOfGraph, cpuOfPostgres] = [each('graph'), each('postgres')];
    const cpu = cpuOfGraph + cpuOfPostgres;
    return { ...result, cpu, cpuOfGraph, cpuOfPostgres, statements: each('statements'), walBytes: each('walBytes') };
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

  private async used(): Promise<{ graph: number; postgres: number; statements: number; walBytes: number }> {
    const said = await this.program.ask('count');
    if (said.said !== 'counted') throw new Error('the graph did not count');
    return {
      graph: cpuOfProgram(this.program.pid),
      postgres: cpuOfPostgres(this.folder),
      statements: said.statements,
      walBytes: said.walBytes,
    };
  }
}
