import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a tool said, and whether it was content. */
export interface ToolAnswer {
  readonly ok: boolean;
  /** Both streams, without empty lines. */
  readonly lines: readonly string[];
}

/** A tool of the development dependencies: the package, and its program within the package. */
export interface Tool {
  readonly package: string;
  readonly program: string;
  readonly arguments: readonly string[];
}

/** Runs a tool of this installation, never one from elsewhere. */
export async function runTool(tool: Tool, root: string): Promise<ToolAnswer> {
  const program = join(root, 'node_modules', tool.package, tool.program);
  if (!existsSync(program)) return { ok: false, lines: [`\`${tool.package}\` is not installed; run npm install`] };
  const child = spawn(process.execPath, [program, ...tool.arguments], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  const lines = Buffer.concat(said)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return { ok: code === 0, lines };
}
