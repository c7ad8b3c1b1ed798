import { readFileSync } from 'node:fs';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type PlanNode, QueryPlanner } from '@apollo/query-planner';
import { MAIN_QUERY } from '@lead-graph/kit/graph';
import { RECORD_AGENCIES } from '@lead-graph/schema';
import { parse } from 'graphql';

const supergraph = Supergraph.build(readFileSync(require.resolve('@lead-graph/schema/supergraph'), 'utf8'));
const planner = new QueryPlanner(supergraph);

/** A plan as nested lists: `[first, [together, together]]`. */
function shape(node: PlanNode): unknown {
  switch (node.kind) {
    case 'Fetch':
      return node.serviceName;
    case 'Flatten':
      return shape(node.node);
    case 'Sequence':
      return node.nodes.map(shape);
    case 'Parallel':
      return new Set(node.nodes.map(shape));
    default:
      return node.kind;
  }
}

const planOf = (query: string) =>
  shape(planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(query))).node as PlanNode);

describe('the plan', () => {
  it('asks participants first and then all agencies at once', () => {
    expect(planOf(MAIN_QUERY)).toEqual(['participants', new Set(RECORD_AGENCIES.map(({ name }) => name))]);
  });

  it("goes from an agency's row to the core and out again", () => {
    expect(planOf('{ housingLivingSituations { nodes { person { participant { charges { id } } } } } }')).toEqual([
      'housing',
      'participants',
      'prosecution',
    ]);
  });
});
