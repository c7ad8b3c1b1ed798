import { DataCategory, Purpose, Recipient, type Rule, type RuleTable } from '@lead-graph/schema';
import { CONDITION_NAMES } from './conditions';

/** Outcomes that hang on a condition. */
const CONDITIONAL: readonly Rule['outcome'][] = [
  'PERMIT_IF_CONDITION',
  'PERMIT_IF_SEPARATE_CONSENT',
  'COURT_ORDER_ONLY',
];

/** The table itself, once it is sure that the engine knows every condition it hangs on; refused at start otherwise. */
export function understood(rules: RuleTable): RuleTable {
  for (const category of Object.values(DataCategory))
    for (const recipient of Object.values(Recipient))
      for (const purpose of Object.values(Purpose)) {
        const { id, outcome, requires } = rules.rule(category, recipient, purpose);
        if (CONDITIONAL.includes(outcome) === CONDITION_NAMES.has(requires)) continue;
        throw new Error(
          `rule \`${id}\` is ${outcome} and requires \`${requires}\`; expected one of ${[...CONDITION_NAMES].join(', ')} with a conditional outcome, and nothing with any other`,
        );
      }
  return rules;
}
