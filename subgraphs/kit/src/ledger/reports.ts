import { AccountingReport, DataCategory, DisclosureGround, Purpose, Recipient } from '@lead-graph/schema';

/**
 * What a report takes from a ledger: the entries that meet every condition. An entry that does not say on what ground it
 * rests meets every condition about grounds: doubt includes.
 */
export interface ReportTerms {
  /** Entries of this instant and later; null: all that are kept. */
  readonly since: Date | null;
  /** What was handed on to somebody: no use by the own staff, nothing that was kept back in the end. */
  readonly handedOn: boolean;
  /** Null: whatever category. */
  readonly categories: readonly DataCategory[] | null;
  readonly notFor: readonly Purpose[];
  readonly notTo: readonly Recipient[];
  /** Not what rests on these grounds and on no other. */
  readonly notOnlyOn: readonly DisclosureGround[];
  /** What rests on one of these; null: on whatever. */
  readonly on: readonly DisclosureGround[] | null;
  /** Only where there was a record. */
  readonly withRecords: boolean;
}

const { SUD_P2, SUD_CN, MH, MH_PN, PHI, STI, COMP, CONV, CURRENT, NONCONV, CJI, JUV } = DataCategory;

const HEALTH_RECORDS = [SUD_P2, SUD_CN, MH, MH_PN, PHI, STI, COMP];
const PART2_RECORDS = [SUD_P2, SUD_CN];
/** Notations of arrest, charge and disposition, of juveniles too: the chapter's definition does not leave them out. */
const CRIMINAL_HISTORY = [CONV, CURRENT, NONCONV, CJI, JUV];
const TREATMENT_PAYMENT_OPERATIONS = [Purpose.TREAT, Purpose.HPAYMT, Purpose.HOPERAT];
const BY_CONSENT = [DisclosureGround.CONSENT, DisclosureGround.GENERAL_DESIGNATION];

const EVERY_ENTRY: ReportTerms = {
  since: null,
  handedOn: false,
  categories: null,
  notFor: [],
  notTo: [],
  notOnlyOn: [],
  on: null,
  withRecords: false,
};

/**
 * 45 CFR 164.528(a)(1): the six years before the request, except (i) treatment, payment and operations, (ii) to the
 * individual, to whom a personal representative is equal (164.502(g)), and (iv) under an authorization. RCW 70.02.020(2)
 * is the same. What else may be left out (incidental, national security, custody, limited data sets) no entry can tell:
 * it stays in. An emergency (`ETREAT`) stays in too, since not every one is treatment.
 */
function hipaaAccounting(requestedAt: Date): ReportTerms {
  return {
    ...EVERY_ENTRY,
    since: yearsBefore(requestedAt, 6),
    handedOn: true,
    categories: HEALTH_RECORDS,
    notFor: TREATMENT_PAYMENT_OPERATIONS,
    notTo: [Recipient.SELF],
    notOnlyOn: BY_CONSENT,
  };
}

/**
 * 42 CFR 2.25(a): disclosures with consent in the three years before the request. (b) asks for those for treatment, payment
 * and operations only where they were made through an electronic health record. What agencies hand on through this graph
 * comes out of their electronic records, and no entry tells which of these are health records in that sense: all are in.
 */
function part2Accounting(requestedAt: Date): ReportTerms {
  return {
    ...EVERY_ENTRY,
    since: yearsBefore(requestedAt, 3),
    handedOn: true,
    categories: PART2_RECORDS,
    on: BY_CONSENT,
  };
}

/** 42 CFR 2.24: the three years before the request, for consents by general designation (2.31(a)(4)(ii)(B)). */
function intermediaryList(requestedAt: Date): ReportTerms {
  return {
    ...EVERY_ENTRY,
    since: yearsBefore(requestedAt, 3),
    handedOn: true,
    on: [DisclosureGround.GENERAL_DESIGNATION],
  };
}

/**
 * RCW 10.97.050(7): every dissemination of criminal history record information, except to the effect that there is no
 * record. A year is the least for which the log is kept; whoever asks sees all that is.
 */
function disseminationLog(): ReportTerms {
  return { ...EVERY_ENTRY, handedOn: true, categories: CRIMINAL_HISTORY, withRecords: true };
}

const TERMS: Readonly<Record<AccountingReport, (requestedAt: Date) => ReportTerms>> = {
  EVERYTHING: () => EVERY_ENTRY,
  HIPAA_ACCOUNTING: hipaaAccounting,
  PART2_ACCOUNTING: part2Accounting,
  INTERMEDIARY_LIST: intermediaryList,
  DISSEMINATION_LOG: disseminationLog,
};

export function termsOf(report: AccountingReport, requestedAt: Date): ReportTerms {
  return TERMS[report](requestedAt);
}

/** The law counts days where the program is. The day before is taken in whole, so that no clock cuts one short. */
function yearsBefore(requestedAt: Date, years: number): Date {
  const [year, month, day] = [requestedAt.getUTCFullYear(), requestedAt.getUTCMonth(), requestedAt.getUTCDate()];
  return new Date(Date.UTC(year - years, month, day - 1));
}
