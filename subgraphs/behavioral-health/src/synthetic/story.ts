import { type Label, labelText, type Noun } from '@lead-graph/kit';
import { DataCategory } from '@lead-graph/schema';
import { CareEncounter } from '../careEncounter';
import { CareEpisode } from '../careEpisode';
import { CareGoal } from '../careGoal';
import { labelAbout } from '../careLabel';
import { CareNote } from '../careNote';
import { CarePlan } from '../carePlan';
import type { CareRecord } from '../careRecord';
import type { CareTopic } from '../careTopic';
import { ClinicalAssessment } from '../clinicalAssessment';
import type { LevelOfCareEdition } from '../codes/asamLevel';
import { type ClinicalAssessmentTool, TOOL_MEANING } from '../codes/assessmentTool';
import { CareEncounterClass, CareEncounterStatus } from '../codes/careEncounter';
import { CareEpisodeStatus } from '../codes/careEpisode';
import { CareGoalStatus, CarePlanStatus } from '../codes/carePlan';
import { topicsOfCodes } from '../codes/clinicalTopics';
import { DiagnosisClinicalStatus, DiagnosisVerification } from '../codes/diagnosis';
import type { HarmReductionKind } from '../codes/harmReductionContact';
import { ingredientsOf, topicsOfIngredients } from '../codes/ingredient';
import { MedicationOrderStatus } from '../codes/medicationOrder';
import { type CareNoteKind, CounselingNoteKind } from '../codes/note';
import { CounselingNote } from '../counselingNote';
import { Diagnosis } from '../diagnosis';
import { HarmReductionContact } from '../harmReductionContact';
import { LevelOfCare } from '../levelOfCare';
import { MedicationOrder } from '../medicationOrder';
import { type Random, uuidFrom } from './random';

/** Of one row what the seed adds nothing to. */
export interface StoryRow {
  readonly noun: Noun<CareRecord>;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Visit {
  readonly hour?: number;
  readonly crisis?: boolean;
  readonly code?: string;
  readonly reason?: string;
  readonly about?: readonly CareTopic[];
}

const ORGANIZATIONS = { 'ets-otp': 'ets', 'desc-clinic': 'desc', 'desc-outreach': 'desc' } as const;

export type Program = keyof typeof ORGANIZATIONS;

/** What the programs wrote of one synthetic person. */
export class Story {
  readonly rows: StoryRow[] = [];
  private episodeId: string | null = null;

  constructor(
    readonly person: string,
    private readonly program: Program,
    private readonly random: Random,
  ) {}

  /** The same person at another program. */
  at(program: Program): Story {
    const there = new Story(this.person, program, this.random);
    return Object.assign(there, { rows: this.rows });
  }

  /** Visits told after it are part of it. */
  episode(servicedOn: string, endedOn: string | null = null, about: readonly CareTopic[] = []): this {
    const status = endedOn ? CareEpisodeStatus.FINISHED : CareEpisodeStatus.ACTIVE;
    this.episodeId = this.add(CareEpisode, labelAbout(about), { servicedOn, endedOn, status });
    return this;
  }

  visit(
    servicedOn: string,
    kind: CareEncounterClass,
    { hour = 18, crisis = false, code, reason, about = [] }: Visit = {},
  ): this {
    const startedAt = new Date(`${servicedOn}T${String(hour).padStart(2, '0')}:00:00Z`);
    this.add(CareEncounter, labelAbout([...about, ...topicsOfCodes(code ? [code] : [])]), {
      ...{ servicedOn, class: kind, status: CareEncounterStatus.FINISHED, crisis, services: [], type: null },
      ...{ startedAt, endedAt: new Date(startedAt.getTime() + 2_700_000) },
      ...{ reason: reason ?? null, reasonCode: code ?? null, episodeId: this.episodeId },
    });
    return this;
  }

  diagnosis(servicedOn: string, icd10: string, display: string): this {
    const status = { clinicalStatus: DiagnosisClinicalStatus.ACTIVE, verification: DiagnosisVerification.CONFIRMED };
    const code = { icd10, snomed: null, display, onsetOn: null, abatedOn: null };
    this.add(Diagnosis, labelAbout(topicsOfCodes([icd10])), { servicedOn, ...code, ...status });
    return this;
  }

  assessment(
    servicedOn: string,
    tool: ClinicalAssessmentTool,
    score: number | null,
    finding: string | null = null,
  ): this {
    const { topic } = TOOL_MEANING[tool];
    this.add(ClinicalAssessment, labelAbout(topic ? [topic] : []), { servicedOn, tool, loinc: null, score, finding });
    return this;
  }

  level(servicedOn: string, edition: LevelOfCareEdition, level: string): this {
    this.add(LevelOfCare, labelAbout([]), { servicedOn, edition, level });
    return this;
  }

  medication(servicedOn: string, rxnorm: string, display: string, status = MedicationOrderStatus.ACTIVE): this {
    const ingredients = ingredientsOf(rxnorm, display);
    this.add(MedicationOrder, labelAbout(topicsOfIngredients(ingredients)), {
      servicedOn,
      rxnorm,
      display,
      status,
      ingredients,
    });
    return this;
  }

  /** Goals that begin with `own:` are the participant's. */
  plan(servicedOn: string, title: string, goals: readonly string[], about: readonly CareTopic[] = []): this {
    const label = labelAbout(about);
    const plan = { servicedOn, title, status: CarePlanStatus.ACTIVE, activities: [], endedOn: null };
    const carePlanId = this.add(CarePlan, label, plan);
    for (const goal of goals) {
      const own = { description: goal.replace(/^own: /, ''), participantAuthored: goal.startsWith('own: ') };
      this.add(CareGoal, label, { servicedOn, carePlanId, status: CareGoalStatus.ACTIVE, ...own });
    }
    return this;
  }

  note(servicedOn: string, kind: CareNoteKind, text: string, about: readonly CareTopic[] = []): this {
    this.add(CareNote, labelAbout(about), { servicedOn, kind, text, drawnFrom: [] });
    return this;
  }

  counseling(servicedOn: string, kind: CounselingNoteKind, author: string, text: string): this {
    const sud = kind === CounselingNoteKind.SUD_COUNSELING_NOTE;
    this.add(CounselingNote, [sud ? DataCategory.SUD_CN : DataCategory.MH_PN], { servicedOn, kind, author, text });
    return this;
  }

  contact(
    servicedOn: string,
    kind: HarmReductionKind,
    quantity: number | null,
    about: readonly CareTopic[] = [],
  ): this {
    this.add(HarmReductionContact, labelAbout(about), { servicedOn, kind, quantity });
    return this;
  }

  private add(noun: Noun<CareRecord>, label: Label, values: Record<string, unknown>): string {
    const id = uuidFrom(this.random);
    const told = this.rows.filter((row) => row.noun === noun).length;
    const whose = { organization: ORGANIZATIONS[this.program], sourceProgram: this.program };
    this.rows.push({
      noun,
      values: { id, localId: `${this.person}-${told + 1}`, category: labelText(label), ...whose, ...values },
    });
    return id;
  }
}
