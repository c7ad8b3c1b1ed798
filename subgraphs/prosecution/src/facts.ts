import { categoriesOf, type Fact, localDayOf, OF_PERSON, wordOf } from '@lead-graph/kit';
import { CaseReferral } from './caseReferral';
import { Charge } from './charge';
import { ChargeClass } from './codes/chargeClass';
import { CompetencyFinding } from './codes/competency';
import { Court } from './codes/court';
import { WarrantKind, WarrantStatus } from './codes/courtWarrant';
import { DispositionOutcome } from './codes/dispositionOutcome';
import { FilingOutcome } from './codes/filingOutcome';
import { OffenceGroup } from './codes/offenceGroup';
import { ReferringAgency } from './codes/referringAgency';
import { SentenceKind } from './codes/sentence';
import { CompetencyEpisode } from './competencyEpisode';
import { CourtWarrant } from './courtWarrant';
import { Disposition } from './disposition';
import { FilingDecision } from './filingDecision';
import { Sentence } from './sentence';

const CLASSES: Readonly<Record<ChargeClass, string>> = {
  FELONY_A: 'FELONY',
  FELONY_B: 'FELONY',
  FELONY_C: 'FELONY',
  GROSS_MISDEMEANOR: 'MISDEMEANOR',
  MISDEMEANOR: 'MISDEMEANOR',
};
const CLASS = ['FELONY', 'MISDEMEANOR'];

const REFERRAL: Fact = {
  name: 'case-referral',
  description: 'Case that an agency sent, on the day it came, by the kind of agency and the latest decision about it.',
  kind: 'EVENT',
  categories: categoriesOf(CaseReferral),
  tables: { case_referral: OF_PERSON },
  sql: 'SELECT "personRef", "receivedOn" AS day, decision, "referredBy" FROM case_referral',
  attributes: { decision: Object.values(FilingOutcome), referredBy: Object.values(ReferringAgency) },
};

const DECISION: Fact = {
  name: 'filing-decision',
  description: 'Decision about a case that an agency sent; one that still waits has no day and is none.',
  kind: 'EVENT',
  categories: categoriesOf(FilingDecision),
  tables: { filing_decision: OF_PERSON },
  sql: `SELECT "personRef", ${localDayOf('"decidedAt"')} AS day, outcome FROM filing_decision WHERE "decidedAt" IS NOT NULL`,
  attributes: { outcome: Object.values(FilingOutcome) },
};

const FILING: Fact = {
  name: 'filing',
  description: 'Charge filed in court, by the class of the crime and the kind of conduct.',
  kind: 'EVENT',
  categories: categoriesOf(Charge),
  tables: { charge: OF_PERSON },
  sql: `SELECT "personRef", "filedOn" AS day, ${wordOf('"chargeClass"', CLASSES)} AS class, "offenceGroup" FROM charge
    WHERE "filedOn" IS NOT NULL`,
  attributes: { class: CLASS, offenceGroup: Object.values(OffenceGroup) },
};

/** What the reason of an acquittal or dismissal tells of health is not counted apart. */
const ENDINGS: Readonly<Record<DispositionOutcome, string>> = {
  DISMISSED_WITHOUT_PREJUDICE: 'DISMISSED',
  DISMISSED_WITH_PREJUDICE: 'DISMISSED',
  DISMISSED_INCOMPETENT: 'DISMISSED',
  DISMISSED_AFTER_DEFERRED_SENTENCE: 'DISMISSED',
  DISMISSED_AFTER_DEFERRED_PROSECUTION: 'DISMISSED',
  ACQUITTED: 'ACQUITTED',
  NGRI: 'ACQUITTED',
  CONVICTED: 'CONVICTED',
  TRANSFERRED: 'OTHER',
};

const DISPOSITION: Fact = {
  name: 'disposition',
  description: 'End of a charge, by how it ended and the class it was charged as; of several ends the latest.',
  kind: 'EVENT',
  categories: categoriesOf(Disposition, Charge),
  tables: { disposition: OF_PERSON, charge: OF_PERSON },
  sql: `SELECT DISTINCT ON (d."personRef", d."chargeId") d."personRef", d."disposedOn" AS day,
      ${wordOf('d.outcome', ENDINGS)} AS outcome, ${wordOf('c."chargeClass"', CLASSES)} AS class
    FROM disposition d JOIN charge c ON c.id = d."chargeId"
    ORDER BY d."personRef", d."chargeId", d."disposedOn" DESC, d.id DESC`,
  attributes: { outcome: ['CONVICTED', 'DISMISSED', 'ACQUITTED', 'OTHER'], class: CLASS },
};

