import type { Runner } from './scenarios/answer';
import { BadStory } from './scenarios/badStory';
import { type Engine, engineRunner } from './scenarios/engineRunner';
import { explanationRunner } from './scenarios/explanationRunner';
import { partners } from './scenarios/partners';
import { readStory } from './scenarios/read';
import { askAll, printed, type Told } from './scenarios/report';
import type { Story } from './scenarios/story';

interface ScenariosOptions {
  readonly runner?: string;
  readonly json?: boolean;
}

const ALL_AS_TOLD = 0;
const NOT_AS_TOLD = 1;
const BAD_FILE = 2;

export const RUNNERS = ['engine', 'explanation', 'graph'] as const;

/** Asks every question of every story of every runner: they have to agree, with each other and with the story. */
export async function scenariosCommand(files: readonly string[], options: ScenariosOptions): Promise<number> {
  const wanted = RUNNERS.filter((name) => options.runner === undefined || options.runner === name);
  if (wanted.length === 0) return refused(`no runner \`${options.runner}\`; expected one of ${RUNNERS.join(', ')}`);
  let stories: Story[];
  try {
    const known = partners();
    stories = files.map((file) => readStory(file, known));
  } catch (error) {
    if (!(error instanceof BadStory) && (error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return refused((error as Error).message);
  }
  const told = await asked(stories, wanted);
  process.stdout.write(options.json ? `${JSON.stringify(told)}\n` : printed(told));
  return told.every(({ verdicts }) => verdicts.every(({ faults }) => faults.length === 0)) ? ALL_AS_TOLD : NOT_AS_TOLD;
}

async function asked(stories: readonly Story[], wanted: readonly string[]): Promise<Told[]> {
  const engine: typeof import('@lead-graph/participants/engine') = require('@lead-graph/participants/engine');
  const graph = wanted.includes('graph') ? await openGraph(stories, engine) : null;
  try {
    const runners: Record<string, Runner> = {
      engine: engineRunner(engine),
      explanation: explanationRunner(engine),
      ...(graph ? { graph: graph.runner } : {}),
    };
    return await askAll(stories, Object.fromEntries(wanted.map((name) => [name, runners[name]!])));
  } finally {
    await graph?.stop();
  }
}

/** Loaded when it is asked for: the graph is most of the program. */
function openGraph(stories: readonly Story[], engine: Engine) {
  const door: typeof import('./scenarios/graphRunner') = require('./scenarios/graphRunner');
  return door.openGraphRunner(stories, engine);
}

function refused(message: string): number {
  process.stderr.write(`✖ ${message}\n`);
  return BAD_FILE;
}
