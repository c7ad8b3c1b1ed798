import type { TestGraph } from '../graph/openGraph';
import type { Latency } from './classifier';
import type { Contest } from './contests';
import { type Random, randomFrom } from './drawOperation';

/** Requests of each kind before the first that counts: code compiles, plans are made, connections open. */
const WARM_UP = 40;

/** Told of every so many requests. */
const STEP = 500;

/**
 * Asks requests of both kinds one at a time, in random order, and times each from its sending to the last byte of its
 * answer.
 */
export async function latenciesOf(
  graph: TestGraph,
  { as, query, asked, once = false }: Contest,
  each: number,
  seed: number,
  done: (more: number) => void = () => undefined,
): Promise<Latency[]> {
  const random = randomFrom(seed);
  const post = await poster(graph, as, query);
  const next = asked.map((all) => (once ? everyOneOf(all) : anyOf(all, random)));
  for (const kind of order(WARM_UP, random)) await post(once ? asked[0]![0]! : next[kind]!());
  const latencies: Latency[] = [];
  for (const kind of order(each, random)) {
    const variables = next[kind]!();
    latencies.push({ kind, milliseconds: await post(variables) });
    if (latencies.length % STEP === 0) done(STEP);
  }
  return latencies;
}

async function poster(graph: TestGraph, as: string, query: string): Promise<(variables: object) => Promise<number>> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await graph.tokenFor(as)}`,
    'purpose-of-use': 'DIVOPS',
  };
  return async (variables) => {
    const body = JSON.stringify({ query, variables });
    const began = performance.now();
    const answer = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body });
    await answer.text();
    return performance.now() - began;
  };
}

/** So many of each kind, shuffled. */
function order(each: number, random: Random): (0 | 1)[] {
  const kinds = Array.from({ length: 2 * each }, (_, index) => (index % 2) as 0 | 1);
  for (let left = kinds.length; left > 1; left -= 1) {
    const drawn = Math.floor(random() * left);
    [kinds[drawn], kinds[left - 1]] = [kinds[left - 1]!, kinds[drawn]!];
  }
  return kinds;
}

function anyOf<T>(all: readonly T[], random: Random): () => T {
  return () => all[Math.floor(random() * all.length)]!;
}

function everyOneOf<T>(all: readonly T[]): () => T {
  let used = 0;
  return () => all[used++]!;
}
