import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { LawEnforcement1760000100000 } from '../migrations/lawEnforcement';
import { Arrest, OwnArrests, ParticipantArrests } from './arrest';
import { ContactOffense, ContactOffenseFields } from './contactOffense';
import {
  DiversionReferral,
  DiversionReferralFields,
  OwnDiversionReferrals,
  ParticipantDiversionReferrals,
} from './diversionReferral';
import { DrugQuantity } from './drugQuantity';
import { facts } from './facts';
import { HandOffs } from './handOff';
import { importer } from './import';
import { Participant } from './participant';
import { OwnContacts, ParticipantContacts, PoliceContact, PoliceContactFields } from './policeContact';
import { OwnPoliceWarrants, ParticipantPoliceWarrants, PoliceWarrant } from './policeWarrant';
import { RecordCaseOutcome } from './recordCaseOutcome';
import { RecordContact } from './recordContact';
import { seed } from './seed';

export const subgraph: SubgraphDefinition = {
  name: 'law-enforcement',
  types: [Participant, PoliceContact, ContactOffense, DrugQuantity, Arrest, PoliceWarrant, DiversionReferral],
  resolvers: [
    ParticipantContacts,
    PoliceContactFields,
    OwnContacts,
    RecordContact,
    RecordCaseOutcome,
    ContactOffenseFields,
    ParticipantArrests,
    OwnArrests,
    ParticipantPoliceWarrants,
    OwnPoliceWarrants,
    ParticipantDiversionReferrals,
    DiversionReferralFields,
    OwnDiversionReferrals,
    HandOffs,
  ],
  migrations: [LawEnforcement1760000100000],
  seed,
  facts,
  importer,
};

if (require.main === module) void serveSubgraph(subgraph);
