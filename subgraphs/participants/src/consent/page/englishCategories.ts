import type { FormWords } from './words';

export const ENGLISH_CATEGORIES: FormWords['categories'] = {
  SUD_P2: {
    name: 'Drug and alcohol treatment records',
    means:
      'that you are in treatment, your visits, tests, medicine, and how you are doing. From programs that federal law guards.',
  },
  SUD_CN: {
    name: 'Drug and alcohol counseling notes',
    means: 'what you and a counselor said in private, in notes kept apart from your chart.',
  },
  MH: { name: 'Mental health records', means: 'your mental health care, what it is for, medicine, and visits.' },
  MH_PN: {
    name: 'Therapy notes',
    means: 'what you and a therapist said in private, in notes kept apart from your chart.',
  },
  PHI: { name: 'Other health records', means: 'doctor and hospital visits, illness, medicine, and tests.' },
  STI: {
    name: 'Records about HIV and other sexual infections',
    means: 'tests, results, and care. Even that you took a test.',
  },
  COMP: {
    name: 'Competency records',
    means: 'tests of whether you could take part in your court case, and care to help you do so.',
  },
  HMIS: { name: 'Housing records', means: 'shelter stays, housing programs, and what you need for a home.' },
  VSP: {
    name: 'Victim service records',
    means: 'that you asked for help after someone hurt you, and what help you got.',
  },
  CONV: { name: 'Convictions', means: 'crimes a court found you guilty of.' },
  CURRENT: { name: 'Open charges', means: 'arrests and charges of the last year that are not decided yet.' },
  NONCONV: { name: 'Arrests without a conviction', means: 'old arrests and charges that did not end in guilt.' },
  CJI: { name: 'FBI records', means: 'what the national police files hold about you.' },
  JUV: { name: 'Juvenile records', means: 'court and police records from before you were 18.' },
  LE_CONTACT: { name: 'Police contacts and referrals', means: 'when police met you and sent you to this program.' },
  PROS_PUB: { name: 'Public case facts', means: 'court dates, filings, and warrants that anyone may look up.' },
  PROS_WP: { name: 'Notes of the prosecutor', means: "the prosecutor's own thoughts and plans." },
  PD_PRIV: { name: 'Talks with your lawyer', means: 'what you and your public defender said or wrote in private.' },
  IDENT: { name: 'Your name and contact facts', means: 'name, date of birth, phone, and ways to reach you.' },
  LOCATION: { name: 'Where you are now', means: 'your shelter, camp, or where outreach last saw you.' },
  PROG: {
    name: 'Your place in the program',
    means: 'that you are in LEAD, whether you are active, and who your case manager is.',
  },
};
