import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PERSONAS, STANDING } from '@lead-graph/schema';
import { type Graph, type GraphOptions, openGraph } from './graph';

const IDENTITY_PORT = 4_010;

export interface StartOptions {
  readonly fresh?: boolean;
  readonly port: string;
  readonly folder: string;
  readonly json?: boolean;
}

type Running = Pick<Graph, 'url' | 'issuer' | 'stop'>;

/** Runs the whole graph in this process until it is told to stop. */
export function startCommand(options: StartOptions): Promise<number> {
  return runUntilStopped(options, openGraph);
}

export async function runUntilStopped(
  options: StartOptions,
  open: (given: Pick<GraphOptions, 'folder' | 'port' | 'identityPort' | 'onStep'>) => Promise<Running>,
): Promise<number> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port \`${options.port}\` is not a port; give a number from 0 to 65535`);
  if (options.fresh) removeFolder(options.folder);
  const started = performance.now();
  const graph = await open({
    folder: options.folder,
    port,
    identityPort: port === 4_000 ? IDENTITY_PORT : 0,
    onStep: (step) => process.stderr.write(`✔ ${step}\n`),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ url: `${graph.url}/graphql`, issuer: graph.issuer, personas: PERSONAS.map(({ name }) => name) })}\n`
      : welcome(graph, seconds),
  );
  await toldToStop();
  process.stderr.write('\nstopping\n');
  await graph.stop();
  return 0;
}

/** A cluster may stand elsewhere, behind a link: what the link names goes too. */
function removeFolder(folder: string): void {
  const linked = join(folder, 'postgres');
  try {
    rmSync(realpathSync(linked), { recursive: true, force: true });
  } catch {
    // There was none.
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A terminal and the package manager may both send the signal: those after the first are heard and change nothing. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

function welcome(graph: Running, seconds: string): string {
  const width = Math.max(...PERSONAS.map(({ name }) => name.length));
  const lines = PERSONAS.map(
    ({ name, displayName, role, organization }) =>
      `  ${name.padEnd(width)}  ${displayName}, ${role}${organization ? ` at ${organization}` : ''}; may claim ${STANDING[role].purposes.join(' ')}`,
  );
  return `
LEAD Graph is ready (${seconds} s). Everybody in it is synthetic.

  graph      ${graph.url}/graphql
  explorer   ${graph.url}/
  identity   ${graph.issuer}

People you can be:
${lines.join('\n')}

A token:     npx leadgraph token --as case-manager-ito
Ask:         curl ${graph.url}/graphql -H "Authorization: Bearer $(npx leadgraph token --as case-manager-ito)" \\
               -H "Purpose-Of-Use: DIVOPS" -H "Content-Type: application/json" \\
               -d '{"query":"{ caseload(first: 5) { nodes { id preferredName status } } }"}'
Stop:        Ctrl-C
`;
}
