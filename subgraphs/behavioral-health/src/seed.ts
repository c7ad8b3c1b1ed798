import { type Noun, personRefs } from '@lead-graph/kit';
import { ObtainedVia } from '@lead-graph/schema';
import type { DataSource } from 'typeorm';
import { CareEncounter } from './careEncounter';
import { CareEpisode } from './careEpisode';
import { CareGoal } from './careGoal';
import { CareNote } from './careNote';
import { CarePlan } from './carePlan';
import type { CareRecord } from './careRecord';
import { ClinicalAssessment } from './clinicalAssessment';
import { CounselingNote } from './counselingNote';
import { Diagnosis } from './diagnosis';
import { HarmReductionContact } from './harmReductionContact';
import { LevelOfCare } from './levelOfCare';
import { MedicationOrder } from './medicationOrder';
import { namedStories } from './synthetic/named';
import { otherStories } from './synthetic/others';
import { randomFrom } from './synthetic/random';

/** Source of every synthetic row, and of the people they are about. */
const SEED = 'seed';
const OF_EVERY_ROW = { source: SEED, obtainedVia: ObtainedVia.OWN_WORK, contentHash: '' };

/** Each after those it refers to. */
const NOUNS: readonly Noun<CareRecord>[] = [
  ...[CareEpisode, CareEncounter, Diagnosis, ClinicalAssessment, LevelOfCare, MedicationOrder],
  ...[CarePlan, CareGoal, CareNote, CounselingNote, HarmReductionContact],
];

/** Writes synthetic rows of 60 people for a first start without any file. A second run writes nothing. */
export async function seed(db: DataSource): Promise<void> {
  const random = randomFrom(42_002);
  const stories = [...namedStories(random), ...otherStories(5, 60, random)];
  const people = stories.map((story) => story.person);
  const refs = await personRefs(db, SEED, people);
  for (const noun of NOUNS) {
    const rows = stories.flatMap(({ person, rows }) => {
      const told = rows.filter((row) => row.noun === noun);
      return told.map(({ values }) => ({ ...values, ...OF_EVERY_ROW, personRef: refs.get(person) }));
    });
    await db.createQueryBuilder().insert().into(noun).values(rows).orIgnore().execute();
  }
}
