import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { Housing1760000100000 } from '../migrations/housing';
import { Totals1764500000000 } from '../migrations/totals';
import {
  CurrentLocation,
  CurrentLocationFields,
  OwnCurrentLocations,
  ParticipantCurrentLocations,
} from './currentLocation';
import { facts } from './facts';
import { totals } from './totals';
import {
  HousingEnrolment,
  HousingEnrolmentFields,
  OwnHousingEnrolments,
  ParticipantHousingEnrolments,
} from './housingEnrolment';
import { HousingExit, HousingEnrolmentExit, HousingExitFields, OwnHousingExits } from './housingExit';
import { HousingExport } from './housingExport';
import { HousingOrganization } from './housingOrganization';
import { HousingProject, HousingProjectFields, OwnHousingProjects } from './housingProject';
import { HousingService, HousingServiceFields, OwnHousingServices, ParticipantHousingServices } from './housingService';
import { importer } from './import';
import {
  LivingSituation,
  LivingSituationFields,
  OwnLivingSituations,
  ParticipantLivingSituations,
} from './livingSituation';
import { Participant } from './participant';
import { seed } from './seed';
import {
  OwnVictimServiceStays,
  ParticipantVictimServiceStays,
  VictimServiceStay,
  VictimServiceStayFields,
} from './victimServiceStay';

export const subgraph: SubgraphDefinition = {
  name: 'housing',
  types: [
    Participant,
    HousingOrganization,
    HousingProject,
    HousingEnrolment,
    HousingExit,
    LivingSituation,
    CurrentLocation,
    HousingService,
    VictimServiceStay,
  ],
  resolvers: [
    ...[OwnHousingProjects, HousingProjectFields],
    ...[ParticipantHousingEnrolments, HousingEnrolmentFields, HousingEnrolmentExit, OwnHousingEnrolments],
    ...[HousingExitFields, OwnHousingExits],
    ...[ParticipantLivingSituations, LivingSituationFields, OwnLivingSituations],
    ...[ParticipantCurrentLocations, CurrentLocationFields, OwnCurrentLocations],
    ...[ParticipantHousingServices, HousingServiceFields, OwnHousingServices],
    ...[ParticipantVictimServiceStays, VictimServiceStayFields, OwnVictimServiceStays],
  ],
  entities: [HousingExport],
  migrations: [Housing1760000100000, Totals1764500000000],
  seed,
  facts,
  totals,
  importer,
};

if (require.main === module) void serveSubgraph(subgraph);
