import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Policy1764400000000 } from '../migrations/policy';
import {
  PolicyCell,
  PolicyMethod,
  PolicyNumber,
  PolicySource,
  PolicyTable,
  PolicyTableDimension,
} from './table/policyTable';
import { PolicyTables } from './table/tables';

export type * from './question/question';

export const subgraph: SubgraphDefinition = {
  name: 'policy',
  types: [PolicyTable, PolicyTableDimension, PolicySource, PolicyCell, PolicyNumber, PolicyMethod],
  resolvers: [PolicyTables],
  migrations: [Policy1764400000000],
};

if (require.main === module) void serveSubgraph(subgraph);
