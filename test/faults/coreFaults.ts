import { isDeepStrictEqual } from 'node:util';
import { type CallAnswer, type CallRequest, sendOverHttp } from '@lead-graph/gateway';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { agencyNamed, RECORD_AGENCIES } from '@lead-graph/schema';
import type { TestGraph } from '../graph/openGraph';
import { ADA, ROSA, SAM, THEO } from '../graph/people';
import { type Service, startGatewayService, startSubgraph } from '../graph/service';
import { pick, seededDraw } from '../oracles/generators/draw';
import { type Conduct, openPartners, type Partners, send } from './partners';
import { FAULTS } from './spoiled';
import { pause } from './stops';

export interface CoreFigure {
  readonly draws: number;
  /** Own records that were served, in pages. */
  readonly ownPages: number;
  /** What was not as promised, one line each. INVARIANT to prove: none. */
  readonly broken: readonly string[];
  /** Disclosures that agencies recorded meanwhile. INVARIANT to prove: none. */
  readonly disclosures: number;
  /** Ways of being unreachable of which the gateway's `/ready` told, and of those there were. */
  readonly told: number;
  readonly ways: number;
}

/** What the gateway found out of its subgraphs it tells again for a second, in milliseconds. */
const READY_KEPT_MS = 1_100;

const ASKERS = ['case-manager-ito', 'officer-reyes', 'prosecutor-lee', 'housing-okoro', 'clinician-ward'] as const;
const OF = [ROSA, SAM, ADA, THEO] as const;

/** Root fields of an agency, by one of its own staff. */
const OWN = [
  ['officer-reyes', 'policeContacts'],
  ['housing-okoro', 'housingLivingSituations'],
] as const;

const ownQuery = (field: string) => `{ ${field}(first: 3) { nodes { id servicedOn } } }`;

/** Ways in which a core that runs cannot be reached; null: its database, or its process, is at fault itself. */
const WAYS: readonly (readonly [string, Conduct | null])[] = [
  ...['down', 'slow', 'HTML in place of JSON', 'cut off', 'no data and no error'].map(
    (name) => [name, FAULTS[name]!(() => undefined)] as const,
  ),
  ['database down', null],
  ['process ended', null],
];

/** Makes the core unreachable in one way after another, and asks as several people. */
export async function loseCore(
  graph: TestGraph,
  draws: number,
  onDraw: (done: number) => void = () => undefined,
): Promise<CoreFigure> {
  return withWorld(graph, async (world) => {
    const each = Math.ceil(draws / WAYS.length);
    for (const [index, [way, conduct]] of WAYS.entries()) {
      await world.lose(way, conduct);
      await world.askAround(way, each, index);
      await world.restore(way);
      onDraw((index + 1) * each);
    }
  });
}

/** The sabotaged twin: somewhere before the core its answers are kept, and told again when it is gone. */
export async function loseCoreBeforeKeptAnswers(graph: TestGraph, draws: number): Promise<CoreFigure> {
  return withWorld(graph, async (world) => {
    const kept = new Map<string, CallAnswer>();
    const keyOf = ({ headers, body }: CallRequest) => `${headers.authorization} ${body}`;
    world.partners.conduct('participants', async (answer, response, request) => {
      const answered = await answer();
      kept.set(keyOf(request), answered);
      send(response, answered.status, answered.body);
    });
    for (const as of ASKERS) for (const id of OF) await graph.ask(as, 'DIVOPS', MAIN_QUERY, { id }, world.gateway.url);
    await world.lose('kept answers', (_, response, request) => {
      const answered = kept.get(keyOf(request));
      send(response, answered?.status ?? 503, answered?.body ?? '');
    });
    await world.askAround('kept answers', draws, 0);
  });
}

async function withWorld(graph: TestGraph, run: (world: World) => Promise<void>): Promise<CoreFigure> {
  const core = await startSubgraph(graph.configs.participants!);
  const toCore = sendOverHttp({ participants: core.url });
  const participants = { answer: (request: CallRequest) => toCore(agencyNamed('participants'), request, 5_000) };
  const partners = await openPartners({ ...graph.subgraphs, participants });
  const gateway = await startGatewayService(graph.configs, partners.urls);
  try {
    const world = new World(graph, partners, core, gateway);
    await world.open();
    const before = await disclosuresIn(graph);
    await run(world);
    return { ...world.figure, disclosures: (await disclosuresIn(graph)) - before };
  } finally {
    await gateway.end();
    await toCore.close();
    await partners.stop();
    await core.end();
  }
}

