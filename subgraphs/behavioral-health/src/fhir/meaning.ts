import type { CareTopic } from '../careTopic';
import { type ClinicalAssessmentTool, TOOL_BY_LOINC, TOOL_BY_PROCEDURE, TOOL_MEANING } from '../codes/assessmentTool';
import { icd10Printed, isSubstanceUse, topicsOfCodes } from '../codes/clinicalTopics';
import { listed } from '../codes/codeSet';
import { ingredientsOf, tellsOfSubstanceUse, topicsOfIngredients } from '../codes/ingredient';
import { codeOf, codesAt, listAt, type Resource, valueAt, wordsOf } from './resource';

/** What a resource tells of beside health at large. */
export interface Meaning {
  readonly substanceUse: boolean;
  readonly topics: readonly CareTopic[];
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

/** What its own codes tell, without those of what it refers to. */
export function meaningOf({ type, content }: Resource): Meaning {
  const planned = type === 'CarePlan' ? listAt(content, 'activity') : [];
  const codes = [
    ...(CODES[type] ?? []).flatMap((path) => codesAt(content, path)),
    ...planned.flatMap((activity) => codesAt(activity, 'detail.code')),
  ].map(printed);
  const told = { substanceUse: isSubstanceUse(codes), topics: topicsOfCodes(codes) };
  return together([told, meaningOfDrug(type, content), meaningOfTool(type, content)]);
}

export function together(meanings: readonly Meaning[]): Meaning {
  return {
    substanceUse: meanings.some((each) => each.substanceUse),
    topics: [...new Set(meanings.flatMap((each) => each.topics))],
  };
}

/** By type: the tools its codes may name. */
const TOOLS: Readonly<Record<string, Readonly<Record<string, ClinicalAssessmentTool>>>> = {
  Observation: TOOL_BY_LOINC,
  Procedure: TOOL_BY_PROCEDURE,
};

function printed(code: string): string {
  return /^[A-Za-z]\d/.test(code) ? icd10Printed(code) : code;
}

function meaningOfDrug(type: string, content: unknown): Meaning {
  if (type !== 'MedicationRequest') return NOTHING;
  const drug = valueAt(content, 'medicationCodeableConcept');
  const ingredients = ingredientsOf(codeOf(drug, 'rxnorm'), wordsOf(drug));
  return { substanceUse: tellsOfSubstanceUse(ingredients), topics: topicsOfIngredients(ingredients) };
}

function meaningOfTool(type: string, content: unknown): Meaning {
  const tools = TOOLS[type];
  const tool = tools && listed(codesAt(content, 'code'), tools);
  if (!tool) return NOTHING;
  const { substanceUse = false, topic } = TOOL_MEANING[tool];
  return { substanceUse, topics: topic ? [topic] : [] };
}
