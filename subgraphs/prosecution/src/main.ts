import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Prosecution1760000400000 } from '../migrations/prosecution';
import { CaseReferral, CaseReferralFields, OwnCaseReferrals, ParticipantCaseReferrals } from './caseReferral';
import { Charge, ChargeFields, OwnCharges, ParticipantCharges } from './charge';
import { CompetencyEpisode, ParticipantCompetencyEpisodes } from './competencyEpisode';
import { CourtWarrant, OwnCourtWarrants, ParticipantCourtWarrants } from './courtWarrant';
import { DecideFiling } from './decideFiling';
import { Disposition } from './disposition';
import { FilingDecision, OwnFilingDecisions, ParticipantFilingDecisions } from './filingDecision';
import { facts } from './facts';
import { importer } from './import';
import { LiaisonAction, OwnLiaisonActions, ParticipantLiaisonActions } from './liaisonAction';
import { Participant } from './participant';
import { RecordDisposition } from './recordDisposition';
import { RecordWarrant } from './recordWarrant';
import { seed } from './seed';
import { Sentence } from './sentence';

export const subgraph: SubgraphDefinition = {
  name: 'prosecution',
  types: [
    Participant,
    CaseReferral,
    FilingDecision,
    Charge,
    Disposition,
    Sentence,
    CourtWarrant,
    CompetencyEpisode,
    LiaisonAction,
  ],
  resolvers: [
    ParticipantCaseReferrals,
    CaseReferralFields,
    OwnCaseReferrals,
    ParticipantFilingDecisions,
    OwnFilingDecisions,
    DecideFiling,
    ParticipantCharges,
    ChargeFields,
    OwnCharges,
    RecordDisposition,
    ParticipantCourtWarrants,
    OwnCourtWarrants,
    RecordWarrant,
    ParticipantCompetencyEpisodes,
    ParticipantLiaisonActions,
    OwnLiaisonActions,
  ],
  migrations: [Prosecution1760000400000],
  seed,
  facts,
  importer,
};

if (require.main === module) void serveSubgraph(subgraph);
