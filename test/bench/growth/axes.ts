import { deepStrictEqual } from 'node:assert';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import type { Asked, Axis, Grown } from './measureGrowth';
import { caseloads, cursorOf, recordsOf, SELECTED } from './questions';

const RECORDS = 10;

/** Largest. The last request below asks for more than the gateway lets anybody ask for at once. */
const PAGE = 100;

const VIEW = `a view of one of many, another each time`;

const records: Axis = {
  name: 'records',
  input: 'records per person',
  workload: VIEW,
  open: async (grow, people) => {
    const values = [10, 100, 1_000];
    const grown = await grow(values.map((each) => ({ people, records: each })));
    return values.map((each, at) => view(each, grown, at, each));
  },
};

const consents: Axis = {
  name: 'consents',
  input: 'consents per person',
  workload: `${VIEW}, of ${RECORDS} records, all of whose consents are in force`,
  open: async (grow, people) => {
    const values = [1, 10, 50, 200];
    const grown = await grow(values.map((each) => ({ people, records: RECORDS, consents: each })));
    return values.map((each, at) => view(each, grown, at));
  },
};

const page: Axis = {
  name: 'page',
  input: 'participants per request',
  workload: `a caseload whose participants have ${RECORDS} records each, in pages of at most ${PAGE}, one at a time`,
  open: async (grow) => {
    const { graph, ids } = await grow([{ people: 1_000, records: RECORDS }]);
    const cursors = [...ids[0]!].sort().map(cursorOf);
    return [[1], [5], [20], [50], [PAGE], [PAGE, PAGE], [PAGE, PAGE, PAGE], [99, 99, 99, 99, 99]].map(
      (pages): Asked => {
        const participants = pages.reduce((sum, each) => sum + each);
        const begins = pages.slice(1).map((_, at) => cursors[500 + at * PAGE]!);
        return {
          ...{ input: participants, participants, pages: pages.length, graph, query: caseloads(pages, begins) },
          ids: cursors.slice(0, 300),
          check: (data) => {
            const connections = Object.values(data) as { nodes: object[] }[];
            deepStrictEqual(
              connections.map(({ nodes }) => nodes.length),
              pages,
            );
          },
        };
      },
    );
  },
};

const population: Axis = {
  name: 'population',
  input: 'participants on record',
  workload: `${VIEW}, and the first five of a caseload of all of them, of ${RECORDS} records each`,
  open: async (grow) => {
    const query = `query ($id: ID!) { participant(id: $id) ${SELECTED} caseload(first: 5) { nodes ${SELECTED} } }`;
    const asked: Asked[] = [];
    for (const each of [1_000, 10_000, 100_000, 1_000_000]) {
      const grown = await grow([{ people: each, records: RECORDS }]);
      asked.push({ ...view(each, grown, 0), query, participants: 6 });
    }
    return asked;
  },
};

const concurrency: Axis = {
  name: 'concurrency',
  input: 'requests at once',
  workload: `${VIEW}, of ${RECORDS} records`,
  open: async (grow, people) => {
    const grown = await grow([{ people, records: RECORDS }]);
    return [1, 5, 20, 50, 100, 200].map((each) => ({ ...view(each, grown, 0), concurrency: each }));
  },
};

function view(input: number, { graph, ids }: Grown, group: number, records = RECORDS): Asked {
  return {
    ...{ input, graph, query: MAIN_QUERY, participants: 1, ids: scattered(ids[group]!) },
    check: ({ participant }) => deepStrictEqual(recordsOf(participant as object), records),
  };
}

/** A thousand of them, from everywhere. */
function scattered(ids: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(ids.length / 1_000));
  return ids.filter((_, at) => at % step === 0);
}

export const AXES: readonly Axis[] = [records, page, consents, population, concurrency];
