import { createHash } from 'node:crypto';
import { DataCategory, ObtainedVia } from '@lead-graph/schema';
import type { DeepPartial } from 'typeorm';
import { HOUSING_PROJECT_TYPE_CODES } from '../codes/housingProjectType';
import { HOUSING_SUBSIDY_CODES } from '../codes/housingSubsidy';
import { LIVING_SITUATION_CODES } from '../codes/livingSituation';
import { CurrentLocation } from '../currentLocation';
import { HousingEnrolment } from '../housingEnrolment';
import { HousingExit } from '../housingExit';
import { HousingOrganization } from '../housingOrganization';
import { HousingProject, programOf } from '../housingProject';
import { HousingService } from '../housingService';
import { VICTIM_SERVICE_PROVIDER } from '../keepers';
import { LivingSituation } from '../livingSituation';
import { VictimServiceStay } from '../victimServiceStay';
import { ORGANIZATIONS, PROJECTS } from './projects';
import type { StayStory, Story } from './story';

/** Rows of one noun. Nouns stand in the order in which their tables refer to each other. */
export interface SyntheticNoun {
  readonly noun: new () => object;
  readonly rows: readonly DeepPartial<object>[];
}

/** Says of every row that it is synthetic. */
export const SEED = 'seed';

export function rowsOfPlaces(): SyntheticNoun[] {
  const organizations = Object.entries(ORGANIZATIONS).map(([key, { name }]) => ({
    ...keyed(`organization-${key}`),
    name,
  }));
  const projects = Object.entries(PROJECTS).map(([key, { organization, name, type }]) => ({
    ...keyed(`project-${key}`),
    organizationId: idOf(`organization-${organization}`),
    keptBy: ORGANIZATIONS[organization].keptBy,
    name,
    typeCode: HOUSING_PROJECT_TYPE_CODES[type],
    opensOn: '2019-07-01',
  }));
  return [
    { noun: HousingOrganization, rows: organizations },
    { noun: HousingProject, rows: projects },
  ];
}

export function rowsOfStories(stories: readonly Story[], refs: ReadonlyMap<string, string>): SyntheticNoun[] {
  const people = stories.map((story) => ({ story, personRef: refs.get(story.person)! }));
  const stays = people.flatMap(({ story, personRef }) =>
    story.stays.map((stay, index) => ({ stay, personRef, key: `${story.person}-stay-${index + 1}` })),
  );
  return [
    { noun: HousingEnrolment, rows: stays.map(({ stay, personRef, key }) => enrolment(stay, personRef, key)) },
    { noun: HousingExit, rows: stays.flatMap(({ stay, personRef, key }) => exits(stay, personRef, key)) },
    { noun: LivingSituation, rows: stays.flatMap(({ stay, personRef, key }) => situations(stay, personRef, key)) },
    { noun: HousingService, rows: stays.flatMap(({ stay, personRef, key }) => services(stay, personRef, key)) },
    { noun: CurrentLocation, rows: people.flatMap(({ story, personRef }) => locations(story, personRef)) },
    { noun: VictimServiceStay, rows: people.flatMap(({ story, personRef }) => victimServiceStays(story, personRef)) },
  ];
}

function enrolment(stay: StayStory, personRef: string, key: string): object {
  return {
    ...hmisRow(stay, personRef, key, stay.enteredOn),
    projectId: idOf(`project-${stay.project}`),
    movedInOn: stay.movedInOn ?? null,
    priorCode: stay.prior ? LIVING_SITUATION_CODES[stay.prior] : null,
  };
}

function exits(stay: StayStory, personRef: string, key: string): object[] {
  if (!stay.exit) return [];
  const [day, destination, subsidy] = stay.exit;
  const codes = {
    destinationCode: LIVING_SITUATION_CODES[destination],
    subsidyCode: subsidy ? HOUSING_SUBSIDY_CODES[subsidy] : null,
  };
  return [{ ...hmisRow(stay, personRef, `${key}-exit`, day), enrolmentId: idOf(key), ...codes }];
}

function situations(stay: StayStory, personRef: string, key: string): object[] {
  return (stay.asked ?? []).map(([day, situation], index) => ({
    ...hmisRow(stay, personRef, `${key}-asked-${index + 1}`, day),
    enrolmentId: idOf(key),
    code: LIVING_SITUATION_CODES[situation],
  }));
}

function services(stay: StayStory, personRef: string, key: string): object[] {
  return (stay.provided ?? []).map(([day, kind, paidCents = null], index) => ({
    ...hmisRow(stay, personRef, `${key}-provided-${index + 1}`, day),
    enrolmentId: idOf(key),
    kind,
    paidCents,
  }));
}

function locations(story: Story, personRef: string): object[] {
  const { keptBy: organization } = ORGANIZATIONS.authority;
  return (story.places ?? []).map(([servicedOn, place], index) => ({
    ...row(`${story.person}-place-${index + 1}`, personRef, DataCategory.LOCATION, organization, servicedOn),
    place,
  }));
}

function victimServiceStays(story: Story, personRef: string): object[] {
  return (story.victimServices ?? []).map(([servicedOn, endedOn, kind], index) => ({
    ...row(`${story.person}-shelter-${index + 1}`, personRef, DataCategory.VSP, VICTIM_SERVICE_PROVIDER, servicedOn),
    endedOn,
    kind,
  }));
}

function hmisRow(stay: StayStory, personRef: string, key: string, servicedOn: string): object {
  const { keptBy } = ORGANIZATIONS[PROJECTS[stay.project].organization];
  return {
    ...row(key, personRef, DataCategory.HMIS, keptBy, servicedOn),
    sourceProgram: programOf({ localId: `project-${stay.project}` }),
  };
}

function row(key: string, personRef: string, category: DataCategory, organization: string, servicedOn: string): object {
  return { ...keyed(key), personRef, category, organization, servicedOn, obtainedVia: ObtainedVia.OWN_WORK };
}

function keyed(localId: string): object {
  return { id: idOf(localId), source: SEED, localId, contentHash: '' };
}

/** The same for the same key at every start, so that a child finds its parent and a second start writes nothing. */
function idOf(localId: string): string {
  const hex = createHash('sha256').update(`housing ${SEED} ${localId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
