import type { AgreementType, ConsentType, CourtOrderType, GroundKind } from '@lead-graph/participants/engine';
import type { Says } from './asked';
import type { PermittingLine } from './lines';

/** One thing that makes rows lawful to disclose, and whether it reaches a row. */
export interface Claim {
  readonly kind: GroundKind;
  readonly type?: ConsentType | AgreementType | CourtOrderType;
  readonly reaches: Says;
  /** The lines it rests on; empty where it is no consent. */
  readonly lines: readonly PermittingLine[];
}
