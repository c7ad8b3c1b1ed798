import { icd10Printed } from '../codes/clinicalTopics';
import { DiagnosisClinicalStatus, DiagnosisVerification } from '../codes/diagnosis';
import { Diagnosis } from '../diagnosis';
import { ENTERED_IN_ERROR, type ResourceMapper } from './mapped';
import { codeOf, valueAt, wordsOf } from './resource';

const CLINICAL_STATUS: Readonly<Record<string, DiagnosisClinicalStatus>> = {
  active: DiagnosisClinicalStatus.ACTIVE,
  recurrence: DiagnosisClinicalStatus.RECURRENCE,
  relapse: DiagnosisClinicalStatus.RELAPSE,
  inactive: DiagnosisClinicalStatus.INACTIVE,
  remission: DiagnosisClinicalStatus.REMISSION,
  resolved: DiagnosisClinicalStatus.RESOLVED,
};

const VERIFICATION: Readonly<Record<string, DiagnosisVerification>> = {
  unconfirmed: DiagnosisVerification.UNCONFIRMED,
  provisional: DiagnosisVerification.PROVISIONAL,
  differential: DiagnosisVerification.DIFFERENTIAL,
  confirmed: DiagnosisVerification.CONFIRMED,
  refuted: DiagnosisVerification.REFUTED,
};

export const conditions: ResourceMapper = {
  type: 'Condition',
  noun: Diagnosis,
  status: 'verificationStatus.coding.0.code',
  statusOptional: true,
  takenBack: [ENTERED_IN_ERROR],
  patient: 'subject',
  paths: ['clinicalStatus.coding.0.code', 'onsetDateTime', 'abatementDateTime', 'recordedDate'],
  read(reader, { content }) {
    const code = valueAt(content, 'code');
    const [icd10, snomed] = [codeOf(code, '/icd-10-cm'), codeOf(code, 'snomed.info/sct')];
    if (!icd10 && !snomed) reader.reject('code', 'CODE', 'give the condition a code of ICD-10-CM or SNOMED CT');
    const [onsetOn, abatedOn] = [reader.dateOn('onsetDateTime'), reader.dateOn('abatementDateTime')];
    reader.notBefore('abatementDateTime', abatedOn, onsetOn);
    const values = {
      servicedOn: reader.dateOn('recordedDate') ?? onsetOn,
      icd10: icd10 ? icd10Printed(icd10) : null,
      snomed: snomed || null,
      display: wordsOf(code) || icd10 || snomed,
      clinicalStatus: reader.oneOf('clinicalStatus.coding.0.code', CLINICAL_STATUS),
      verification: reader.oneOf('verificationStatus.coding.0.code', VERIFICATION),
      onsetOn,
      abatedOn,
    };
    return { values };
  },
};
