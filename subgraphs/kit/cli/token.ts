import { join } from 'node:path';

interface TokenOptions {
  readonly as: string;
  readonly issuer: string;
  readonly folder: string;
  readonly json?: boolean;
}

/** Prints a real access token of a synthetic person of the local identity provider. */
export async function tokenCommand(options: TokenOptions): Promise<number> {
  const door: typeof import('@lead-graph/gateway/token') = require('@lead-graph/gateway/token');
  const token = await door.tokenFor(options.issuer, join(options.folder, 'identity'), options.as);
  process.stdout.write(options.json ? `${JSON.stringify({ token })}\n` : `${token}\n`);
  return 0;
}
