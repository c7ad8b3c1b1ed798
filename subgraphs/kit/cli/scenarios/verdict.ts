import type { DataCategory } from '@lead-graph/schema';
import type { Answer } from './answer';
import { labelAt, type Story, type StoryQuestion } from './story';

/** What each runner says of one category, and what is wrong with it. */
export interface Verdict {
  readonly category: DataCategory;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Empty: as expected, and all alike. */
  readonly faults: readonly string[];
}

/** Holds the answers of all runners against what the story expects, and against each other. */
export function verdictOn(
  category: DataCategory,
  answers: Readonly<Record<string, Answer>>,
  story: Story,
  question: StoryQuestion,
): Verdict {
  const given = Object.entries(answers).filter(([, { effect }]) => effect !== 'NOT_ASKABLE');
  const faults = given.flatMap(([runner, answer]) =>
    faultsOf(answer, category, story, question).map((fault) => `${runner}: ${fault}`),
  );
  const unlike = (['effect', 'reason', 'bases', 'visible'] as const).filter((aspect) =>
    differs(given.map(([, each]) => each[aspect])),
  );
  return { category, answers, faults: [...faults, ...unlike.map((aspect) => `runners differ in ${aspect}`)] };
}

function faultsOf(answer: Answer, category: DataCategory, story: Story, { expected, at }: StoryQuestion): string[] {
  const { effect, reason, bases, visible, complaints } = answer;
  if (effect !== expected.effect) return [reason === null ? effect : `${effect} ${reason}`];
  const of = (id: string): boolean =>
    story.facts.records.some((row) => row.id === id && labelAt(row, at).includes(category));
  const shown = expected.visible?.filter(of) ?? null;
  return [
    ...(expected.reason !== null && reason !== null && reason !== expected.reason ? [`reason ${reason}`] : []),
    ...(expected.basis !== null && bases !== null && !bases.includes(expected.basis)
      ? [`bases ${bases.join(', ')}`]
      : []),
    ...(shown !== null && visible !== null && differs([shown, visible])
      ? [`shows ${visible.join(', ') || 'nothing'}`]
      : []),
    ...complaints,
  ];
}

/** Whether what is known of it is not the same; null is not known. */
function differs(given: readonly (string | readonly string[] | null)[]): boolean {
  const known = given
    .filter((each) => each !== null)
    .map((each) => (typeof each === 'string' ? each : [...new Set(each)].sort().join()));
  return new Set(known).size > 1;
}