class World {
  readonly figure = { draws: 0, ownPages: 0, broken: [] as string[], ways: 0, told: 0 };
  private readonly own = new Map<string, unknown>();

  constructor(
    readonly graph: TestGraph,
    readonly partners: Partners,
    readonly core: Service,
    readonly gateway: Service,
  ) {}

  /** What own staff read while all is well; asked again while a process that was just started compiles. */
  async open(): Promise<void> {
    for (let tries = 0; tries < 10; tries += 1) {
      const { body } = await this.graph.ask('case-manager-ito', 'DIVOPS', MAIN_QUERY, { id: ROSA }, this.gateway.url);
      if (!body.errors) break;
    }
    for (const [as, field] of OWN) {
      const { body } = await this.graph.ask(as, 'DIVOPS', ownQuery(field), {}, this.gateway.url);
      if (body.data?.[field]?.nodes?.length === 3) this.own.set(field, body.data[field]);
    }
    if (!(await this.ready()).ready)
      throw new Error('the gateway does not say that it is ready; nothing is at fault yet');
  }

  async lose(way: string, conduct: Conduct | null): Promise<void> {
    if (conduct) this.partners.conduct('participants', conduct);
    else if (way === 'process ended') await this.core.end();
    else await letInto(this.graph, false);
    await pause(READY_KEPT_MS);
    this.figure.ways += 1;
    const { ready, core } = await this.ready();
    if (!ready && core === 'NOT_READY') this.figure.told += 1;
    const own = await fetch(`${this.core.url}/ready`).then(
      ({ status }) => status,
      () => null,
    );
    const due = conduct ? 200 : way === 'process ended' ? null : 503;
    if (own !== due) this.figure.broken.push(`${way}: the core's own /ready says ${own}`);
  }

  async restore(way: string): Promise<void> {
    this.partners.conduct('participants', null);
    if (way === 'database down') await letInto(this.graph, true);
  }

  async askAround(way: string, draws: number, seed: number): Promise<void> {
    for (let index = 0; index < draws; index += 1) {
      const draw = seededDraw(5_000_000 + seed * 10_000 + index);
      await this.askOthers(way, pick(draw, ASKERS), pick(draw, OF));
      const [as, field] = pick(draw, OWN);
      await this.askOwn(way, as, field);
      this.figure.draws += 1;
    }
  }

  private async askOthers(way: string, as: string, id: string): Promise<void> {
    const { body } = await this.graph.ask(as, 'DIVOPS', MAIN_QUERY, { id }, this.gateway.url);
    if (body.data?.participant != null)
      this.figure.broken.push(`${way}, ${as}: something of the participant is served`);
    if (!body.errors?.length) this.figure.broken.push(`${way}, ${as}: nothing says that the core did not answer`);
  }

  private async askOwn(way: string, as: string, field: string): Promise<void> {
    const { body } = await this.graph.ask(as, 'DIVOPS', ownQuery(field), {}, this.gateway.url);
    if (isDeepStrictEqual(body.data?.[field], this.own.get(field))) this.figure.ownPages += 1;
    else this.figure.broken.push(`${way}, ${as}: own records are not served`);
  }

  private async ready(): Promise<{ ready: boolean; core: string }> {
    const answer = await fetch(`${this.gateway.url}/ready`);
    const { subgraphs } = (await answer.json()) as { subgraphs: Record<string, string> };
    return { ready: answer.status === 200, core: subgraphs.participants! };
  }
}

/** Closes the core's database to everybody and ends its connections, or opens it again. */
async function letInto(graph: TestGraph, open: boolean): Promise<void> {
  const database = new URL(graph.configs.participants!.databaseUrl).pathname.slice(1);
  const administrator = await graph.administrator('housing');
  await administrator.query(`ALTER DATABASE "${database}" WITH ALLOW_CONNECTIONS ${open}`);
  if (!open)
    await administrator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
  await administrator.end();
}

async function disclosuresIn({ subgraphs }: TestGraph): Promise<number> {
  const counts = await Promise.all(
    RECORD_AGENCIES.map(({ name }) =>
      subgraphs[name]!.db.query(
        `SELECT count(*)::int AS n FROM ledger.entry WHERE entry::jsonb->>'kind' = 'DISCLOSURE'`,
      ),
    ),
  );
  return counts.reduce((sum, [{ n }]) => sum + n, 0);
}
