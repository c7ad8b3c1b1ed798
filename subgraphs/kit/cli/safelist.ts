import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';

interface SafelistOptions {
  readonly client: string;
  readonly into?: string;
  readonly json?: boolean;
}

type Listed = Record<string, Record<string, string>>;

/** Lists the operations of an app: those of the folder replace what was listed for this client, other clients' stay. */
export async function safelistCommand(folder: string, { client, into, json }: SafelistOptions): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  if (files.length === 0)
    throw new Error(`no .graphql file in \`${folder}\`; one file holds one operation as the app sends it`);
  const operations = Object.fromEntries(files.map((name) => listed(join(folder, name))));
  const kept: Listed = into && existsSync(into) ? JSON.parse(readFileSync(into, 'utf8')) : {};
  const list: Listed = { ...kept, [client]: operations };
  if (into) replace(into, list);
  const summary = { client, operations: files.length, into };
  const line = json ? JSON.stringify(summary) : `${client}: ${files.length} operations listed in ${into}`;
  process.stdout.write(into ? `${line}\n` : `${JSON.stringify(list, null, 2)}\n`);
  return 0;
}

/** The text byte for byte: that is what its hash is taken of. */
function listed(path: string): [hash: string, query: string] {
  const query = readFileSync(path, 'utf8');
  try {
    parse(query);
  } catch (error) {
    throw new Error(`\`${path}\` is no operation: ${(error as Error).message}`);
  }
  return [createHash('sha256').update(query).digest('hex'), query];
}

/** Whole at every instant. */
function replace(path: string, list: Listed): void {
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, `${JSON.stringify(list, null, 2)}\n`);
  renameSync(whole, path);
}
