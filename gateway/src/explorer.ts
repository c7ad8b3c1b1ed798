import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GatewayConfig } from './config';

export interface ExplorerFile {
  readonly type: string;
  readonly content: Buffer | string;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

/**
 * INVARIANT: a path is looked up here and never joined to a folder, so no other file of this machine is served.
 * Whatever the page loads stands here as well: nothing comes from another host.
 */
const FILES: ReadonlyMap<string, readonly [file: string, type: string]> = new Map([
  ['/', [own('index.html'), HTML]],
  ['/explorer/explorer.js', [own('explorer.js'), SCRIPT]],
  ['/explorer/explorer.css', [own('explorer.css'), CSS]],
  ['/explorer/one-participant.graphql', [own('one-participant.graphql'), TEXT]],
  ['/explorer/caseload.graphql', [own('caseload.graphql'), TEXT]],
  ['/explorer/react.js', [packaged('react', 'umd/react.production.min.js'), SCRIPT]],
  ['/explorer/react-dom.js', [packaged('react-dom', 'umd/react-dom.production.min.js'), SCRIPT]],
  ['/explorer/graphiql.js', [packaged('graphiql', 'graphiql.min.js'), SCRIPT]],
  ['/explorer/graphiql.css', [packaged('graphiql', 'graphiql.min.css'), CSS]],
]);

/** Every path at which the explorer has a file. */
export const EXPLORER_PATHS: readonly string[] = [...FILES.keys()];

/** The schema explorer of development, from this machine alone; null for any other path, and in production. */
export async function explorerFile(
  path: string,
  config: Pick<GatewayConfig, 'production'>,
): Promise<ExplorerFile | null> {
  const found = config.production ? undefined : FILES.get(path);
  if (!found) return null;
  const [file, type] = found;
  return { type, content: await readFile(file) };
}

function own(file: string): string {
  return join(__dirname, '../explorer', file);
}

/** Resolved by the manifest, which every package lets be read; its browser bundles are behind no entry of `exports`. */
function packaged(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}
