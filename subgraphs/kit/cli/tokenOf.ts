import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TokenOptions {
  readonly as: string;
  readonly tokenFile?: string;
  readonly issuer: string;
  readonly folder: string;
}

/** A token never stands on the command line, where other users of the machine can read it. */
export async function tokenOf({ tokenFile, issuer, folder, as }: TokenOptions): Promise<string> {
  if (tokenFile) return tokenIn(tokenFile);
  const door: typeof import('@lead-graph/gateway/token') = require('@lead-graph/gateway/token');
  return door.tokenFor(issuer, join(folder, 'identity'), as);
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').trim();
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new Error(`\`--token-file ${file}\` cannot be read (${code}); give a file with one token, or \`--as\``);
  }
}
