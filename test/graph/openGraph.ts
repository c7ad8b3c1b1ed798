import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Graph, type GraphOptions, MAIN_QUERY, openGraph } from '@lead-graph/kit/graph';
import { fillFromTemplate } from '@lead-graph/kit/templates';
import type { Client } from 'pg';
import { administratorOf } from './administrator';
import { ROSA } from './people';

/** What owners sign for each other every ten seconds, whatever is asked meanwhile. */
const OF_WITNESSES = /ledger\.(checkpoint|cosignature|witnessed)\b/;

const bare = { port: 0, identityPort: 0, throwaway: true };

export interface Asked {
  readonly status: number;
  /** The body as it came. */
  readonly text: string;
  readonly body: {
    readonly data?: any;
    readonly errors?: readonly { message: string; path?: unknown[]; extensions: { code: string } }[];
    readonly extensions: {
      requestId: string;
      agencies?: Record<string, string>;
      notices?: { obligation: string; text: string }[];
    };
  };
}

/** The whole graph on a folder of its own, and a way to ask it. */
export interface TestGraph extends Graph {
  /** At this graph's gateway, or at another that believes the same issuer. */
  ask(as: string, purpose: string, query: string, variables?: object, url?: string): Promise<Asked>;
  /** A connection to one agency's database as its administrator, who alone can change what is on record. */
  administrator(agency: string): Promise<Client>;
  /** Statements of one agency since the last time this was asked, without those of transactions and of witnesses. */
  statements(agency: string): string[];
}

export async function openTestGraph(options: Partial<GraphOptions> = {}): Promise<TestGraph> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-test-'));
  chmodSync(folder, 0o755);
  const seen = new Map<string, string[]>();
  const observe = (agency: string) => {
    seen.set(agency, []);
    return (sql: string) => void seen.get(agency)!.push(sql);
  };
  await fillFromTemplate(folder, 'graph', async (template) => (await openGraph({ ...bare, folder: template })).stop());
  const graph = await openGraph({ ...bare, folder, observe, ...options });
  const tokens = new Map<string, Promise<string>>();
  const token = (as: string) => tokens.get(as) ?? tokens.set(as, graph.tokenFor(as)).get(as)!;
  const ask: TestGraph['ask'] = async (as, purpose, query, variables = {}, url = graph.url) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await token(as)}`,
      'purpose-of-use': purpose,
    };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };
  await warm(ask);
  return {
    ...graph,
    ask,
    administrator: (agency) => administratorOf(graph, folder, agency),
    statements: (agency) =>
      seen
        .get(agency)!
        .splice(0)
        .filter((sql) => !/^(START|COMMIT|ROLLBACK|BEGIN)/.test(sql) && !OF_WITNESSES.test(sql)),
    stop: async () => {
      await graph.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A first request compiles and plans; on a busy machine it may outlast its lease, and no test is about that. */
async function warm(ask: TestGraph['ask']): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const { body } = await ask('rosa-quinn', 'PATRQT', MAIN_QUERY, { id: ROSA });
    if (!body.errors) return;
  }
}

/** What two answers must share: all but the request id. */
export function withoutId({ text }: Asked): string {
  return text.replace(/"requestId":"[^"]*"/, '"requestId":""');
}
