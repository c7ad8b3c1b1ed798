import { ChargeClass } from '../codes/chargeClass';
import { CompetencyFinding, CompetencyOutcome, RestorationKind } from '../codes/competency';
import { Court } from '../codes/court';
import { WarrantKind, WarrantStatus } from '../codes/courtWarrant';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { FilingOutcome } from '../codes/filingOutcome';
import { Jurisdiction } from '../codes/jurisdiction';
import { LiaisonActionKind } from '../codes/liaisonAction';
import { ReferringAgency } from '../codes/referringAgency';
import { SentenceKind, TermUnit } from '../codes/sentence';
import type { SeedAction, SeedEpisode, SeedWarrant } from './around';
import type { SeedCase } from './story';

/** What this office would know of one invented person. */
export interface SeedPerson {
  readonly cases: readonly SeedCase[];
  readonly warrants?: readonly SeedWarrant[];
  readonly episodes?: readonly SeedEpisode[];
  readonly actions?: readonly SeedAction[];
}

const {
  DECLINED_LEAD,
  DECLINED_OTHER,
  FILED,
  FILED_AFTER_NO_INTAKE,
  PENDING_INTAKE_WINDOW,
  RETURNED_FOR_INVESTIGATION,
} = FilingOutcome;
const {
  CONVICTED,
  DISMISSED_AFTER_DEFERRED_PROSECUTION,
  DISMISSED_INCOMPETENT,
  DISMISSED_WITHOUT_PREJUDICE,
  DISMISSED_WITH_PREJUDICE,
} = DispositionOutcome;
const { MOTION_TO_QUASH, CONTINUANCE, JOINDER, GLOBAL_RESOLUTION, RECOMMEND_RELEASE, CONTACT_OTHER_JURISDICTION } =
  LiaisonActionKind;
const { FAILURE_TO_APPEAR, FELONY } = WarrantKind;

/** Diverted at arrest and declined; an older conviction; one case still open, its warrant quashed. */
const seed1: SeedPerson = {
  cases: [
    {
      office: 'kcpao',
      incidentOn: '2026-03-02',
      receivedOn: '2026-03-04',
      decisions: [
        { outcome: PENDING_INTAKE_WINDOW, on: null, deadlineOn: '2026-04-01' },
        { outcome: DECLINED_LEAD, on: '2026-03-26' },
      ],
    },
    {
      office: 'sca',
      incidentOn: '2025-02-11',
      receivedOn: '2025-02-14',
      decisions: [{ outcome: FILED, on: '2025-02-20' }],
      charges: [
        {
          offence: 'shoplifting',
          filedOn: '2025-02-20',
          ended: { outcome: CONVICTED, on: '2025-06-05' },
          sentence: { kind: SentenceKind.PROBATION, term: 12, unit: TermUnit.MONTHS },
        },
        { offence: 'trespass', filedOn: '2025-02-20', ended: { outcome: DISMISSED_WITH_PREJUDICE, on: '2025-06-05' } },
      ],
    },
    {
      office: 'sca',
      incidentOn: '2026-06-18',
      receivedOn: '2026-06-22',
      decisions: [{ outcome: FILED, on: '2026-07-01' }],
      charges: [{ offence: 'trespass', filedOn: '2026-07-01' }],
    },
  ],
  warrants: [
    {
      office: 'sca',
      court: Court.SEATTLE_MUNICIPAL,
      kind: FAILURE_TO_APPEAR,
      issuedOn: '2026-08-12',
      quashMotionOn: '2026-08-20',
      agreedOrderOn: '2026-08-25',
      ended: { status: WarrantStatus.QUASHED, on: '2026-08-25' },
    },
  ],
  actions: [
    { office: 'kcpao', kind: RECOMMEND_RELEASE, actedOn: '2026-03-05' },
    {
      office: 'sca',
      kind: MOTION_TO_QUASH,
      actedOn: '2026-08-20',
      filedInCourt: true,
      jurisdiction: Jurisdiction.SEATTLE,
    },
    { office: 'sca', kind: CONTINUANCE, actedOn: '2026-09-02', filedInCourt: true, jurisdiction: Jurisdiction.SEATTLE },
    {
      office: 'sca',
      kind: CONTACT_OTHER_JURISDICTION,
      actedOn: '2026-09-09',
      jurisdiction: Jurisdiction.BURIEN,
      throughCoordination: true,
    },
    { office: 'kcpao', kind: GLOBAL_RESOLUTION, actedOn: '2026-10-01' },
  ],
};

