import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Core1760000100000 } from '../migrations/core';
import { CaseloadRoots, ParticipantConnection } from './caseload';
import { CategoryAccess, ParticipantAccess } from './categoryAccess';
import { Consent, ConsentMutations, RevocationReceipt } from './consent';
import { Enrolment, ParticipantEngagement } from './engagement';
import { Participant, ParticipantIdentity, ParticipantRoots } from './participant';
import { PersonLink, PersonLinkParticipant } from './personLink';
import { pair, seed } from './seed';

export const subgraph: SubgraphDefinition = {
  name: 'participants',
  types: [Participant, ParticipantConnection, PersonLink, CategoryAccess, Enrolment, RevocationReceipt],
  entities: [Consent],
  resolvers: [ParticipantRoots, CaseloadRoots, ParticipantIdentity, ParticipantEngagement, ParticipantAccess, PersonLinkParticipant, ConsentMutations],
  migrations: [Core1760000100000],
  seed,
  pair,
};

if (require.main === module) void serveSubgraph(subgraph);
