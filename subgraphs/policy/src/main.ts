import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Policy1764400000000 } from '../migrations/policy';
import { ExtractForStudy } from './extract/extractForStudy';
import { StudyColumn, StudyExtract } from './extract/studyExtract';
import { MEASURES } from './measures';
import {
  PolicyAttribute,
  PolicyCatalogue,
  PolicyDimension,
  PolicyFact,
  PolicyMeasure,
  PolicyMeasureDimension,
  PolicyMeasureSource,
} from './measures/catalogue';
import {
  PolicyCell,
  PolicyMethod,
  PolicyNumber,
  PolicySource,
  PolicyTable,
  PolicyTableDimension,
} from './table/policyTable';
import { PolicyReleaseRecord, PolicyTableRecord } from './table/releaseRecord';
import { PolicyTables } from './table/tables';
import { PolicyQuarter, PolicyTotal, PolicyTotals } from './totals/policyTotals';

export type * from './question/question';

export const subgraph: SubgraphDefinition = {
  name: 'policy',
  types: [
    PolicyTable,
    PolicyTableDimension,
    PolicySource,
    PolicyCell,
    PolicyNumber,
    PolicyMethod,
    PolicyReleaseRecord,
    PolicyMeasure,
    PolicyMeasureSource,
    PolicyMeasureDimension,
    PolicyDimension,
    PolicyFact,
    PolicyAttribute,
    ...[StudyExtract, StudyColumn],
    ...[PolicyTotal, PolicyQuarter],
  ],
  resolvers: [PolicyTables, PolicyTableRecord, PolicyCatalogue, ExtractForStudy, PolicyTotals],
  migrations: [Policy1764400000000],
  measures: MEASURES.map(({ name }) => name),
};

if (require.main === module) void serveSubgraph(subgraph);