/** Cycles through competency: one case dismissed for it, one open. */
const seed2: SeedPerson = {
  cases: [
    {
      office: 'kcpao',
      incidentOn: '2025-07-30',
      receivedOn: '2025-08-01',
      decisions: [{ outcome: FILED, on: '2025-08-05' }],
      charges: [
        { offence: 'burglary', filedOn: '2025-08-05', ended: { outcome: DISMISSED_INCOMPETENT, on: '2025-12-11' } },
        { offence: 'damage', filedOn: '2025-08-05', ended: { outcome: DISMISSED_INCOMPETENT, on: '2025-12-11' } },
      ],
    },
    {
      office: 'kcpao',
      by: ReferringAgency.TRANSIT_POLICE,
      incidentOn: '2026-05-09',
      receivedOn: '2026-05-12',
      decisions: [
        { outcome: RETURNED_FOR_INVESTIGATION, on: '2026-05-20' },
        { outcome: FILED, on: '2026-06-15' },
      ],
      charges: [{ offence: 'damage', filedOn: '2026-06-15' }],
    },
    {
      office: 'sca',
      incidentOn: '2026-09-28',
      receivedOn: '2026-10-01',
      decisions: [{ outcome: PENDING_INTAKE_WINDOW, on: null, deadlineOn: '2026-10-31' }],
    },
  ],
  warrants: [{ office: 'kcpao', court: Court.KING_COUNTY_SUPERIOR, kind: FELONY, issuedOn: '2026-10-20' }],
  episodes: [
    {
      orderedOn: '2025-08-19',
      chargeClass: ChargeClass.FELONY_B,
      evaluated: { on: '2025-09-04', finding: CompetencyFinding.NOT_COMPETENT },
      restoration: { kind: RestorationKind.INPATIENT, orderedOn: '2025-09-08', startedOn: '2025-09-19' },
      outcome: CompetencyOutcome.DISMISSED,
    },
    {
      orderedOn: '2026-07-06',
      chargeClass: ChargeClass.GROSS_MISDEMEANOR,
      evaluated: { on: '2026-07-17', finding: CompetencyFinding.UNDETERMINED },
    },
  ],
  actions: [
    {
      office: 'kcpao',
      kind: CONTINUANCE,
      actedOn: '2026-07-20',
      filedInCourt: true,
      jurisdiction: Jurisdiction.KING_COUNTY,
    },
    { office: 'kcpao', kind: RECOMMEND_RELEASE, actedOn: '2026-07-21', throughCoordination: true },
  ],
};

/** Many small city cases, drawn together into one resolution. */
const seed3: SeedPerson = {
  cases: [
    {
      office: 'sca',
      incidentOn: '2025-03-15',
      receivedOn: '2025-03-18',
      decisions: [{ outcome: FILED, on: '2025-03-25' }],
      charges: [
        {
          offence: 'prostitution',
          filedOn: '2025-03-25',
          ended: { outcome: DISMISSED_AFTER_DEFERRED_PROSECUTION, on: '2026-02-03' },
        },
        {
          offence: 'trespass',
          filedOn: '2025-03-25',
          ended: { outcome: DISMISSED_AFTER_DEFERRED_PROSECUTION, on: '2026-02-03' },
        },
      ],
    },
    {
      office: 'sca',
      incidentOn: '2026-01-22',
      receivedOn: '2026-01-26',
      decisions: [{ outcome: FILED_AFTER_NO_INTAKE, on: '2026-02-27' }],
      charges: [
        { offence: 'shoplifting', filedOn: '2026-02-27' },
        {
          offence: 'trespass',
          filedOn: '2026-02-27',
          ended: { outcome: DISMISSED_WITHOUT_PREJUDICE, on: '2026-05-14' },
        },
      ],
    },
    {
      office: 'kcpao',
      by: ReferringAgency.COUNTY_SHERIFF,
      incidentOn: '2026-04-08',
      receivedOn: '2026-04-13',
      decisions: [{ outcome: DECLINED_OTHER, on: '2026-04-30' }],
    },
  ],
  warrants: [
    {
      office: 'sca',
      court: Court.SEATTLE_MUNICIPAL,
      kind: FAILURE_TO_APPEAR,
      issuedOn: '2026-04-02',
      ended: { status: WarrantStatus.RECALLED, on: '2026-04-16' },
    },
    {
      office: 'sca',
      court: Court.TUKWILA_MUNICIPAL,
      kind: FAILURE_TO_APPEAR,
      issuedOn: '2026-09-01',
      releaseAgreed: true,
      quashMotionOn: '2026-09-22',
    },
  ],
  actions: [
    { office: 'sca', kind: JOINDER, actedOn: '2026-05-14', filedInCourt: true, jurisdiction: Jurisdiction.SEATTLE },
    { office: 'sca', kind: CONTACT_OTHER_JURISDICTION, actedOn: '2026-09-15', jurisdiction: Jurisdiction.TUKWILA },
    { office: 'sca', kind: GLOBAL_RESOLUTION, actedOn: '2026-10-06' },
  ],
};

