import { labelText } from '@lead-graph/kit';
import { labelAbout } from '../careLabel';
import { CareTopic } from '../careTopic';
import { TOOL_BY_PROCEDURE } from '../codes/assessmentTool';
import { listed } from '../codes/codeSet';
import { HARM_REDUCTION_PROCEDURES } from '../codes/harmReductionContact';
import type { Bundle } from './bundle';
import type { FhirMapping } from './mapping';
import { type Meaning, meaningOf, together } from './meaning';
import { codesAt, listAt, type Resource, referencesAt, textAt } from './resource';

/** Columns that say whose a row is and who may read it. */
export interface Belonging {
  readonly category: string;
  readonly organization: string;
  readonly sourceProgram: string;
}

/**
 * Whose each row is, and its label. A visit, and an episode of visits, is of one program: where anything recorded at
 * it tells of substance use, all of it is the substance use program's. Other topics each resource tells for itself.
 */
export class Sorting {
  private readonly plans: ReadonlyMap<string, Resource>;
  private readonly therapies: ReadonlyMap<Resource, readonly Resource[]>;
  private readonly ofSubstanceUse: ReadonlySet<Resource>;

  constructor(
    private readonly bundle: Bundle,
    private readonly mapping: FhirMapping,
  ) {
    this.plans = plansByGoal(bundle);
    this.therapies = therapiesByVisit(bundle);
    const telling = bundle.resources.filter((resource) => this.meaningOf(resource).substanceUse);
    this.ofSubstanceUse = new Set(telling.map((resource) => this.wholeOf(resource)));
  }

  belonging(resource: Resource): Belonging {
    const { substanceUseProgram, otherProgram, organizations } = this.mapping;
    const sourceProgram = this.ofSubstanceUse.has(this.wholeOf(resource)) ? substanceUseProgram : otherProgram;
    const category = labelText(labelAbout(this.meaningOf(resource).topics));
    return { category, organization: organizations[sourceProgram]!, sourceProgram };
  }

  /** The plan that names this goal; of several, the last. */
  planOf(goal: Resource): Resource | undefined {
    return goal.names.flatMap((name) => this.plans.get(name) ?? [])[0];
  }

  /** Care for substance use or mental health given at a visit. */
  therapiesAt(visit: Resource): readonly Resource[] {
    return this.therapies.get(visit) ?? [];
  }

  /** The episode or, without one, the visit; the resource itself where it is of neither. */
  private wholeOf(resource: Resource): Resource {
    const asked = this.planOf(resource) ?? resource;
    const visit = this.bundle.find(textAt(asked.content, 'encounter.reference')) ?? asked;
    return this.bundle.find(textAt(visit.content, 'episodeOfCare.0.reference')) ?? visit;
  }

  /** With the reasons a resource names; a goal has those of its plan. */
  private meaningOf(resource: Resource): Meaning {
    const asked = this.planOf(resource) ?? resource;
    const reasons = reasonsOf(asked.content).flatMap((reason) => this.bundle.find(reason) ?? []);
    return together([asked, ...reasons, ...this.therapiesAt(asked)].map(meaningOf));
  }
}

function reasonsOf(content: unknown): string[] {
  const diagnoses = listAt(content, 'diagnosis').map((each) => textAt(each, 'condition.reference'));
  return [...referencesAt(content, 'reasonReference'), ...referencesAt(content, 'addresses'), ...diagnoses];
}

function plansByGoal(bundle: Bundle): Map<string, Resource> {
  const plans = bundle.ofType('CarePlan');
  return new Map(plans.flatMap((plan) => referencesAt(plan.content, 'goal').map((goal) => [goal, plan] as const)));
}

function therapiesByVisit(bundle: Bundle): Map<Resource, Resource[]> {
  const therapies = new Map<Resource, Resource[]>();
  for (const procedure of bundle.ofType('Procedure').filter(isTherapy)) {
    const visit = bundle.find(textAt(procedure.content, 'encounter.reference'));
    if (visit) therapies.set(visit, [...(therapies.get(visit) ?? []), procedure]);
  }
  return therapies;
}

/** Screenings and harm reduction become rows of their own. */
function isTherapy(procedure: Resource): boolean {
  const codes = codesAt(procedure.content, 'code');
  if (listed(codes, TOOL_BY_PROCEDURE) || listed(codes, HARM_REDUCTION_PROCEDURES)) return false;
  const { substanceUse, topics } = meaningOf(procedure);
  return substanceUse || topics.includes(CareTopic.MENTAL_HEALTH);
}
