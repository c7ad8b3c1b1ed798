import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Core1760000100000 } from '../migrations/core';
import { Participant, ParticipantIdentity, ParticipantRoots } from './participant';
import { PersonLink, PersonLinkParticipant } from './personLink';

export const subgraph: SubgraphDefinition = {
  name: 'participants',
  types: [Participant, PersonLink],
  resolvers: [ParticipantRoots, ParticipantIdentity, PersonLinkParticipant],
  migrations: [Core1760000100000],
};

if (require.main === module) void serveSubgraph(subgraph);
