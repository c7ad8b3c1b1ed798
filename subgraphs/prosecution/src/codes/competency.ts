import { registerEnumType } from 'type-graphql';

/** What an evaluation under RCW 10.77.060 found. */
export enum CompetencyFinding {
  COMPETENT = 'COMPETENT',
  NOT_COMPETENT = 'NOT_COMPETENT',
  UNDETERMINED = 'UNDETERMINED',
}

/** Where restoration was ordered, RCW 10.77.086 and .088. */
export enum RestorationKind {
  INPATIENT = 'INPATIENT',
  OUTPATIENT = 'OUTPATIENT',
}

/** How the episode ended for the case, RCW 10.77.084. */
export enum CompetencyOutcome {
  PROCEEDINGS_RESUMED = 'PROCEEDINGS_RESUMED',
  DISMISSED = 'DISMISSED',
  DIVERTED = 'DIVERTED',
  CIVIL_REFERRAL = 'CIVIL_REFERRAL',
}

registerEnumType(CompetencyFinding, { name: 'CompetencyFinding', description: 'What the evaluation found.' });
registerEnumType(RestorationKind, { name: 'CompetencyRestoration', description: 'Where restoration was ordered.' });
registerEnumType(CompetencyOutcome, { name: 'CompetencyOutcome', description: 'How the episode ended for the case.' });
