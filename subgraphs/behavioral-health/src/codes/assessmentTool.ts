import { registerEnumType } from 'type-graphql';
import { CareTopic } from '../careTopic';

export enum ClinicalAssessmentTool {
  PSYCHOSOCIAL = 'PSYCHOSOCIAL',
  ASAM_CRITERIA = 'ASAM_CRITERIA',
  PHQ_2 = 'PHQ_2',
  PHQ_9 = 'PHQ_9',
  GAD_7 = 'GAD_7',
  C_SSRS = 'C_SSRS',
  GAIN_SS = 'GAIN_SS',
  AUDIT = 'AUDIT',
  AUDIT_C = 'AUDIT_C',
  DAST_10 = 'DAST_10',
  DEPRESSION_SCREENING = 'DEPRESSION_SCREENING',
  MMSE = 'MMSE',
  PAIN_RATING = 'PAIN_RATING',
  HIV_STATUS = 'HIV_STATUS',
  COMPETENCY_EVALUATION = 'COMPETENCY_EVALUATION',
}

registerEnumType(ClinicalAssessmentTool, {
  name: 'ClinicalAssessmentTool',
  valuesConfig: {
    PSYCHOSOCIAL: { description: 'Housing, health, income, legal standing, safety, goals.' },
    DEPRESSION_SCREENING: { description: 'By a tool that the record does not name.' },
    PAIN_RATING: { description: 'Zero to ten, as the person says.' },
  },
});

interface ToolMeaning {
  readonly substanceUse?: boolean;
  readonly topic?: CareTopic;
}

const { COMPETENCY, MENTAL_HEALTH, SEXUALLY_TRANSMITTED_INFECTION } = CareTopic;

export const TOOL_MEANING: Readonly<Record<ClinicalAssessmentTool, ToolMeaning>> = {
  PSYCHOSOCIAL: {},
  ASAM_CRITERIA: { substanceUse: true },
  PHQ_2: { topic: MENTAL_HEALTH },
  PHQ_9: { topic: MENTAL_HEALTH },
  GAD_7: { topic: MENTAL_HEALTH },
  C_SSRS: { topic: MENTAL_HEALTH },
  GAIN_SS: { substanceUse: true, topic: MENTAL_HEALTH },
  AUDIT: { substanceUse: true },
  AUDIT_C: { substanceUse: true },
  DAST_10: { substanceUse: true },
  DEPRESSION_SCREENING: { topic: MENTAL_HEALTH },
  MMSE: { topic: MENTAL_HEALTH },
  PAIN_RATING: {},
  HIV_STATUS: { topic: SEXUALLY_TRANSMITTED_INFECTION },
  COMPETENCY_EVALUATION: { topic: COMPETENCY },
};

/** LOINC of a panel or of its total score. Of a record's observations those listed here are assessments. */
export const TOOL_BY_LOINC: Readonly<Record<string, ClinicalAssessmentTool>> = {
  '44249-1': ClinicalAssessmentTool.PHQ_9,
  '44261-6': ClinicalAssessmentTool.PHQ_9,
  '55277-8': ClinicalAssessmentTool.HIV_STATUS,
  '55758-7': ClinicalAssessmentTool.PHQ_2,
  '69737-5': ClinicalAssessmentTool.GAD_7,
  '70274-6': ClinicalAssessmentTool.GAD_7,
  '71802-3': ClinicalAssessmentTool.PSYCHOSOCIAL, // housing status
  '72106-8': ClinicalAssessmentTool.MMSE,
  '72514-3': ClinicalAssessmentTool.PAIN_RATING,
  '75624-7': ClinicalAssessmentTool.AUDIT,
  '75626-2': ClinicalAssessmentTool.AUDIT_C,
  '82667-7': ClinicalAssessmentTool.DAST_10,
};

/** SNOMED CT, of procedures that are screenings. */
export const TOOL_BY_PROCEDURE: Readonly<Record<string, ClinicalAssessmentTool>> = {
  '171207006': ClinicalAssessmentTool.DEPRESSION_SCREENING,
};
