import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Housing1760000100000 } from '../migrations/housing';
import { LivingSituation, LivingSituationFields, OwnLivingSituations, ParticipantLivingSituations } from './livingSituation';
import { Participant } from './participant';

export const subgraph: SubgraphDefinition = {
  name: 'housing',
  types: [Participant, LivingSituation],
  resolvers: [ParticipantLivingSituations, LivingSituationFields, OwnLivingSituations],
  migrations: [Housing1760000100000],
};

if (require.main === module) void serveSubgraph(subgraph);
