import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { type CallAnswer, type CallRequest, sendOverHttp } from '@lead-graph/gateway';
import { agencyNamed, type CallClaims, seal, unseal } from '@lead-graph/schema';
import type { TestGraph } from '../graph/openGraph';
import { type Service, startGatewayService, startSubgraph } from '../graph/service';
import { openPartners, type Partners, send } from './partners';

const ROOT = join(__dirname, '../..');
const MOVABLE = 'test/faults/builds/movableClock.ts';

/** Seconds by which the clocks of three services go wrong; all others go right. */
export interface Shifts {
  readonly gateway: number;
  readonly core: number;
  readonly housing: number;
}

/** Gateway, core and one agency in processes of their own, whose clocks can be moved while they run. */
export class ClockWorld {
  /** The newest call to housing that carried a proof. */
  private newest: CallRequest | null = null;

  private constructor(
    readonly graph: TestGraph,
    readonly gateway: Service,
    private readonly services: Readonly<Record<keyof Shifts, Service>>,
    private readonly partners: Partners,
    private readonly calls: ReturnType<typeof sendOverHttp>,
  ) {
    partners.conduct('housing', async (answer, response, request) => {
      if (request.body.includes('_entities')) this.newest = request;
      const { status, body } = await answer();
      send(response, status, body);
    });
  }

  static async open(graph: TestGraph, housingBuild: readonly string[] = []): Promise<ClockWorld> {
    const { participants, housing } = graph.configs;
    const [core, agency] = await Promise.all([
      startSubgraph(participants!, { preload: [MOVABLE] }),
      startSubgraph(housing!, { preload: [MOVABLE, ...housingBuild] }),
    ]);
    const calls = sendOverHttp({ participants: core.url, housing: agency.url });
    const through = (name: string) => ({
      answer: (request: CallRequest): Promise<CallAnswer> => calls(agencyNamed(name), request, 5_000),
    });
    const doors = { participants: through('participants'), housing: through('housing') };
    const partners = await openPartners({ ...graph.subgraphs, ...doors });
    const gateway = await startGatewayService(graph.configs, partners.urls, { preload: [MOVABLE] });
    return new ClockWorld(graph, gateway, { gateway, core, housing: agency }, partners, calls);
  }

  async move(shifts: Partial<Shifts>): Promise<void> {
    for (const [name, seconds] of Object.entries(shifts)) {
      const { child } = this.services[name as keyof Shifts];
      child.send(seconds);
      await once(child, 'message');
    }
  }

  /** The same proof once more, in a call of its own, `issuedAt` seconds since 1970; the status it comes to. */
  async repeatProof(issuedAt: number): Promise<number> {
    const { headers, body } = this.newest!;
    const { callKeys } = this.graph.configs.housing!;
    const claims = unseal(headers['lead-call'], callKeys) as CallClaims;
    const call = { ...claims, call: randomUUID(), issuedAt: Math.floor(issuedAt) };
    const again = { headers: { 'content-type': 'application/json', 'lead-call': seal(call, callKeys) }, body };
    return (await this.calls(agencyNamed('housing'), again, 5_000)).status;
  }

  /** Entries of housing's ledger so far. */
  async entries(): Promise<number> {
    const [row] = await this.graph.subgraphs.housing!.db.query('SELECT count(*)::int AS n FROM ledger.entry');
    return row.n;
  }

  /** Whether every ledger agrees with every checkpoint that was signed by clocks that went wrong. */
  ledgersAgree(): boolean {
    const folder = dirname(this.graph.keysFolder);
    const words = ['subgraphs/kit/cli/leadgraph.js', 'ledger', 'verify', '--folder', folder];
    return spawnSync(process.execPath, words, { cwd: ROOT }).status === 0;
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.services).map((service) => service.end()));
    await this.calls.close();
    await this.partners.stop();
  }
}
