import { CareEncounter } from '../careEncounter';
import { CareEpisode } from '../careEpisode';
import { CareEncounterClass, CareEncounterStatus } from '../codes/careEncounter';
import { CareEpisodeStatus } from '../codes/careEpisode';
import { ENTERED_IN_ERROR, type ResourceMapper } from './mapped';
import { listAt, textAt, valueAt, wordsOf } from './resource';

const EPISODE_STATUS: Readonly<Record<string, CareEpisodeStatus>> = {
  planned: CareEpisodeStatus.PLANNED,
  waitlist: CareEpisodeStatus.WAITLIST,
  active: CareEpisodeStatus.ACTIVE,
  onhold: CareEpisodeStatus.ON_HOLD,
  finished: CareEpisodeStatus.FINISHED,
  cancelled: CareEpisodeStatus.CANCELLED,
};

const ENCOUNTER_STATUS: Readonly<Record<string, CareEncounterStatus>> = {
  planned: CareEncounterStatus.PLANNED,
  arrived: CareEncounterStatus.ARRIVED,
  triaged: CareEncounterStatus.TRIAGED,
  'in-progress': CareEncounterStatus.IN_PROGRESS,
  onleave: CareEncounterStatus.ON_LEAVE,
  finished: CareEncounterStatus.FINISHED,
  cancelled: CareEncounterStatus.CANCELLED,
  unknown: CareEncounterStatus.UNKNOWN,
};

export const episodes: ResourceMapper = {
  type: 'EpisodeOfCare',
  noun: CareEpisode,
  status: 'status',
  takenBack: [ENTERED_IN_ERROR],
  patient: 'patient',
  paths: ['period.start', 'period.end'],
  read(reader) {
    reader.required('period.start');
    const [servicedOn, endedOn] = [reader.dateOn('period.start'), reader.dateOn('period.end')];
    reader.notBefore('period.end', endedOn, servicedOn);
    return { values: { servicedOn, endedOn, status: reader.oneOf('status', EPISODE_STATUS) } };
  },
};

/** Of an encounter's emergencies each counts as a crisis. */
export const encounters: ResourceMapper = {
  type: 'Encounter',
  noun: CareEncounter,
  status: 'status',
  takenBack: [ENTERED_IN_ERROR],
  patient: 'subject',
  paths: ['class.code', 'period.start', 'period.end', 'reasonCode.0.coding.0.code', 'episodeOfCare.0.reference'],
  read(reader, resource, { sorting, mapping, find }) {
    reader.required('class.code');
    reader.required('period.start');
    const kind = reader.oneOf('class.code', CareEncounterClass);
    const startedAt = reader.instant('period.start', mapping.zone);
    const endedAt = reader.instant('period.end', mapping.zone);
    reader.notBefore('period.end', endedAt, startedAt);
    const episode = find(reader.text('episodeOfCare.0.reference') ?? '');
    const values = {
      servicedOn: reader.dateOn('period.start'),
      class: kind,
      status: reader.oneOf('status', ENCOUNTER_STATUS),
      startedAt,
      endedAt,
      crisis: kind === CareEncounterClass.EMER,
      type: wordsOf(listAt(resource.content, 'type')[0]) || null,
      reason: wordsOf(listAt(resource.content, 'reasonCode')[0]) || null,
      reasonCode: reader.text('reasonCode.0.coding.0.code'),
      services: [...new Set(sorting.therapiesAt(resource).map(({ content }) => wordsOf(valueAt(content, 'code'))))],
    };
    const localId = episode && textAt(episode.content, 'id');
    const episodeId = localId ? { noun: CareEpisode, localId, field: 'episodeOfCare' } : null;
    return { values, references: { episodeId } };
  },
};
