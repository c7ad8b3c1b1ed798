import { Court } from '../codes/court';
import { WarrantKind, WarrantStatus } from '../codes/courtWarrant';
import { DispositionOutcome } from '../codes/dispositionOutcome';
import { FilingOutcome } from '../codes/filingOutcome';
import { Jurisdiction } from '../codes/jurisdiction';
import { LiaisonActionKind } from '../codes/liaisonAction';
import { SentenceKind, TermUnit } from '../codes/sentence';
import type { SeedPerson } from './person';

/** Diverted at arrest and declined; an older conviction; one case still open, its warrant quashed. */
export const seed1: SeedPerson = {
  cases: [
    {
      office: 'kcpao',
      incidentOn: '2026-03-02',
      receivedOn: '2026-03-04',
      decisions: [
        { outcome: FilingOutcome.PENDING_INTAKE_WINDOW, on: null, deadlineOn: '2026-04-01' },
        { outcome: FilingOutcome.DECLINED_LEAD, on: '2026-03-26' },
      ],
    },
    {
      office: 'sca',
      incidentOn: '2025-02-11',
      receivedOn: '2025-02-14',
      decisions: [{ outcome: FilingOutcome.FILED, on: '2025-02-20' }],
      charges: [
        {
          offence: 'shoplifting',
          filedOn: '2025-02-20',
          ended: { outcome: DispositionOutcome.CONVICTED, on: '2025-06-05' },
          sentence: { kind: SentenceKind.PROBATION, term: 12, unit: TermUnit.MONTHS },
        },
        {
          offence: 'trespass',
          filedOn: '2025-02-20',
          ended: { outcome: DispositionOutcome.DISMISSED_WITH_PREJUDICE, on: '2025-06-05' },
        },
      ],
    },
    {
      office: 'sca',
      incidentOn: '2026-06-18',
      receivedOn: '2026-06-22',
      decisions: [{ outcome: FilingOutcome.FILED, on: '2026-07-01' }],
      charges: [{ offence: 'trespass', filedOn: '2026-07-01' }],
    },
  ],
  warrants: [
    {
      office: 'sca',
      court: Court.SEATTLE_MUNICIPAL,
      kind: WarrantKind.FAILURE_TO_APPEAR,
      issuedOn: '2026-08-12',
      quashMotionOn: '2026-08-20',
      agreedOrderOn: '2026-08-25',
      ended: { status: WarrantStatus.QUASHED, on: '2026-08-25' },
    },
  ],
  actions: [
    { office: 'kcpao', kind: LiaisonActionKind.RECOMMEND_RELEASE, actedOn: '2026-03-05' },
    {
      office: 'sca',
      kind: LiaisonActionKind.MOTION_TO_QUASH,
      actedOn: '2026-08-20',
      filedInCourt: true,
      jurisdiction: Jurisdiction.SEATTLE,
    },
    {
      office: 'sca',
      kind: LiaisonActionKind.CONTINUANCE,
      actedOn: '2026-09-02',
      filedInCourt: true,
      jurisdiction: Jurisdiction.SEATTLE,
    },
    {
      office: 'sca',
      kind: LiaisonActionKind.CONTACT_OTHER_JURISDICTION,
      actedOn: '2026-09-09',
      jurisdiction: Jurisdiction.BURIEN,
      throughCoordination: true,
    },
    { office: 'kcpao', kind: LiaisonActionKind.GLOBAL_RESOLUTION, actedOn: '2026-10-01' },
  ],
};
