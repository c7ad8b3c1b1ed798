import type { GatewayConfig } from './config';

export interface ExplorerFile {
  readonly type: string;
  readonly content: Buffer | string;
}

/** The schema explorer of development, from this machine alone; null for any other path. */
export async function explorerFile(_path: string, _config: GatewayConfig): Promise<ExplorerFile | null> {
  return null;
}
