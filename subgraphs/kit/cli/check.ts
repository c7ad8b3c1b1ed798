import { join } from 'node:path';
import { printFinding } from '@lead-graph/schema/compose';
import { composeFromCode } from './compose';
import { importLaw } from './law/importLaw';
import { runTool, type Tool } from './tool';

/** One thing that is looked at, and what was found. */
interface Checked {
  readonly name: string;
  readonly ok: boolean;
  /** One line: what was looked at, or how much is wrong. */
  readonly summary: string;
  readonly details: readonly string[];
  readonly fix: string;
}

const ROOT = join(__dirname, '../../..');

/** Lines of one check that are shown before the rest is counted. */
const SHOWN = 40;

/** Looks at the whole house as it stands; all checks run, whatever the first one says. */
export async function checkCommand({ json }: { json: boolean }): Promise<number> {
  const checks = [types(), lint(), format(), lawful(), schemas(), deadCode()];
  const done: Checked[] = [];
  for (const check of checks) {
    const checked = await check;
    done.push(checked);
    if (!json) process.stdout.write(lineOf(checked));
  }
  const ok = done.every((each) => each.ok);
  process.stdout.write(json ? `${JSON.stringify({ ok, checks: done })}\n` : `${ok ? 'all is well' : 'exit 1'}\n`);
  return ok ? 0 : 1;
}

function types(): Promise<Checked> {
  const tool = {
    package: 'typescript',
    program: 'bin/tsc',
    arguments: ['--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
  };
  return byTool('types', tool, 'correct what tsc names');
}

function lint(): Promise<Checked> {
  const tool = biome('lint', '--diagnostic-level=error', '--reporter=github', '--max-diagnostics=200');
  return byTool('lint', tool, 'npx biome lint says more; npx biome lint --write corrects some');
}

function format(): Promise<Checked> {
  return byTool('format', biome('format', '--reporter=github', '--max-diagnostics=400'), 'npx biome format --write');
}

function biome(...args: string[]): Tool {
  return { package: '@biomejs/biome', program: 'bin/biome', arguments: args };
}

function deadCode(): Promise<Checked> {
  const tool = {
    package: 'knip',
    program: 'bin/knip.js',
    arguments: ['--no-progress', '--no-config-hints', '--reporter', 'compact'],
  };
  return byTool('dead code', tool, 'remove it, or let something use it');
}

async function byTool(name: string, tool: Tool, fix: string): Promise<Checked> {
  const { ok, lines } = await runTool(tool, ROOT);
  const details = ok ? [] : lines.map((line) => readable(line)).filter((line) => line !== '');
  return { name, ok, summary: ok ? 'nothing wrong' : `${details.length} found`, details, fix };
}

/** Biome names a place as `::error title=rule,file=path,line=1,...::what`; its closing words say nothing more. */
function readable(line: string): string {
  const [, rule, file, at, what] = /^::\w+ title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/.exec(line) ?? [];
  const place = file?.replace(`${ROOT}/`, '');
  if (place) return rule === 'format' ? place : `${place}:${at}  ${what}  ${rule}`;
  return /^(Checked|Found|lint|format|Some errors|\s+×)|^\s*$|\(\d+\)$/.test(line) ? '' : line;
}

async function lawful(): Promise<Checked> {
  const { files, breaches } = importLaw(ROOT);
  return {
    name: 'import law',
    ok: breaches.length === 0,
    summary: breaches.length === 0 ? `${files} files` : `${breaches.length} found`,
    details: breaches.flatMap(({ file, line, what, why, fix }) => [
      `${file}:${line}  ${what}`,
      `    why   ${why}`,
      `    fix   ${fix}`,
    ]),
    fix: 'each place says how',
  };
}

async function schemas(): Promise<Checked> {
  const { findings, stale, upToDate } = await composeFromCode({ write: false });
  const ok = findings.length === 0 && stale.length === 0;
  return {
    name: 'schema',
    ok,
    summary: ok
      ? `${upToDate} files say what the code says`
      : `${findings.length} refused, ${stale.length} out of date`,
    details: [
      ...findings.map(printFinding),
      ...stale.map(({ file, changes }) => `${file}  ${changes.length} lines differ`),
    ],
    fix: findings.length > 0 ? 'each place says how' : 'npx leadgraph compose, and commit what it writes',
  };
}

function lineOf({ name, ok, summary, details, fix }: Checked): string {
  const head = `${ok ? '✔' : '✖'} ${name.padEnd(12)}${summary}\n`;
  if (ok) return head;
  const rest = details.length > SHOWN ? [`... and ${details.length - SHOWN} more lines`] : [];
  const shown = [...details.slice(0, SHOWN), ...rest].join('\n').replace(/^/gm, '    ');
  return `${head}${shown}\n    fix  ${fix}\n`;
}
