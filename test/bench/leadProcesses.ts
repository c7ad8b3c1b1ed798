import { once } from 'node:events';
import { join } from 'node:path';
import { startIdentityProvider, tokenFor } from '@lead-graph/gateway';
import { urlsOf } from '@lead-graph/kit/cluster';
import { startEmbeddedPostgres } from '@lead-graph/kit/testing';
import { AGENCIES, PERSONAS } from '@lead-graph/schema';
import { type Service, startGatewayService, startSubgraphs } from '../graph/service';
import { ASKED_BY, headersOf } from './leadGraph';
import type { Counted, System } from './system';
import type { World } from './world';

const PRELOAD = { preload: ['test/bench/countsStatements'] };

/** The graph with its gateway and each subgraph in a process of its own, as in production. */
export async function startLeadProcesses(name: string, folder: string, before: World['configs']): Promise<System> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const postgres = await startEmbeddedPostgres({ folder, owners: AGENCIES.map((agency) => agency.name) });
    stops.push(() => postgres.stop());
    const keysFolder = join(folder, 'identity');
    const identity = await startIdentityProvider({ port: 0, keysFolder, personas: PERSONAS });
    stops.push(() => identity.stop());
    const { issuer, jwksUri } = identity;
    const configs = Object.fromEntries(
      Object.entries(before).map(([agency, config]) => [
        agency,
        { ...config, issuer, jwksUri, databaseUrl: postgres.urlFor(agency) },
      ]),
    );
    const byName = await startSubgraphs(configs, PRELOAD);
    const subgraphs = Object.values(byName);
    stops.push(() => Promise.all(subgraphs.map((each) => each.end())));
    const gateway = await startGatewayService(configs, urlsOf(byName));
    stops.push(() => gateway.end());
    return {
      ...{ name, folder, url: gateway.url, headers: headersOf(await tokenFor(issuer, keysFolder, ASKED_BY.persona)) },
      programs: { gateway: [gateway.child.pid!], subgraphs: subgraphs.map(({ child }) => child.pid!) },
      count: async () => {
        const each = await Promise.all(subgraphs.map(statementsOf));
        return { statements: each.reduce((sum, statements) => sum + statements, 0) };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function statementsOf({ child }: Service): Promise<number> {
  const answer = once(child, 'message');
  child.send('count');
  const [{ statements }] = (await answer) as [Counted];
  return statements;
}
