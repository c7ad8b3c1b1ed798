import type { CodeSet } from './codeSet';

/** Mental disorders of ICD-10-CM chapter 5 but those of substance use, suicidal thought, and their care. */
export const MENTAL_HEALTH: CodeSet = {
  icd10: /^(F0|F[2-9]|R45\.851|T14\.91|Z91\.5)/,
  codes: {
    '13746004': 'bipolar disorder',
    '21897009': 'generalized anxiety disorder',
    '35489007': 'depressive disorder',
    '36923009': 'major depression, single episode',
    '47505003': 'posttraumatic stress disorder',
    '58214004': 'schizophrenia',
    '69322001': 'psychotic disorder',
    '192127007': 'child attention deficit disorder',
    '197480006': 'anxiety disorder',
    '370143000': 'major depressive disorder',
    '79094001': 'initial psychiatric interview with mental status evaluation',
    '88848003': 'psychiatric follow-up',
    '171207006': 'depression screening',
    '225337009': 'suicide risk assessment',
    '228557008': 'cognitive and behavioral therapy',
    '304822001': 'psychodynamic interpersonal therapy',
    '385724002': 'coping support management',
    '386522008': 'overactivity and inattention behavior management',
    '405783006': 'psychological assessment',
    '425680009': 'cognitive behavioral therapy by multidisciplinary team',
    '718347000': 'mental health care plan',
    '736254008': 'psychiatry care plan',
    '737434004': 'major depressive disorder clinical management plan',
  },
};
