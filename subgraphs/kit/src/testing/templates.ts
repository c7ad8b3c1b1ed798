import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../postgres/until';

/** Names the folder of one run's templates; its workers inherit it. */
const OF_THE_RUN = 'TEST_TEMPLATES';

/** Of whoever makes one, in milliseconds. */
const MAKING = 120_000;

/** For jest's `globalSetup`: what is made from now on is made once. */
export function keepTemplates(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-templates-'));
  chmodSync(folder, 0o755);
  process.env[OF_THE_RUN] = folder;
}

/** For jest's `globalTeardown`. */
export function dropTemplates(): void {
  rmSync(process.env[OF_THE_RUN]!, { recursive: true, force: true });
}

/**
 * Fills an empty data folder with a copy of what `make` makes in another, once in a run for all that give the same name.
 * Outside a run it stays empty. Owners and modes are kept; `make` leaves nothing running.
 */
export async function fillFromTemplate(
  folder: string,
  name: string,
  make: (folder: string) => Promise<unknown>,
): Promise<void> {
  const root = process.env[OF_THE_RUN];
  if (root === undefined) return;
  const template = join(root, name);
  if (!existsSync(template)) await makeOrAwait(template, make);
  execFileSync('cp', ['-a', `${template}/.`, folder]);
}

/** Whoever comes first makes it, and it appears whole; whoever waited for one that failed makes it then. */
async function makeOrAwait(template: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  const draft = `${template}.draft`;
  while (!mine(draft)) {
    if (!(await until(() => existsSync(template) || !existsSync(draft), MAKING)))
      throw new Error(`another test has been making \`${template}\` for ${MAKING} ms; run the tests again`);
    if (existsSync(template)) return;
  }
  try {
    chmodSync(draft, 0o755);
    await make(draft);
    renameSync(draft, template);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

function mine(draft: string): boolean {
  try {
    mkdirSync(draft);
    return true;
  } catch {
    return false;
  }
}
