import type { DataCategory } from '@lead-graph/schema';
import type { OwnedFact } from '../count/plan';

interface Source {
  readonly agency: string;
  readonly facts: string[];
  readonly categories: DataCategory[];
}

/** Whose facts these are, agency by agency. */
export function sourcesOf(facts: readonly OwnedFact[]): Source[] {
  const agencies = [...new Set(facts.map(({ owner }) => owner))].sort();
  return agencies.map((agency) => {
    const theirs = facts.filter(({ owner }) => owner === agency);
    return {
      agency,
      facts: theirs.map(({ name }) => name),
      categories: [...new Set(theirs.flatMap(({ categories }) => categories))],
    };
  });
}
