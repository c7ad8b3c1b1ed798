import { categoriesOf, type Fact, listOf, localDayOf, OF_PERSON, YES_NO, yesNo } from '@lead-graph/kit';
import { CareEncounter } from './careEncounter';
import { CareEpisode } from './careEpisode';
import { CareEncounterClass, CareEncounterStatus } from './codes/careEncounter';
import { CareEpisodeStatus } from './codes/careEpisode';
import { CareProgramKind } from './codes/careProgramKind';
import { HarmReductionKind } from './codes/harmReductionContact';
import { ALCOHOL_USE_INGREDIENTS, MOUD_INGREDIENTS } from './codes/ingredient';
import { MedicationOrderStatus } from './codes/medicationOrder';
import { HarmReductionContact } from './harmReductionContact';
import { MedicationOrder } from './medicationOrder';

/** Everybody for whom a program that changed ever did something that is counted. */
const OF_ITS_PEOPLE = `unnest(ARRAY(SELECT "personRef" FROM care_episode r WHERE r."sourceProgram" = changed.code
  UNION SELECT "personRef" FROM care_encounter r WHERE r."sourceProgram" = changed.code))`;

const KINDS = Object.values(CareProgramKind);

const ENCOUNTER: Fact = {
  name: 'care-encounter',
  description:
    'Visit, call or meeting that took place, by its class, the kind of program, and whether it was a crisis.',
  kind: 'EVENT',
  categories: categoriesOf(CareEncounter),
  tables: { care_encounter: OF_PERSON, care_program: OF_ITS_PEOPLE },
  sql: `SELECT e."personRef", ${localDayOf('e."startedAt"')} AS day, e.class, ${yesNo('e.crisis')} AS crisis, p.kind
    FROM care_encounter e JOIN care_program p ON p.code = e."sourceProgram"
    WHERE e.status NOT IN ${listOf([CareEncounterStatus.PLANNED, CareEncounterStatus.CANCELLED])}`,
  attributes: { class: Object.values(CareEncounterClass), crisis: YES_NO, kind: KINDS },
};

const NOT_BEGUN = listOf([CareEpisodeStatus.PLANNED, CareEpisodeStatus.WAITLIST, CareEpisodeStatus.CANCELLED]);

const EPISODE: Fact = {
  name: 'care-episode',
  description: 'First day on which a program cares for a person, by the kind of program.',
  kind: 'EVENT',
  categories: categoriesOf(CareEpisode),
  tables: { care_episode: OF_PERSON, care_program: OF_ITS_PEOPLE },
  sql: `SELECT e."personRef", e."servicedOn" AS day, p.kind
    FROM care_episode e JOIN care_program p ON p.code = e."sourceProgram" WHERE e.status NOT IN ${NOT_BEGUN}`,
  attributes: { kind: KINDS },
};

/** An episode that is over, nobody knows since when, says nothing. */
const KNOWN_SPELL = `"servicedOn" IS NOT NULL AND status NOT IN ${NOT_BEGUN}
  AND ("endedOn" IS NOT NULL OR status <> '${CareEpisodeStatus.FINISHED}')`;

/** By day, how many episodes more are open than the day before; the last day of one is still of it. */
const OPENED_AND_ENDED = `SELECT "personRef", "servicedOn" AS day, 1 AS more FROM care_episode WHERE ${KNOWN_SPELL}
  UNION ALL SELECT "personRef", "endedOn" + 1, -1 FROM care_episode WHERE "endedOn" IS NOT NULL AND ${KNOWN_SPELL}`;

const TREATMENT: Fact = {
  name: 'treatment',
  description: 'Whether any program cares for a person; it ended when none does any more.',
  kind: 'STATE',
  categories: categoriesOf(CareEpisode),
  tables: { care_episode: OF_PERSON },
  sql: `SELECT "personRef", day, CASE WHEN open > 0 THEN 'IN_TREATMENT' ELSE 'ENDED' END AS status FROM (
    SELECT "personRef", day, sum(sum(more)) OVER (PARTITION BY "personRef" ORDER BY day) AS open
    FROM (${OPENED_AND_ENDED}) changes GROUP BY "personRef", day) days`,
  attributes: { status: ['ENDED', 'IN_TREATMENT'] },
};

const MEDICATION: Fact = {
  name: 'medication-order',
  description:
    'Order for a medication, by whether it is for opioid use disorder, for alcohol use disorder, or neither.',
  kind: 'EVENT',
  categories: categoriesOf(MedicationOrder),
  tables: { medication_order: OF_PERSON },
  sql: `SELECT "personRef", "servicedOn" AS day, CASE
      WHEN EXISTS (SELECT FROM unnest(ingredients) code WHERE code IN ${listOf(MOUD_INGREDIENTS)}) THEN 'OPIOID_USE_DISORDER'
      WHEN EXISTS (SELECT FROM unnest(ingredients) code WHERE code IN ${listOf(ALCOHOL_USE_INGREDIENTS)}) THEN 'ALCOHOL_USE_DISORDER'
      ELSE 'OTHER' END AS kind
    FROM medication_order WHERE status NOT IN ${listOf([MedicationOrderStatus.DRAFT, MedicationOrderStatus.CANCELLED])}`,
  attributes: { kind: ['OPIOID_USE_DISORDER', 'ALCOHOL_USE_DISORDER', 'OTHER'] },
};

const HARM_REDUCTION: Fact = {
  name: 'harm-reduction-contact',
  description: 'What was handed out or done to keep somebody safer; how much of it is not counted.',
  kind: 'EVENT',
  categories: categoriesOf(HarmReductionContact),
  tables: { harm_reduction_contact: OF_PERSON },
  sql: `SELECT "personRef", "servicedOn" AS day, kind FROM harm_reduction_contact`,
  attributes: { kind: Object.values(HarmReductionKind) },
};

export const facts: readonly Fact[] = [ENCOUNTER, EPISODE, TREATMENT, MEDICATION, HARM_REDUCTION];
