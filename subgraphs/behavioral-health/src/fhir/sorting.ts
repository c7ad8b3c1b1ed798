import { labelText } from '@lead-graph/kit';
import { labelAbout } from '../careLabel';
import type { CareTopic } from '../careTopic';
import { TOOL_BY_LOINC, TOOL_BY_PROCEDURE, TOOL_MEANING } from '../codes/assessmentTool';
import { isSubstanceUse, topicsOfCodes, icd10Printed } from '../codes/clinicalTopics';
import { ingredientsOf, tellsOfSubstanceUse, topicsOfIngredients } from '../codes/ingredient';
import type { Bundle } from './bundle';
import type { FhirMapping } from './mapping';
import { codeOf, codesAt, listAt, type Resource, referencesAt, textAt, wordsOf } from './resource';

/** What a resource tells of, in itself and by the reasons it names. */
interface Meaning {
  readonly substanceUse: boolean;
  readonly topics: readonly CareTopic[];
}

/**
 * Whose each row is, and its label. A visit is of one program: where anything recorded at it tells of substance
 * use, the visit and all of it are the substance use program's. Other topics are told by each resource itself.
 */
export class Sorting {
  private readonly meanings = new Map<Resource, Meaning>();
  private readonly ofSubstanceUse: ReadonlySet<Resource>;
  private readonly plans: ReadonlyMap<string, Resource>;
  private readonly services: ReadonlyMap<Resource, readonly string[]>;

  constructor(
    private readonly bundle: Bundle,
    private readonly mapping: FhirMapping,
  ) {
    this.plans = new Map(bundle.ofType('CarePlan').flatMap((plan) => referencesAt(plan.content, 'goal').map((goal) => [goal, plan] as const)));
    this.services = servicesOf(bundle);
    const telling = bundle.resources.filter((resource) => this.meaningOf(resource).substanceUse);
    this.ofSubstanceUse = new Set(telling.flatMap((resource) => [resource, this.visitOf(resource) ?? resource]));
  }

  /** The columns that follow. */
  belonging(resource: Resource): { category: string; organization: string; sourceProgram: string } {
    const visit = this.visitOf(resource) ?? resource;
    const substanceUse = this.ofSubstanceUse.has(resource) || this.ofSubstanceUse.has(visit);
    const sourceProgram = substanceUse ? this.mapping.substanceUseProgram : this.mapping.otherProgram;
    const category = labelText(labelAbout(this.meaningOf(resource).topics));
    return { category, organization: this.mapping.organizations[sourceProgram]!, sourceProgram };
  }

  /** The first plan that names this goal. */
  planOf(goal: Resource): Resource | undefined {
    return goal.names.map((name) => this.plans.get(name)).find((plan) => plan !== undefined);
  }

  /** Care for substance use or mental health given at a visit, in words. */
  servicesAt(visit: Resource): readonly string[] {
    return [...new Set(this.services.get(visit) ?? [])];
  }

  private visitOf(resource: Resource): Resource | undefined {
    const plan = resource.type === 'Goal' ? this.planOf(resource) : resource;
    return plan && this.bundle.find(textAt(plan.content, 'encounter.reference'));
  }

  private meaningOf(resource: Resource): Meaning {
    const known = this.meanings.get(resource);
    if (known) return known;
    const meaning = this.read(resource);
    this.meanings.set(resource, meaning);
    return meaning;
  }

  private read(resource: Resource): Meaning {
    if (resource.type === 'Goal') {
      const plan = this.planOf(resource);
      return plan ? this.meaningOf(plan) : NOTHING;
    }
    const reasons = ['reasonReference', 'addresses'].flatMap((path) => referencesAt(resource.content, path));
    const conditions = reasons.flatMap((reason) => this.bundle.find(reason) ?? []);
    const services = resource.type === 'Encounter' ? servicesAmong(this.bundle, resource) : [];
    return together([resource, ...conditions, ...services].map(meaningOfItself));
  }
}

const NOTHING: Meaning = { substanceUse: false, topics: [] };

/** By type: where a resource's codes stand. What is not here tells nothing. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  EpisodeOfCare: ['type'],
  Encounter: ['type', 'reasonCode'],
  Condition: ['code'],
  MedicationRequest: ['reasonCode'],
  Procedure: ['code', 'reasonCode'],
  CarePlan: ['category'],
};

function meaningOfItself({ type, content }: Resource): Meaning {
  const codes = (CODES[type] ?? []).flatMap((path) => codesAt(content, path)).map(printed);
  if (type === 'CarePlan') codes.push(...listAt(content, 'activity').flatMap((each) => codesAt(each, 'detail.code')));
  const told = { substanceUse: isSubstanceUse(codes), topics: topicsOfCodes(codes) };
  return together([told, meaningOfMedication(type, content), meaningOfTool(type, content)]);
}

function printed(code: string): string {
  return /^[A-Za-z]\d/.test(code) ? icd10Printed(code) : code;
}

function meaningOfMedication(type: string, content: unknown): Meaning {
  if (type !== 'MedicationRequest') return NOTHING;
  const drug = (content as { medicationCodeableConcept?: unknown }).medicationCodeableConcept;
  const ingredients = ingredientsOf(codeOf(drug, 'rxnorm'), wordsOf(drug));
  return { substanceUse: tellsOfSubstanceUse(ingredients), topics: topicsOfIngredients(ingredients) };
}

function meaningOfTool(type: string, content: unknown): Meaning {
  const tools = { Observation: TOOL_BY_LOINC, Procedure: TOOL_BY_PROCEDURE }[type] ?? {};
  const tool = codesAt(content, 'code').map((code) => tools[code]).find((each) => each !== undefined);
  if (!tool) return NOTHING;
  const { substanceUse = false, topic } = TOOL_MEANING[tool];
  return { substanceUse, topics: topic ? [topic] : [] };
}

function together(meanings: readonly Meaning[]): Meaning {
  return {
    substanceUse: meanings.some((each) => each.substanceUse),
    topics: [...new Set(meanings.flatMap((each) => each.topics))],
  };
}
