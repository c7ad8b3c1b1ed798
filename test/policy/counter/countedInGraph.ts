import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counting } from '@lead-graph/kit';
import type { Question } from '@lead-graph/policy';
import { type Asker, Evaluation, membersFor, type OwnedFact } from '@lead-graph/policy/count';
import { Purpose } from '@lead-graph/schema';
import type { TestGraph } from '../../graph/openGraph';

const FACTS: readonly OwnedFact[] = JSON.parse(readFileSync(join(__dirname, '../../../schema/sdl/facts.json'), 'utf8'));

/** 1 January 2018 and 2028, in days from 1970. */
const [FROM, TO] = [17_532, 21_184];

const REFERRED: Question = {
  index: { fact: 'referral', where: {}, which: 'FIRST', from: FROM, to: TO },
  cohort: [],
  count: { kind: 'PEOPLE' },
  by: [],
  filters: [],
};

/** Everybody ever referred: of the core's facts alone. */
export const REFERRALS = REFERRED;

/** The same, by what housing says of them. */
export const BY_HOUSING: Question = {
  ...REFERRED,
  by: [{ kind: 'STATE', fact: 'living-situation', attribute: 'kind', at: 0 }],
};

export interface Asking extends Partial<Omit<Asker, 'authorization'>> {
  readonly as?: string;
  readonly question?: Question;
}

/** How many the counter counts in truth, before anything of it is altered or hidden. */
export async function countedInGraph(
  graph: TestGraph,
  { as = 'analyst-penn', question = REFERRALS, purpose = Purpose.HRESCH, agreements = [] }: Asking = {},
  counting: Counting = graph.configs.policy!.counting!,
): Promise<number> {
  const authorization = `Bearer ${await graph.tokenFor(as)}`;
  const evaluation = new Evaluation(question, FACTS, TO);
  const members = await membersFor(evaluation.plan, { authorization, purpose, agreements, measure: null }, counting);
  return evaluation.count(members, false).reduce((sum, { all }) => sum + all.people, 0);
}
