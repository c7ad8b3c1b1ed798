import type { CodeSet } from './codeSet';

/** HIV and other sexually transmitted infections, and tests for them; hepatitis B and C too, the closer reading. */
export const SEXUALLY_TRANSMITTED: CodeSet = {
  icd10: /^(A5\d|A6[0-4]|B16|B18\.[0-2]|B17\.1|B19\.[12]|B20|B97\.35|O98\.[1-37]|R75|Z11\.[34]|Z20\.[26]|Z21|Z71\.7)/,
  codes: {
    '15628003': 'gonorrhea',
    '76272004': 'syphilis',
    '86406008': 'HIV infection',
    '105629000': 'chlamydial infection',
    '31676001': 'HIV antigen test',
    '47758006': 'hepatitis B surface antigen',
    '104375008': 'hepatitis C antibody test',
    '165829005': 'gonorrhea infection test',
    '269828009': 'syphilis infection test',
    '310861008': 'chlamydia antigen test',
    '55277-8': 'HIV status',
  },
};
