import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@lead-graph/kit/testing';
import { AGENCIES, PERSONAS } from '@lead-graph/schema';
import { Program } from '../program';
import { readyOf, type Subgraphs, startGateway, startSubgraphs } from './documented/stack';
import { ASKED_BY, counted, startLeadGraph } from './leadGraph';
import { startLeadProcesses } from './leadProcesses';
import type { Says, System } from './system';
import type { World } from './world';

/** What runs on copies of one world, and how all of it is stopped. */
interface Ground {
  readonly world: World;
  readonly query: string;
  readonly stops: (() => unknown)[];
}

/** Where all that ask nobody's consent are: one PostgreSQL, one set of documented subgraphs. */
interface Shared {
  readonly folder: string;
  readonly urlFor: (agency: string) => string;
  readonly organization: string;
  readonly subgraphs: Subgraphs;
}

type Start = (ground: Ground, shared: () => Promise<Shared>) => Promise<System>;

const APOLLO = 'bench/documented/gatewayProgram';
const HIVE = 'peers/hiveProgram.js';

/** In the order of the table. Each build of ours has a world of its own: they write. */
const STARTS = {
  lead: (ground) => startLeadGraph('LEAD Graph', copied(ground, 'lead')),
  'without-consent': (ground) =>
    startLeadGraph('without consent and ledger', copied(ground, 'without'), 'bench/withoutConsent'),
  processes: (ground) => startLeadProcesses('in 7 processes', copied(ground, 'processes'), ground.world.configs),
  documented: (_, shared) => before(shared, 'documented stack', APOLLO),
  undici: (_, shared) => before(shared, 'its gateway with undici', APOLLO, 'pooled'),
  hive: (_, shared) => before(shared, 'Hive Gateway', HIVE),
  'hive-rust': (_, shared) => before(shared, 'Hive, Rust planner', HIVE, 'rust'),
  floor: (ground, shared) => startFloor(ground.query, shared),
} satisfies Readonly<Record<string, Start>>;

export type SystemName = keyof typeof STARTS;

export const SYSTEM_NAMES = Object.keys(STARTS) as SystemName[];

/** Those that can be started here, of those that are wanted; the rest with the reason. */
export async function startSystems(ground: Ground, wanted: readonly string[] = SYSTEM_NAMES) {
  let sharing: Promise<Shared> | undefined;
  const shared = () => (sharing ??= startShared(ground));
  const systems = new Map<SystemName, System>();
  for (const name of SYSTEM_NAMES.filter((each) => wanted.includes(each) && !absent(each))) {
    const start: Start = STARTS[name];
    const system = await start(ground, shared);
    ground.stops.push(() => system.stop());
    systems.set(name, system);
  }
  const missing = SYSTEM_NAMES.some(absent) ? [NOT_INSTALLED, NO_MERCURIUS] : [NO_MERCURIUS];
  return { systems, missing };
}

const NOT_INSTALLED = 'Hive Gateway with either planner: not installed; npm install --prefix test/peers';

const NO_MERCURIUS = 'Mercurius: takes one key of a type, and agencies here share none (mercurius-gateway, issue 20)';

/** Whether it takes a package that is not there. */
function absent(name: SystemName): boolean {
  const installed = existsSync(join(__dirname, '../peers/node_modules/@graphql-hive/gateway-runtime'));
  return name.startsWith('hive') && !installed;
}

function copied({ world, stops }: Ground, name: string): string {
  const folder = `${world.folder}-${name}`;
  stops.push(() => rmSync(folder, { recursive: true }));
  execFileSync('cp', ['-a', world.folder, folder]);
  return folder;
}

async function startShared(ground: Ground): Promise<Shared> {
  const folder = copied(ground, 'shared');
  const postgres = await startEmbeddedPostgres({ folder, owners: AGENCIES.map(({ name }) => name) });
  ground.stops.push(() => postgres.stop());
  const organization = PERSONAS.find(({ name }) => name === ASKED_BY.persona)!.organization!;
  const subgraphs = await startSubgraphs(folder, postgres.urlFor, organization);
  ground.stops.push(() => subgraphs.stop());
  return { folder, urlFor: postgres.urlFor, organization, subgraphs };
}

/** A gateway before the documented subgraphs. */
async function before(shared: () => Promise<Shared>, name: string, path: string, ...given: string[]): Promise<System> {
  const { folder, subgraphs } = await shared();
  return startGateway(name, folder, subgraphs, new Program<Says>(path, [subgraphs.supergraphPath, ...given]));
}

async function startFloor(query: string, shared: () => Promise<Shared>): Promise<System> {
  const { folder, urlFor, organization } = await shared();
  const urls = JSON.stringify(Object.fromEntries(AGENCIES.map(({ name }) => [name, urlFor(name)])));
  const program = new Program<Says>('bench/floorProgram', [urls, organization, query]);
  const { url } = await readyOf(program);
  return {
    ...{ name: 'one handler by hand', folder, url, headers: { 'content-type': 'application/json' } },
    programs: { whole: [program.pid] },
    count: () => counted(program),
    stop: () => program.stop(),
  };
}
