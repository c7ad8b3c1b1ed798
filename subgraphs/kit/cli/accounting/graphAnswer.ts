import { REMEDY } from '@lead-graph/schema';

/** Most attempts at one page while the rate of the account is used up. */
const MOST_ATTEMPTS = 20;

/** Where and as whom the graph is asked. */
export interface Asker {
  readonly url: string;
  readonly token: string;
  readonly purpose: string;
  /** Told of a pause, in seconds. */
  readonly onPause?: (seconds: number) => void;
}

interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: keyof typeof REMEDY };
}

export interface GraphAnswer<Data> {
  readonly data: Data;
  /** What went wrong beside what was answered. */
  readonly errors: readonly GraphError[];
  /** By name of the subgraph. */
  readonly agencies: Readonly<Record<string, string>>;
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphError[];
  readonly extensions?: { readonly agencies?: Readonly<Record<string, string>> };
}

/** Why the graph said no, and what to do next. */
export class NotAnswered extends Error {}

/** Asks the running graph, and waits where it says that the account has asked enough for now. */
export async function askGraph<Data>(asker: Asker, query: string, variables: object): Promise<GraphAnswer<Data>> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(asker, query, variables);
    const wait = Number(response.headers.get('retry-after'));
    if (response.status === 429 && wait > 0 && attempt < MOST_ATTEMPTS) {
      asker.onPause?.(wait);
      await new Promise((resolve) => setTimeout(resolve, wait * 1_000));
      continue;
    }
    const { data, errors = [], extensions } = await bodyOf<Data>(response, asker.url);
    if (data) return { data, errors, agencies: extensions?.agencies ?? {} };
    throw refusal(errors[0]);
  }
}

async function send({ url, token, purpose }: Asker, query: string, variables: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'purpose-of-use': purpose };
  const body = JSON.stringify({ query, variables });
  try {
    return await fetch(`${url}/graphql`, { method: 'POST', headers, body, redirect: 'error' });
  } catch (fault) {
    const code = (fault as { cause?: { code?: string } }).cause?.code ?? (fault as Error).name;
    throw new Error(`no graph answers at \`${url}\` (${code}); start it with \`npm start\`, or give its \`--url\``);
  }
}

async function bodyOf<Data>(response: Response, url: string): Promise<Body<Data>> {
  try {
    return (await response.json()) as Body<Data>;
  } catch {
    throw new Error(`what answers at \`${url}\` is no graph (HTTP ${response.status}); give the graph's \`--url\``);
  }
}

/** Why the graph said no, in words. */
export function refusal(error: GraphError | undefined): NotAnswered {
  const { message = 'the graph could not answer', extensions } = error ?? {};
  const code = extensions?.code ?? 'INTERNAL_SERVER_ERROR';
  return new NotAnswered(`${message} (${code}): ${REMEDY[code] ?? REMEDY.INTERNAL_SERVER_ERROR}`);
}
