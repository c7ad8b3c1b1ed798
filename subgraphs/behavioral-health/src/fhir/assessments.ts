import { ClinicalAssessment } from '../clinicalAssessment';
import { TOOL_BY_LOINC, TOOL_BY_PROCEDURE } from '../codes/assessmentTool';
import { listed } from '../codes/codeSet';
import { DONE, ENTERED_IN_ERROR, NOT_DONE, type ResourceMapper } from './mapped';
import { codesAt, valueAt, wordsOf } from './resource';

/** FHIR R4 Observation.status, of those by which a result is there. */
const RESULTS = { preliminary: true, final: true, amended: true, corrected: true, unknown: true };

export const observations: ResourceMapper = {
  type: 'Observation',
  noun: ClinicalAssessment,
  status: 'status',
  takenBack: [ENTERED_IN_ERROR, 'cancelled', 'registered'],
  patient: 'subject',
  paths: ['effectiveDateTime', 'valueQuantity.value', 'valueInteger', 'valueString'],
  takes: ({ content }) => listed(codesAt(content, 'code'), TOOL_BY_LOINC) !== undefined,
  read(reader, { content }) {
    reader.oneOf('status', RESULTS);
    reader.required('effectiveDateTime');
    const loinc = codesAt(content, 'code').find((code) => Object.hasOwn(TOOL_BY_LOINC, code))!;
    const score = numberOf(reader.text('valueQuantity.value') ?? reader.text('valueInteger'));
    const finding = reader.text('valueString') ?? (wordsOf(valueAt(content, 'valueCodeableConcept')) || null);
    if (score === null && finding === null)
      reader.reject('value', 'REQUIRED', 'give the assessment its score or finding');
    return {
      values: { servicedOn: reader.dateOn('effectiveDateTime'), tool: TOOL_BY_LOINC[loinc], loinc, score, finding },
    };
  },
};

export const screenings: ResourceMapper = {
  type: 'Procedure',
  noun: ClinicalAssessment,
  status: 'status',
  takenBack: NOT_DONE,
  patient: 'subject',
  paths: ['performedDateTime', 'performedPeriod.start'],
  takes: ({ content }) => listed(codesAt(content, 'code'), TOOL_BY_PROCEDURE) !== undefined,
  read(reader, { content }) {
    reader.oneOf('status', DONE);
    const tool = listed(codesAt(content, 'code'), TOOL_BY_PROCEDURE);
    const servicedOn = reader.dateOn('performedDateTime') ?? reader.dateOn('performedPeriod.start');
    return { values: { servicedOn, tool, loinc: null, score: null, finding: null } };
  },
};

function numberOf(text: string | null): number | null {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
