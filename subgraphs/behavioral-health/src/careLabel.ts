import type { Label } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import type { CareTopic } from './careTopic';

const { COMP, MH, PHI, STI, SUD_P2 } = DataCategory;

const CATEGORY: Readonly<Record<CareTopic, DataCategory>> = {
  MENTAL_HEALTH: MH,
  SEXUALLY_TRANSMITTED_INFECTION: STI,
  COMPETENCY: COMP,
  PART2_RECORD: SUD_P2,
};

/** Labels of most nouns: other health information alone, or any of the three together. */
export const CARE_LABELS: readonly Label[] = [[PHI], ...togetherOf([MH, STI, SUD_P2])];

/** Labels of nouns that a competency case can have as well. */
export const COMPETENCY_CARE_LABELS: readonly Label[] = [[PHI], ...togetherOf([COMP, MH, STI, SUD_P2])];

/**
 * The label that what is written calls for. It is the least there is: the database adds what the program calls
 * for, mental health or, by its status on the date of service, 42 CFR Part 2 (migrations/behavioralHealth.ts).
 */
export function labelAbout(topics: readonly CareTopic[]): Label {
  return labelTogether(topics.map((topic) => [CATEGORY[topic]]));
}

/** The label of what draws on all of these: derived text inherits its sources' categories. */
export function labelTogether(labels: readonly Label[]): Label {
  const categories = [...new Set(labels.flat())].filter((category) => category !== PHI);
  return categories.length > 0 ? categories.sort() : [PHI];
}

/** As a row bears it: `MH+SUD_P2`. */
export function labelRead(category: string): Label {
  return category.split('+') as DataCategory[];
}

/** Every choice of one or more. */
function togetherOf(categories: readonly DataCategory[]): Label[] {
  let choices: DataCategory[][] = [[]];
  for (const each of categories) choices = choices.concat(choices.map((few) => [...few, each]));
  return choices.filter((choice) => choice.length > 0);
}
