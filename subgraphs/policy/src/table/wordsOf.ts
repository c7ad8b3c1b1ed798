import type { Count, Question } from '../question/question';
import { dateOf } from '../question/understood';
import type { Worded } from './answerQuestion';
import type { PolicyTable } from './policyTable';

const COUNTED: Readonly<Record<Count['kind'], string>> = {
  PEOPLE: 'How many',
  SHARE: 'Share of those',
  MEDIAN_DAYS: 'Days to an event, of those',
  RATE: 'Events in a person-year, of those',
  BEFORE_AFTER: 'Before and after, of those',
};

/** The words beside a table: those of its measure, or plain ones for a question of one's own. */
export function wordsOf(
  { measure }: Worded,
  { index, count }: Question,
): Pick<PolicyTable, 'title' | 'universe' | 'definition'> {
  const period = `${dateOf(index.from)} to ${dateOf(index.to)}`;
  if (!measure)
    return {
      title: `${COUNTED[count.kind]} with \`${index.fact}\`, ${period}`,
      universe: `people with \`${index.fact}\` (${index.which}) from ${period}, and what the cohort asks for`,
      definition: 'as the question says',
    };
  const { title, universe, numerator, denominator, notCollected, wholly } = measure;
  const counted = denominator === null ? numerator : `${numerator}, of ${denominator}`;
  const definition = wholly ? `${counted}; not collected: ${notCollected}` : counted;
  return { title: `${title}, ${period}`, universe, definition };
}
