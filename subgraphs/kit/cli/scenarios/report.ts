import type { Answer, Runner } from './answer';
import type { Story, StoryQuestion } from './story';
import { type Verdict, verdictOn } from './verdict';

/** One question, and what was said to it. */
export interface Told {
  readonly file: string;
  readonly line: number;
  readonly question: string;
  readonly expected: string;
  readonly verdicts: readonly Verdict[];
}

export async function askAll(stories: readonly Story[], runners: Readonly<Record<string, Runner>>): Promise<Told[]> {
  const told: Told[] = [];
  for (const story of stories)
    for (const question of story.questions) told.push(await askOne(story, question, runners));
  return told;
}

async function askOne(story: Story, question: StoryQuestion, runners: Readonly<Record<string, Runner>>): Promise<Told> {
  const answers: [string, Awaited<ReturnType<Runner>>][] = [];
  for (const [name, ask] of Object.entries(runners)) answers.push([name, await ask(story, question)]);
  const verdicts = question.categories.map((category) => {
    const of = Object.fromEntries(answers.map(([name, byCategory]) => [name, byCategory.get(category)!]));
    return verdictOn(category, of, story, question);
  });
  return {
    file: story.file,
    line: question.line,
    question: inWords(question),
    expected: expectedInWords(question),
    verdicts,
  };
}

function inWords({ categories, person, asker, purpose, at, road }: StoryQuestion): string {
  const who = asker.organization ?? asker.account;
  const alone = road === 'alone' ? ' alone' : '';
  return `${who} asks ${categories.join('+')}${alone} of ${person.name} for ${purpose} at ${new Date(at).toISOString()}`;
}

function expectedInWords({ expected: { effect, reason, basis } }: StoryQuestion): string {
  return [effect.toLowerCase(), reason, basis].filter((each) => each !== null).join(' ');
}

/** One line for each question, what is wrong below it, and a summary. */
export function printed(told: readonly Told[]): string {
  const lines = told.flatMap(({ file, line, question, expected, verdicts }) => {
    const faults = verdicts.flatMap(({ faults }) => faults);
    const answers = verdicts.map(({ category, answers }) => {
      const each = Object.entries(answers).map(([runner, answer]) => `${runner} ${answerInWords(answer)}`);
      return `${verdicts.length > 1 ? `${category} ` : ''}${each.join(', ')}`;
    });
    const sign = faults.length === 0 ? '✔' : '✖';
    return [
      `${sign} ${file}:${line} ${question}: ${answers.join('; ')}`,
      ...faults.map((fault) => `    expected ${expected}; ${fault}`),
    ];
  });
  return `${[...lines, ...summaryOf(told)].join('\n')}\n`;
}

function answerInWords({ effect, reason, bases }: Answer): string {
  if (effect === 'NOT_ASKABLE') return `not askable (${reason})`;
  return [effect.toLowerCase(), reason, ...(bases ?? [])].filter((each) => each !== null).join(' ');
}

function summaryOf(told: readonly Told[]): string[] {
  const verdicts = told.flatMap((each) => each.verdicts);
  const wrong = verdicts.filter(({ faults }) => faults.length > 0).length;
  const runners = [...new Set(verdicts.flatMap(({ answers }) => Object.keys(answers)))];
  const counts = runners.map((runner) => {
    const given = verdicts.map(({ answers }) => answers[runner]!);
    const unaskable = given.filter(({ effect }) => effect === 'NOT_ASKABLE').length;
    return `${runner} answered ${given.length - unaskable}${unaskable > 0 ? `, ${unaskable} not askable` : ''}`;
  });
  const files = new Set(told.map(({ file }) => file)).size;
  return [
    `${files} stories, ${told.length} questions, ${verdicts.length} answers expected: ${counts.join('; ')}`,
    wrong === 0 ? 'all as told, and all alike' : `${wrong} not as told`,
  ];
}
