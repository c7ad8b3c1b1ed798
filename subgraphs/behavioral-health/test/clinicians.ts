import type { TestSubgraph } from '@lead-graph/kit/testing';
import { Role } from '@lead-graph/schema';

export const WARD = 'clinician-ward'; // of ets
export const SHAH = 'clinician-shah'; // of desc
export const COLLEAGUE = { sub: 'a colleague', role: Role.BH_CLINICIAN, organization: 'ets' };

/** What a mutation by a clinician answers, or why it does not. */
export async function told(
  test: TestSubgraph,
  who: string | typeof COLLEAGUE,
  [mutation, type]: readonly [mutation: string, type: string],
  input: object,
  selection = 'id',
) {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`;
  const { data, errors } = await test.ask(query, { as: who, purpose: 'TREAT', variables: { input } });
  return { row: data?.[mutation], error: errors?.[0] };
}

export const RECORD_ENCOUNTER = ['recordEncounter', 'RecordEncounterInput'] as const;

/** What a clinician says of a visit, late on a January evening in King County. */
export function visit(more: object = {}) {
  return { person: 'p-1', program: 'ets-otp', class: 'AMB', startedAt: '2026-01-31T23:30:00-08:00', ...more };
}

export async function categoryOf({ db }: TestSubgraph, table: string, id: string): Promise<string> {
  const [row] = await db.query(`SELECT category FROM ${table} WHERE id = $1`, [id]);
  return row.category;
}
