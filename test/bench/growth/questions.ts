import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { type FieldNode, type OperationDefinitionNode, parse, print } from 'graphql';

const [operation] = parse(MAIN_QUERY).definitions as [OperationDefinitionNode];

/** What the main query asks of a participant. */
export const SELECTED = print((operation.selectionSet.selections[0] as FieldNode).selectionSet!);

/** Asked by somebody to whom all four agencies disclose. */
export const ASKED_BY = { persona: 'case-manager-ito', purpose: 'DIVOPS' } as const;

/** Of a page, its number of people. Its variable `id` is the cursor after which it begins. */
export function caseload(first: number): string {
  return `query ($id: String) { caseload(first: ${first}, after: $id) { nodes ${SELECTED} } }`;
}

/** As `caseload` gives it for the last of a page. */
export function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}
