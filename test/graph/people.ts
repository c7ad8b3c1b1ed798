/** The seeded participants whose stories the tests tell (subgraphs/participants/src/seed/people.ts). */
export { ADA, ROSA, SAM, THEO } from '@lead-graph/participants/people';

/** An id nobody has. */
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';
