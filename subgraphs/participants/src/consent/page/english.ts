import { ENGLISH_CATEGORIES } from './englishCategories';
import type { FormWords } from './words';

export const ENGLISH: FormWords = {
  locale: 'en-US',
  titles: {
    TPO_SINGLE: 'Consent to share for your care',
    ROI_MULTIPARTY: 'Consent to share with program partners',
    SUD_COUNSELING_NOTES: 'Consent to share drug and alcohol counseling notes',
    PSYCHOTHERAPY_NOTES: 'Consent to share therapy notes',
    LEGAL_PROCEEDINGS: 'Consent to use your records in one court case',
    CJ_MONITORING_235: 'Consent to report to the court or prosecutor',
    VSP_RELEASE: 'Consent to share victim service records',
    HMIS_ROI: 'Consent to share housing records',
    RESEARCH: 'Consent to share for a research study',
    STI_EXPRESS: 'Consent to share records about HIV and other sexual infections',
  },
  about: {
    TPO_SINGLE:
      'This form lets your care teams share records to treat you, to get paid, and to run their programs. One signature covers all such sharing to come.',
    ROI_MULTIPARTY:
      'This form lets the groups you choose work as a team. They share only what you mark, only with the groups you name.',
    SUD_COUNSELING_NOTES:
      'These are the private notes that a drug or alcohol counselor keeps apart from your chart. This form is about those notes and nothing else.',
    PSYCHOTHERAPY_NOTES:
      'These are the private notes that a therapist keeps apart from your chart. This form is about those notes and nothing else.',
    LEGAL_PROCEEDINGS:
      'This form lets the records below be used in the one court case that is named here. It does nothing else. You may want to ask your lawyer first.',
    CJ_MONITORING_235:
      'A court or prosecutor made taking part a condition of your case. This form lets them hear how you are doing, and use that for nothing but your case.',
    VSP_RELEASE:
      'This form lets a victim service program share what you choose, for a short time. Think about your safety first. Your advocate can help you.',
    HMIS_ROI:
      'This form lets housing programs share your records, so that you do not have to tell your story again at each door.',
    RESEARCH:
      'This form lets a study use the records you mark. What the study tells the world never has your name in it.',
    STI_EXPRESS:
      'State law guards records about HIV and other sexual infections. They are shared only if you say so. This form does that.',
  },
  categories: ENGLISH_CATEGORIES,
  purposes: {
    TREAT: 'to treat you',
    HPAYMT: 'to pay for your care',
    HOPERAT: 'to run a health program and make it better',
    DIVOPS: 'to help you in the LEAD program and work as a team',
    HLEGAL: 'for a court case',
    AUDIT: 'to check that a program keeps the rules',
    HRESCH: 'for research',
    ETREAT: 'to treat you in an emergency',
    MANDATE: 'to do what a law or a court orders',
    PATRQT: 'because you ask for it',
  },
  events: {
    EXIT_FROM_INTERIM_HOUSING: 'you leave interim housing',
    FINAL_DISPOSITION: 'your case is over',
    END_OF_TREATMENT: 'your treatment ends',
    END_OF_STUDY: 'the study ends',
    INTAKE_COMPLETED: 'your intake is done',
    PERMANENT_HOUSING: 'you move into a lasting home',
  },
  treatingProviders: 'my treating providers, health plans, and those who help run these programs',
  anyone: 'anyone at all',
  headings: {
    who: 'Who this is about',
    givers: 'Who may share',
    lines: 'What they may share, with whom, and why',
    meanings: 'What these words mean',
    end: 'How long this lasts',
    revoke: 'You can take this back',
    refuse: 'You can say no',
    again: 'Can it be shared again?',
    treatment: 'Drug and alcohol treatment records',
    sign: 'Sign here',
  },
  yourChoice: 'You decide. Read this form, or have it read to you. Ask about what is not clear before you sign.',
  name: 'Name',
  birth: 'Date of birth',
  page: 'Keep a copy of this form.',
  givers: 'These groups may share records about you:',
  lines: 'Each box below is a choice of its own.',
  line: 'Choice',
  permits: 'YES, this may be shared',
  denies: 'NO, this may not be shared',
  receivers: 'With',
  what: 'What',
  why: 'Why',
  from: 'Only records kept by',
  dates: 'Only for services',
  since: 'from',
  upTo: 'through',
  conditionBy: 'They made taking part a condition of your case:',
  matter: 'The court case:',
  meanings: 'A record can tell more than you think. This is what each kind holds:',
  startsAt: 'It starts on',
  endsAt: 'It ends on',
  endsWhen: 'It ends when',
  endsNever: 'It has no end date. It lasts until you take it back.',
  endsAtBlank: 'It ends on this date, or when this happens:',
  afterDeath: 'It goes on after your death.',
  revoke: [
    'You may change your mind at any time. You do not have to say why.',
    'Tell your case manager, or write to any group named above, or do it in your own account. You may take back all of it, or just one part.',
    'Sharing under this form then stops within seconds. What was shared before that cannot be called back.',
  ],
  refuse: [
    'You do not have to sign. If you say no, you stay in the program and you can still get help.',
    'But the groups may not be able to work together as well. You may have to tell each of them yourself.',
  ],
  refuseMore: {
    TPO_SINGLE:
      'A treatment program may ask you to sign so that it can get paid. If it does, it must tell you what happens if you do not.',
    CJ_MONITORING_235:
      'If you say no, the court or prosecutor who set the condition may go on with your case. Ask your lawyer first.',
    HMIS_ROI: 'No housing program may turn you away because you do not sign.',
    VSP_RELEASE: 'No one may make you sign this to get victim services.',
    RESEARCH: 'Your care does not change if you say no to the study.',
  },
  again: [
    'The groups that get your records must keep the law. Most may not pass them on unless you agree or the law says they can.',
    'Still, once a record is shared, some laws may no longer guard it.',
  ],
  againForTreatment:
    'Care teams and health plans that get your records this way may share them again as the health privacy law (HIPAA) allows. They may not use them in a court case against you.',
  treatment: [
    'A federal law (42 CFR Part 2) guards these records. No one may use them to charge you with a crime, or use them against you in court, unless you agree on another form or a judge orders it.',
    'A general form to share health records is not enough to open them. Each time they are shared, a notice of this law goes with them.',
  ],
  lawfulBasis: 'your written consent (42 CFR 2.31, 45 CFR 164.508, RCW 70.02.030)',
  sign: 'I read this form, or it was read to me. My questions were answered. I agree to what is marked YES above, and I say no to what is marked NO.',
  signedOn: 'Signed on',
  blanks: {
    signature: 'Your signature',
    date: 'Date',
    representative: 'Signature of someone who may sign for you',
    relation: 'How they may sign for you (parent, guardian, and so on)',
    witness: 'Witness',
    interpreter: 'Interpreter',
    copy: 'I was given a copy of this form.',
  },
};
