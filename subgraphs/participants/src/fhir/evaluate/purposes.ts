import { type Coding, sameCoding, System } from './coding';
import { type Match, matchOf } from './match';
import type { Effect } from './rule';

/** What each purpose of use has beneath it (v3-ActReason, value set PurposeOfUse). */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  TREAT: ['CLINTRL', 'COC', 'ETREAT', 'POPHLTH', 'TREATDS'],
  ETREAT: ['BTG', 'ERTREAT'],
  HPAYMT: ['CLMATTCH', 'COVAUTH', 'COVERAGE', 'PMTDS', 'REMITADV'],
  COVERAGE: ['ELIGDTRM', 'ELIGVER', 'ENROLLM', 'MILDCRG'],
  HOPERAT: [
    ...['CAREMGT', 'DONAT', 'FRAUD', 'GOV', 'HACCRED', 'HCOMPL', 'HDECD', 'HDIRECT', 'HDM', 'HLEGAL', 'HOUTCOMS'],
    ...['HPRGRP', 'HQUALIMP', 'HSYSADMIN', 'LABELING', 'MEMADMIN', 'METAMGT', 'MILCDM', 'MLTRAINING', 'PATADMIN'],
    ...['PATSFTY', 'PERFMSR', 'RECORDMGT', 'SYSDEV', 'TRAIN'],
  ],
  SYSDEV: ['HTEST'],
  HRESCH: ['BIORCH', 'CLINTRCH', 'DSRCH', 'POARCH', 'TRANSRCH'],
  CLINTRCH: ['CLINTRCHNPC', 'CLINTRCHPC', 'PRECLINTRCH'],
  PATRQT: ['FAMRQT', 'PWATRNY', 'SUPNWK'],
  PUBHLTH: ['DISASTER', 'THREAT'],
};

const PURPOSES: ReadonlySet<string> = new Set([...Object.keys(CHILDREN), ...Object.values(CHILDREN).flat(), 'HMARKT']);

/**
 * Beneath health care operations by the code system, but not in a permit for them: whoever agrees to operations has
 * not agreed to proceedings, to government or to the search for fraud.
 */
const ONLY_BY_NAME: ReadonlySet<string> = new Set(['HLEGAL', 'GOV', 'FRAUD']);

/** One purpose that is reached is enough; where none is stated it cannot be told. */
export function purposeMatch(listed: readonly Coding[], asked: readonly Coding[], effect: Effect): Match {
  if (asked.length === 0) return 'unknown';
  if (asked.some((purpose) => listed.some((each) => reaches(each, purpose, effect)))) return 'yes';
  return listed.some(({ code }) => code === null) ? 'unknown' : matchOf(false);
}

function reaches(one: Coding, other: Coding, effect: Effect): boolean {
  const [listed, asked] = [asReason(one), asReason(other)];
  if (sameCoding(listed, asked)) return true;
  if (listed.system !== System.ACT_REASON || asked.system !== System.ACT_REASON) return false;
  if (effect === 'permit' && ONLY_BY_NAME.has(asked.code!)) return false;
  return listed.code !== null && descends(asked.code!, listed.code);
}

/** Some consents write a purpose under the system of the acts, which has no such code. */
function asReason(coding: Coding): Coding {
  const misplaced = coding.system === System.ACT_CODE && coding.code !== null && PURPOSES.has(coding.code);
  return misplaced ? { ...coding, system: System.ACT_REASON } : coding;
}

function descends(code: string, from: string): boolean {
  return (CHILDREN[from] ?? []).some((child) => child === code || descends(code, child));
}
