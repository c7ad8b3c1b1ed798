import { Court } from '../codes/court';
import { WarrantKind, WarrantStatus } from '../codes/courtWarrant';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { FilingOutcome } from '../codes/filingOutcome';
import { Jurisdiction } from '../codes/jurisdiction';
import { LiaisonActionKind } from '../codes/liaisonAction';
import { ReferringAgency } from '../codes/referringAgency';
import type { SeedPerson } from './person';

/** Many small city cases, drawn together into one resolution. */
export const seed3: SeedPerson = {
  cases: [
    {
      office: 'sca',
      incidentOn: '2025-03-15',
      receivedOn: '2025-03-18',
      decisions: [{ outcome: FilingOutcome.FILED, on: '2025-03-25' }],
      charges: [
        {
          offence: 'prostitution',
          filedOn: '2025-03-25',
          ended: { outcome: DispositionOutcome.DISMISSED_AFTER_DEFERRED_PROSECUTION, on: '2026-02-03' },
        },
        {
          offence: 'trespass',
          filedOn: '2025-03-25',
          ended: { outcome: DispositionOutcome.DISMISSED_AFTER_DEFERRED_PROSECUTION, on: '2026-02-03' },
        },
      ],
    },
    {
      office: 'sca',
      incidentOn: '2026-01-22',
      receivedOn: '2026-01-26',
      decisions: [{ outcome: FilingOutcome.FILED_AFTER_NO_INTAKE, on: '2026-02-27' }],
      charges: [
        { offence: 'shoplifting', filedOn: '2026-02-27' },
        {
          offence: 'trespass',
          filedOn: '2026-02-27',
          ended: { outcome: DispositionOutcome.DISMISSED_WITHOUT_PREJUDICE, on: '2026-05-14' },
        },
      ],
    },
    {
      office: 'kcpao',
      by: ReferringAgency.COUNTY_SHERIFF,
      incidentOn: '2026-04-08',
      receivedOn: '2026-04-13',
      decisions: [{ outcome: FilingOutcome.DECLINED_OTHER, on: '2026-04-30' }],
    },
  ],
  warrants: [
    {
      office: 'sca',
      court: Court.SEATTLE_MUNICIPAL,
      kind: WarrantKind.FAILURE_TO_APPEAR,
      issuedOn: '2026-04-02',
      ended: { status: WarrantStatus.RECALLED, on: '2026-04-16' },
    },
    {
      office: 'sca',
      court: Court.TUKWILA_MUNICIPAL,
      kind: WarrantKind.FAILURE_TO_APPEAR,
      issuedOn: '2026-09-01',
      releaseAgreed: true,
      quashMotionOn: '2026-09-22',
    },
  ],
  actions: [
    {
      office: 'sca',
      kind: LiaisonActionKind.JOINDER,
      actedOn: '2026-05-14',
      filedInCourt: true,
      jurisdiction: Jurisdiction.SEATTLE,
    },
    {
      office: 'sca',
      kind: LiaisonActionKind.CONTACT_OTHER_JURISDICTION,
      actedOn: '2026-09-15',
      jurisdiction: Jurisdiction.TUKWILA,
    },
    { office: 'sca', kind: LiaisonActionKind.GLOBAL_RESOLUTION, actedOn: '2026-10-06' },
  ],
};
