import { ChargeClass } from '../codes/chargeClass';
import { CompetencyFinding, CompetencyOutcome, RestorationKind } from '../codes/competency';
import { Court } from '../codes/court';
import { WarrantKind } from '../codes/courtWarrant';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { FilingOutcome } from '../codes/filingOutcome';
import { Jurisdiction } from '../codes/jurisdiction';
import { LiaisonActionKind } from '../codes/liaisonAction';
import { ReferringAgency } from '../codes/referringAgency';
import type { SeedPerson } from './person';

/** Cycles through competency: one case dismissed for it, one open. */
export const seed2: SeedPerson = {
  cases: [
    {
      office: 'kcpao',
      incidentOn: '2025-07-30',
      receivedOn: '2025-08-01',
      decisions: [{ outcome: FilingOutcome.FILED, on: '2025-08-05' }],
      charges: [
        {
          offence: 'burglary',
          filedOn: '2025-08-05',
          ended: { outcome: DispositionOutcome.DISMISSED_INCOMPETENT, on: '2025-12-11' },
        },
        {
          offence: 'damage',
          filedOn: '2025-08-05',
          ended: { outcome: DispositionOutcome.DISMISSED_INCOMPETENT, on: '2025-12-11' },
        },
      ],
    },
    {
      office: 'kcpao',
      by: ReferringAgency.TRANSIT_POLICE,
      incidentOn: '2026-05-09',
      receivedOn: '2026-05-12',
      decisions: [
        { outcome: FilingOutcome.RETURNED_FOR_INVESTIGATION, on: '2026-05-20' },
        { outcome: FilingOutcome.FILED, on: '2026-06-15' },
      ],
      charges: [{ offence: 'damage', filedOn: '2026-06-15' }],
    },
    {
      office: 'sca',
      incidentOn: '2026-09-28',
      receivedOn: '2026-10-01',
      decisions: [{ outcome: FilingOutcome.PENDING_INTAKE_WINDOW, on: null, deadlineOn: '2026-10-31' }],
    },
  ],
  warrants: [{ office: 'kcpao', court: Court.KING_COUNTY_SUPERIOR, kind: WarrantKind.FELONY, issuedOn: '2026-10-20' }],
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
      kind: LiaisonActionKind.CONTINUANCE,
      actedOn: '2026-07-20',
      filedInCourt: true,
      jurisdiction: Jurisdiction.KING_COUNTY,
    },
    { office: 'kcpao', kind: LiaisonActionKind.RECOMMEND_RELEASE, actedOn: '2026-07-21', throughCoordination: true },
  ],
};
