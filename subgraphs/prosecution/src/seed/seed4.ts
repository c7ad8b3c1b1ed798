import { ChargeClass } from '../codes/chargeClass';
import { CompetencyFinding, CompetencyOutcome } from '../codes/competency';
import { Court } from '../codes/court';
import { WarrantKind, WarrantStatus } from '../codes/courtWarrant';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { FilingOutcome } from '../codes/filingOutcome';
import { Jurisdiction } from '../codes/jurisdiction';
import { LiaisonActionKind } from '../codes/liaisonAction';
import { ReferringAgency } from '../codes/referringAgency';
import { SentenceKind, TermUnit } from '../codes/sentence';
import type { SeedPerson } from './person';

/** A felony that ended in a conviction; a newer one outside the county's own courts. */
export const seed4: SeedPerson = {
  cases: [
    {
      office: 'kcpao',
      incidentOn: '2025-01-17',
      receivedOn: '2025-01-21',
      decisions: [
        { outcome: FilingOutcome.PENDING_INTAKE_WINDOW, on: null, deadlineOn: '2025-02-20' },
        { outcome: FilingOutcome.FILED_AFTER_NO_INTAKE, on: '2025-02-24' },
      ],
      charges: [
        {
          offence: 'sale',
          filedOn: '2025-02-24',
          ended: { outcome: DispositionOutcome.CONVICTED, on: '2025-09-16' },
          sentence: { kind: SentenceKind.JAIL, term: 60, unit: TermUnit.DAYS },
        },
        {
          offence: 'possession',
          filedOn: '2025-02-24',
          ended: { outcome: DispositionOutcome.DISMISSED_WITH_PREJUDICE, on: '2025-09-16' },
        },
      ],
    },
    {
      office: 'kcpao',
      by: ReferringAgency.COUNTY_SHERIFF,
      incidentOn: '2026-08-03',
      receivedOn: '2026-08-06',
      decisions: [{ outcome: FilingOutcome.FILED, on: '2026-08-18' }],
      charges: [
        { offence: 'possession', filedOn: '2026-08-18' },
        { offence: 'theft', filedOn: '2026-08-18' },
      ],
    },
  ],
  warrants: [
    {
      office: 'kcpao',
      court: Court.OUT_OF_COUNTY,
      kind: WarrantKind.FELONY,
      issuedOn: '2026-02-10',
      releaseAgreed: true,
    },
    {
      office: 'kcpao',
      court: Court.KING_COUNTY_DISTRICT_SOUTH,
      kind: WarrantKind.FAILURE_TO_APPEAR,
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
      kind: LiaisonActionKind.CONTACT_OTHER_JURISDICTION,
      actedOn: '2026-02-19',
      jurisdiction: Jurisdiction.OUT_OF_COUNTY,
    },
    {
      office: 'kcpao',
      kind: LiaisonActionKind.MOTION_TO_QUASH,
      actedOn: '2025-05-13',
      filedInCourt: true,
      jurisdiction: Jurisdiction.KING_COUNTY,
    },
    { office: 'kcpao', kind: LiaisonActionKind.RECOMMEND_RELEASE, actedOn: '2026-08-07', throughCoordination: true },
  ],
};
