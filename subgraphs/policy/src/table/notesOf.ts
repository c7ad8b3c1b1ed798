import type { Question } from '../question/question';
import { dateOf, MOST_DAYS } from '../question/understood';
import type { Worded } from './answerQuestion';
import { type PolicyCell, PolicyMark, PolicyNumber } from './policyTable';
import { relationOf } from './relativeRates';

/** What a reader has to know before the numbers of a table are used. */
export function notesOf(worded: Worded, question: Question, cells: readonly PolicyCell[], asOf: number): string[] {
  const { measure } = worded;
  const relation = relationOf(worded);
  return [
    ...(measure?.notCollected ? [`Not collected: ${measure.notCollected}.`] : []),
    ...(measure?.notes ?? []),
    ...(relation ? [`Rates are held against \`${relation.code}\` of \`${relation.dimension}\`, all else alike.`] : []),
    ...(question.count.kind === 'BEFORE_AFTER'
      ? ['Before and after are the same people; that numbers differ does not say why.']
      : []),
    ...(measure?.wholly ? [] : unfinished(question, asOf)),
    ...toSeeMore(cells),
  ];
}

/** How to get an answer where there is none; told of what is shown alone. */
function toSeeMore(cells: readonly PolicyCell[]): string[] {
  const isHidden = (each: unknown) => each instanceof PolicyNumber && each.mark === PolicyMark.HIDDEN;
  const hidden = cells.filter((cell) => Object.values(cell).some(isHidden)).length;
  if (hidden === 0) return [];
  return [
    `Of ${cells.length} cells, totals among them, ${hidden} have a hidden number. More is shown by fewer dimensions, by years instead of quarters, or over a longer period.`,
  ];
}

/** Whoever came late in the period has not had the whole window yet. */
function unfinished(question: Question, asOf: number): string[] {
  const reach = Math.max(0, ...reachesOf(question).filter((days) => days < MOST_DAYS));
  if (question.index.to + reach <= asOf) return [];
  const day = dateOf(asOf - reach);
  return [
    `Records end on ${dateOf(asOf)}: whose index event came after ${day} has not had ${reach} days since, and counts with what there is.`,
  ];
}

/** In days after the index day. A rate counts its time at risk itself. */
function reachesOf({ cohort, count, by, filters }: Question): number[] {
  const dimensions = [...by, ...filters.map(({ dimension }) => dimension)];
  return [
    ...cohort.map(({ to }) => to),
    ...(count.kind === 'SHARE' ? count.of.map(({ to }) => to) : []),
    ...(count.kind === 'MEDIAN_DAYS' ? [count.to] : []),
    ...(count.kind === 'BEFORE_AFTER' ? [count.days] : []),
    ...dimensions.map((each) => (each.kind === 'STATE' ? each.at : 0)),
  ];
}
