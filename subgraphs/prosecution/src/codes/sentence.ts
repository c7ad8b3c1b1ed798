import { registerEnumType } from 'type-graphql';

/** Kind of sentence. Which court or program supervises it stays off the list: `mental health court` would tell. */
export enum SentenceKind {
  PRISON = 'PRISON',
  JAIL = 'JAIL',
  PROBATION = 'PROBATION',
  SUPERVISION = 'SUPERVISION',
  CONDITIONAL_DISCHARGE = 'CONDITIONAL_DISCHARGE',
  CONDITIONAL_RELEASE = 'CONDITIONAL_RELEASE',
  BOOT_CAMP = 'BOOT_CAMP',
}

export enum SentencePhase {
  ORIGINAL = 'ORIGINAL',
  AMENDED = 'AMENDED',
  RESENTENCED = 'RESENTENCED',
  AFTER_VIOLATION = 'AFTER_VIOLATION',
}

export enum TermUnit {
  DAYS = 'DAYS',
  MONTHS = 'MONTHS',
  YEARS = 'YEARS',
}

registerEnumType(SentenceKind, { name: 'SentenceKind', description: 'Kind of sentence.' });
registerEnumType(SentencePhase, { name: 'SentencePhase', description: 'At which stage a sentence was imposed.' });
registerEnumType(TermUnit, { name: 'SentenceTermUnit', description: 'Unit in which a term is stated.' });
