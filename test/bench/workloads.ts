import { MAIN_QUERY } from '@lead-graph/kit/graph';

/** What is asked, of one participant or page after another. */
export interface Workload {
  readonly name: string;
  readonly what: string;
  readonly query: string;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Views that one of it stands for: so many fewer are asked in a round. */
  readonly views: number;
  /** Variables of requests that are all different, of the participants of a world. */
  variables(ids: readonly string[]): object[];
}

/** What the main query asks of a participant, but for what is said of consent: any graph of these records has it. */
const FIELDS = MAIN_QUERY.split('\n')
  .slice(2, -2)
  .filter((line) => !line.includes('access'));

const ofOne = (fields: readonly string[]): string =>
  ['query One($id: ID!) {', '  participant(id: $id) {', ...fields, '  }', '}'].join('\n');

export const VIEW: Workload = {
  name: 'view',
  what: 'one participant, four agencies',
  query: ofOne(FIELDS),
  concurrency: 20,
  views: 1,
  variables: (ids) => ids.map((id) => ({ id })),
};

export const POINT: Workload = {
  name: 'point',
  what: 'one participant, one agency',
  query: ofOne(FIELDS.filter((line) => /^ *(id|preferredName|status|housing\w+|livingSituations)\b/.test(line))),
  concurrency: 20,
  views: 1,
  variables: (ids) => ids.map((id) => ({ id })),
};

/** People of a page. */
const PAGE = 50;

/** The fields of each agency's first noun. */
const NEWS = /^ *(id|preferredName|status|contacts|encounters|livingSituations|charges)\b/;

export const CASELOAD: Workload = {
  name: 'caseload',
  what: `${PAGE} participants, four agencies`,
  query: [
    'query Caseload($after: String) {',
    `  caseload(first: ${PAGE}, after: $after) {`,
    '    nodes {',
    ...FIELDS.filter((line) => NEWS.test(line)),
    '    }',
    '  }',
    '}',
  ].join('\n'),
  /** As many as two cores answer within the lease. */
  concurrency: 4,
  views: 20,
  variables: (ids) => pagesWithin(ids).map((after) => ({ after: Buffer.from(after).toString('base64url') })),
};

/** Where pages begin that hold doubles alone: among the seeded are people of whom less is disclosed. */
function pagesWithin(ids: readonly string[]): string[] {
  const sorted = ids.toSorted();
  const seeded = '5eed0000';
  return sorted.filter((start, at) => {
    const last = sorted[at + PAGE];
    return last !== undefined && !(start < seeded && seeded < last);
  });
}