/** Of a tribe's court it is not said where it sits. */
const COUNTIES = Object.fromEntries(
  Object.values(Court)
    .filter((court) => court !== Court.TRIBAL)
    .map((court) => [court, court === Court.OUT_OF_COUNTY ? 'ELSEWHERE' : 'KING']),
);
const COUNTY = `${wordOf('court', COUNTIES)} AS county`;

const WARRANT: Fact = {
  name: 'court-warrant',
  description:
    'Warrant of a court, on the day it was issued, by why, by what it is now, and by the county of the court.',
  kind: 'EVENT',
  categories: categoriesOf(CourtWarrant),
  tables: { court_warrant: OF_PERSON },
  sql: `SELECT "personRef", "issuedOn" AS day, kind, status, ${COUNTY} FROM court_warrant`,
  attributes: {
    kind: Object.values(WarrantKind),
    status: Object.values(WarrantStatus),
    county: ['KING', 'ELSEWHERE'],
  },
};

const QUASHED: Fact = {
  name: 'warrant-quashed',
  description: 'Day on which a court quashed its warrant.',
  kind: 'EVENT',
  categories: categoriesOf(CourtWarrant),
  tables: { court_warrant: OF_PERSON },
  sql: `SELECT "personRef", "endedOn" AS day, kind, ${COUNTY} FROM court_warrant WHERE status = '${WarrantStatus.QUASHED}'`,
  attributes: { kind: Object.values(WarrantKind), county: ['KING', 'ELSEWHERE'] },
};

const COMPETENCY_ORDER: Fact = {
  name: 'competency-order',
  description: 'Order for an evaluation of competency (RCW 10.77.060), by what it found in the end.',
  kind: 'EVENT',
  categories: categoriesOf(CompetencyEpisode),
  tables: { competency_episode: OF_PERSON },
  sql: `SELECT "personRef", "orderedOn" AS day, finding, ${wordOf('"chargeClass"', CLASSES)} AS class FROM competency_episode`,
  attributes: { finding: Object.values(CompetencyFinding), class: CLASS },
};

const COMPETENCY_EVALUATED: Fact = {
  name: 'competency-evaluated',
  description: 'Evaluation of competency that took place, by what it found and whether it came within fourteen days.',
  kind: 'EVENT',
  categories: categoriesOf(CompetencyEpisode),
  tables: { competency_episode: OF_PERSON },
  sql: `SELECT "personRef", "evaluatedOn" AS day, finding,
      CASE WHEN "evaluatedOn" <= "evaluationDueOn" THEN 'IN_TIME' ELSE 'LATE' END AS timeliness
    FROM competency_episode WHERE "evaluatedOn" IS NOT NULL`,
  attributes: { finding: Object.values(CompetencyFinding), timeliness: ['IN_TIME', 'LATE'] },
};

const CONFINED: readonly string[] = [SentenceKind.JAIL, SentenceKind.PRISON];
const SENTENCES = Object.fromEntries(
  Object.values(SentenceKind).map((kind) => [kind, CONFINED.includes(kind) ? kind : 'OTHER']),
);

const SENTENCE: Fact = {
  name: 'sentence',
  description: 'Sentence on a charge, by its kind; one that a later sentence replaced is none.',
  kind: 'EVENT',
  categories: categoriesOf(Sentence),
  tables: { sentence: OF_PERSON },
  sql: `SELECT "personRef", "imposedOn" AS day, ${wordOf('kind', SENTENCES)} AS kind FROM sentence WHERE current`,
  attributes: { kind: ['JAIL', 'PRISON', 'OTHER'] },
};

export const facts: readonly Fact[] = [
  ...[REFERRAL, DECISION, FILING, DISPOSITION, SENTENCE],
  ...[WARRANT, QUASHED],
  ...[COMPETENCY_ORDER, COMPETENCY_EVALUATED],
];
