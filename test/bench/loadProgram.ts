import { Pool } from 'undici';

/** What to ask, how often and of whom. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
  /** One request for each. */
  readonly variables: readonly object[];
  /** Requests under way at once. */
  readonly concurrency: number;
}

/** What came of it. */
export interface LoadResult {
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Of all answers' bodies. */
  readonly bytes: number;
  /** Answers with an error, or with a status that is not 200. */
  readonly refused: number;
}

async function run({ url, concurrency, ...load }: Load): Promise<LoadResult> {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 });
  const left = [...load.variables];
  const took: number[] = [];
  let [bytes, refused] = [0, 0];
  const began = performance.now();
  const one = async (): Promise<void> => {
    for (let each = left.pop(); each !== undefined; each = left.pop()) {
      const asked = performance.now();
      const { status, text } = await ask(pool, load, each);
      took.push(performance.now() - asked);
      bytes += Buffer.byteLength(text);
      if (status !== 200 || JSON.parse(text).errors) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  const seconds = (performance.now() - began) / 1_000;
  await pool.close();
  took.sort((a, b) => a - b);
  return { seconds, p50: at(took, 0.5), p99: at(took, 0.99), bytes, refused };
}

async function ask(pool: Pool, { headers, query }: Pick<Load, 'headers' | 'query'>, variables: object) {
  const body = JSON.stringify({ query, variables });
  const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  return { status: answer.statusCode, text: await answer.body.text() };
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

process.on('message', (message: Load | 'stop') => {
  if (message === 'stop') process.exit(0);
  void run(message).then((result) => process.send!(result));
});
