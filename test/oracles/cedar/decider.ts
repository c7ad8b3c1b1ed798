import { setFlagsFromString } from 'node:v8';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import {
  cedarPolicies,
  DataCategory,
  type Purpose,
  type Recipient,
  type RowFacts,
  type RuleTable,
} from '@lead-graph/schema';
import type { Asked, AskedOf } from '../reference/asked';
import { contextOf } from './context';

/** Node 20 aborts when it gives up code into which it had inlined a call to WebAssembly; seen after a few 100,000 calls. */
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

/** Whether Cedar permits the program status: what it permits through `Participant` hangs on it. */
export function cedarStatus(asked: Asked, rows: readonly RowFacts[]): boolean {
  return rows.some((row) => cedarPermits({ ...asked, category: DataCategory.PROG }, row, true));
}

export function cedarPermits(asked: AskedOf, row: RowFacts, status: boolean): boolean {
  const { recipient, purpose } = asked.question;
  const answer = statefulIsAuthorized({
    principal: { type: 'Recipient', id: recipient },
    action: { type: 'Action', id: purpose },
    resource: { type: 'Category', id: asked.category },
    context: contextOf(asked, row, status),
    entities: [],
    preparsedPolicySetId: parsed(asked, recipient, purpose),
  });
  if (answer.type === 'failure' || answer.response.diagnostics.errors.length > 0)
    throw new Error(`cedar could not answer: ${JSON.stringify(answer)}`);
  return answer.response.decision === 'allow';
}

const sets = new Map<RuleTable, Set<string>>();

/** Each recipient and purpose is a policy set of its own: Cedar looks at every policy of a set. */
function parsed({ rules }: Asked, recipient: Recipient, purpose: Purpose): string {
  const known = sets.get(rules) ?? new Set<string>();
  sets.set(rules, known);
  const id = `${rules.version}-${recipient}-${purpose}`;
  if (known.has(id)) return id;
  const answer = preparsePolicySet(id, { staticPolicies: { ...cedarPolicies(rules, recipient, purpose) } });
  if (answer.type === 'failure') throw new Error(`cedar could not read \`${id}\`: ${JSON.stringify(answer.errors)}`);
  known.add(id);
  return id;
}
