import { nearest } from '@lead-graph/kit';
import { BadUserInput } from '@lead-graph/schema';
import type { PolicyQuestionInput } from '../question/questionInput';
import type { Worded } from '../table/answerQuestion';
import type { Measure } from './measure';

/** A measure over a period, or a question of one's own. */
export function wordedOf(question: PolicyQuestionInput, measures: readonly Measure[]): Worded {
  const { measure: name, period, index, cohort, count, by, filters, agreement = null } = question;
  if (name == null) {
    if (!index || !count)
      throw new BadUserInput('question', 'give a `measure` with its `period`, or an `index` and a `count`');
    return { asked: { index, cohort, count, by, filters }, measure: null, agreement };
  }
  const measure = measures.find((each) => each.name === name);
  if (!measure) throw new BadUserInput('measure', unknown(name, measures));
  if (index || count)
    throw new BadUserInput('measure', 'a measure has its own `index` and `count`: leave them out, or the measure');
  if (!period) throw new BadUserInput('period', `\`${name}\` is counted over a period: give \`from\` and \`to\``);
  const { asked } = measure;
  return {
    asked: {
      index: { ...asked.index, ...period },
      cohort: [...asked.cohort, ...cohort],
      count: asked.count,
      by: by.length > 0 ? by : (measure.by ?? []),
      filters: [...(measure.filters ?? []), ...filters],
    },
    measure,
    agreement,
  };
}

function unknown(name: string, measures: readonly Measure[]): string {
  const near = nearest(
    name,
    measures.map((each) => each.name),
  ).slice(0, 3);
  const shown = /^[\w -]{1,60}$/.test(name) ? `\`${name}\` is unknown` : 'unknown';
  return near.length > 0
    ? `${shown}; perhaps ${near.map((each) => `\`${each}\``).join(' or ')}`
    : `${shown}; \`policyMeasures\` lists them`;
}