/** A felony that ended in a conviction; a newer one outside the county's own courts. */
const seed4: SeedPerson = {
  cases: [
    {
      office: 'kcpao',
      incidentOn: '2025-01-17',
      receivedOn: '2025-01-21',
      decisions: [
        { outcome: PENDING_INTAKE_WINDOW, on: null, deadlineOn: '2025-02-20' },
        { outcome: FILED_AFTER_NO_INTAKE, on: '2025-02-24' },
      ],
      charges: [
        {
          offence: 'sale',
          filedOn: '2025-02-24',
          ended: { outcome: CONVICTED, on: '2025-09-16' },
          sentence: { kind: SentenceKind.JAIL, term: 60, unit: TermUnit.DAYS },
        },
        {
          offence: 'possession',
          filedOn: '2025-02-24',
          ended: { outcome: DISMISSED_WITH_PREJUDICE, on: '2025-09-16' },
        },
      ],
    },
    {
      office: 'kcpao',
      by: ReferringAgency.COUNTY_SHERIFF,
      incidentOn: '2026-08-03',
      receivedOn: '2026-08-06',
      decisions: [{ outcome: FILED, on: '2026-08-18' }],
      charges: [
        { offence: 'possession', filedOn: '2026-08-18' },
        { offence: 'theft', filedOn: '2026-08-18' },
      ],
    },
  ],
  warrants: [
    { office: 'kcpao', court: Court.OUT_OF_COUNTY, kind: FELONY, issuedOn: '2026-02-10', releaseAgreed: true },
    {
      office: 'kcpao',
      court: Court.KING_COUNTY_DISTRICT_SOUTH,
      kind: FAILURE_TO_APPEAR,
      issuedOn: '2025-05-06',
      ended: { status: WarrantStatus.SERVED, on: '2025-05-19' },
    },
  ],
  episodes: [
    {
      orderedOn: '2025-03-11',
      chargeClass: ChargeClass.FELONY_C,
      evaluated: { on: '2025-03-27', finding: CompetencyFinding.COMPETENT },
      outcome: CompetencyOutcome.PROCEEDINGS_RESUMED,
    },
  ],
  actions: [
    {
      office: 'kcpao',
      kind: CONTACT_OTHER_JURISDICTION,
      actedOn: '2026-02-19',
      jurisdiction: Jurisdiction.OUT_OF_COUNTY,
    },
    {
      office: 'kcpao',
      kind: MOTION_TO_QUASH,
      actedOn: '2025-05-13',
      filedInCourt: true,
      jurisdiction: Jurisdiction.KING_COUNTY,
    },
    { office: 'kcpao', kind: RECOMMEND_RELEASE, actedOn: '2026-08-07', throughCoordination: true },
  ],
};

/** The four named participants, by the number under which the core pairs them. Invented, as everybody here is. */
export const NAMED: readonly SeedPerson[] = [seed1, seed2, seed3, seed4];
