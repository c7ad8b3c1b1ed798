import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { type FieldNode, type OperationDefinitionNode, parse, print } from 'graphql';

const [operation] = parse(MAIN_QUERY).definitions as [OperationDefinitionNode];

/** What the main query asks of a participant. */
export const SELECTED = print((operation.selectionSet.selections[0] as FieldNode).selectionSet!);

/** A page of so many. The variable `id`: the cursor after which it begins, or the beginning. */
export function caseload(first: number): string {
  return caseloads([first]);
}

/** Several pages in one operation; all but the first begin after fixed cursors. */
export function caseloads(pages: readonly number[], cursors: readonly string[] = []): string {
  const afters = ['$id', ...cursors.map((cursor) => JSON.stringify(cursor))];
  const fields = pages.map(
    (first, at) => `${NAMES[at]}: caseload(first: ${first}, after: ${afters[at]}) { nodes ${SELECTED} }`,
  );
  return `query ($id: String) { ${fields.join(' ')} }`;
}

const NAMES = ['caseload', 'second', 'third', 'fourth', 'fifth'];

/** As `caseload` gives it for the last of a page. */
export function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** Those that were read of a participant. */
export function recordsOf(participant: object): number {
  const lists = Object.entries(participant).filter(([field, value]) => field !== 'access' && Array.isArray(value));
  return lists.reduce((sum, [, rows]) => sum + rows.length, 0);
}
