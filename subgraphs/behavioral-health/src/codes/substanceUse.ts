import type { CodeSet } from './codeSet';

/** Substance use, its care and its harm. Tobacco is left out, as 42 CFR 2.11 leaves it. */
export const SUBSTANCE_USE: CodeSet = {
  icd10: /^(F1[0-689]|K70|O99\.3[12]|T40|Z71\.[45]1)/,
  codes: {
    '5602001': 'opioid abuse',
    '7200002': 'alcoholism',
    '15167005': 'alcohol abuse',
    '31956009': 'cocaine dependence',
    '55680006': 'drug overdose',
    '66214007': 'substance abuse',
    '66590003': 'alcohol dependence',
    '75544000': 'opioid dependence',
    '191816009': 'drug dependence',
    '24165007': 'alcoholism counseling',
    '56876005': 'drug rehabilitation and detoxification',
    '60112009': 'drug addiction counseling',
    '61480009': 'drug detoxification',
    '226138001': 'alcohol-free diet',
    '266707007': 'drug addiction therapy',
    '313071005': 'counseling for substance abuse',
    '408935001': 'substance abuse prevention education',
    '408936000': 'substance abuse prevention management',
    '423416000': 'substance use cessation case management',
    '720174008': 'drug harm reduction program',
    '720177001': 'drug relapse prevention program',
  },
};
