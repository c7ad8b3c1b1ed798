import { serveSubgraph, type SubgraphDefinition } from '@lead-graph/kit';
import { BehavioralHealth1760000100000 } from '../migrations/behavioralHealth';
import { Programs1760000110000 } from '../migrations/programs';
import { CareEncounter, OwnEncounters, ParticipantEncounters } from './careEncounter';
import { CareEpisode, CareEpisodeEncounters, OwnEpisodes, ParticipantEpisodes } from './careEpisode';
import { CareGoal } from './careGoal';
import { CareNote, OwnCareNotes, ParticipantCareNotes } from './careNote';
import { CarePlan, CarePlanGoals, OwnCarePlans, ParticipantCarePlans } from './carePlan';
import { CareProgram, OwnCarePrograms } from './careProgram';
import { CareProgramStatus } from './careProgramStatus';
import { ClinicalAssessment, OwnAssessments, ParticipantAssessments } from './clinicalAssessment';
import { CounselingNote, OwnCounselingNotes, ParticipantCounselingNotes } from './counselingNote';
import { Diagnosis, OwnDiagnoses, ParticipantDiagnoses } from './diagnosis';
import { EpisodeChanges } from './episodeChanges';
import { facts } from './facts';
import {
  HarmReductionContact,
  OwnHarmReductionContacts,
  ParticipantHarmReductionContacts,
} from './harmReductionContact';
import { importer } from './import';
import { LevelOfCare, OwnLevelsOfCare, ParticipantLevelsOfCare } from './levelOfCare';
import { MedicationOrder, OwnMedications, ParticipantMedications } from './medicationOrder';
import { Participant } from './participant';
import { RecordCareNote } from './recordCareNote';
import { RecordCounselingNote } from './recordCounselingNote';
import { RecordEncounter } from './recordEncounter';
import { RecordHarmReductionContact } from './recordHarmReductionContact';
import { ProgramStatusReceipt, RecordProgramStatus } from './recordProgramStatus';
import { seed } from './seed';

export const subgraph: SubgraphDefinition = {
  name: 'behavioral-health',
  types: [
    Participant,
    CareProgram,
    CareProgramStatus,
    ProgramStatusReceipt,
    CareEpisode,
    CareEncounter,
    ClinicalAssessment,
    Diagnosis,
    LevelOfCare,
    MedicationOrder,
    CarePlan,
    CareGoal,
    CareNote,
    CounselingNote,
    HarmReductionContact,
  ],
  resolvers: [
    ...[OwnCarePrograms, RecordProgramStatus],
    ...[ParticipantEpisodes, CareEpisodeEncounters, OwnEpisodes, EpisodeChanges],
    ...[ParticipantEncounters, OwnEncounters, RecordEncounter],
    ...[ParticipantAssessments, OwnAssessments],
    ...[ParticipantDiagnoses, OwnDiagnoses],
    ...[ParticipantLevelsOfCare, OwnLevelsOfCare],
    ...[ParticipantMedications, OwnMedications],
    ...[ParticipantCarePlans, CarePlanGoals, OwnCarePlans],
    ...[ParticipantCareNotes, OwnCareNotes, RecordCareNote],
    ...[ParticipantCounselingNotes, OwnCounselingNotes, RecordCounselingNote],
    ...[ParticipantHarmReductionContacts, OwnHarmReductionContacts, RecordHarmReductionContact],
  ],
  migrations: [BehavioralHealth1760000100000, Programs1760000110000],
  seed,
  facts,
  importer,
};

if (require.main === module) void serveSubgraph(subgraph);
