import type { Organization } from './story';

/** The partners that are there from the beginning. */
export function partners(): Organization[] {
  const door: typeof import('@lead-graph/participants/program') = require('@lead-graph/participants/program');
  return door.ORGANIZATIONS.map(({ code, kind, legalKinds }) => ({
    code,
    kind: `${kind}` as const,
    legalKinds,
    succeededBy: null,
  }));
}
