import { familyOf } from './measure';
import { by, each, EVER, first, PEOPLE, share, there, YEAR } from './words';

const ENROLLED = 'people enrolled in the period, from their first enrolment';

export const HARM_REDUCTION = familyOf(
  'HARM_REDUCTION',
  {
    name: 'naloxone-within-a-year',
    title: 'Enrolled people who were handed naloxone within a year',
    questions: [],
    universe: ENROLLED,
    numerator: 'those with a contact at which naloxone was handed out, within a year of it',
    denominator: 'all of them',
    asked: {
      index: first('enrolment'),
      cohort: [],
      count: share(there(0, YEAR, 'harm-reduction-contact', { kind: ['NALOXONE_KIT'] })),
    },
    by: by('year'),
    notCollected: 'how many kits: a contact is counted, and not what it handed out of each',
  },
  {
    name: 'harm-reduction-contacts',
    title: 'Harm reduction contacts by kind',
    questions: [],
    universe: 'contacts in the period, each by itself',
    numerator: 'contacts',
    denominator: null,
    asked: { index: each('harm-reduction-contact'), cohort: [], count: PEOPLE },
    by: by('index.kind', 'year'),
    notCollected: 'how much was handed out',
  },
  {
    name: 'deaths-after-enrolment',
    title: 'Deaths among people ever enrolled',
    questions: [20],
    universe: ENROLLED,
    numerator: 'those who have died since',
    denominator: 'all of them',
    asked: { index: first('enrolment'), cohort: [], count: share(there(0, EVER, 'death')) },
    by: by('year'),
    notCollected: 'cause of death: that it was an overdose is not known to any partner',
  },
  {
    name: 'overdose-reversals',
    title: 'Overdose reversals among people ever enrolled',
    questions: [20],
    universe: ENROLLED,
    numerator: 'overdoses reversed',
    denominator: 'all of them',
    asked: { index: first('enrolment'), cohort: [], count: PEOPLE },
    by: by('year'),
    notCollected: 'overdose reversals: no partner keeps them',
    wholly: true,
  },
);
