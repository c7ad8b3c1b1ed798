import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { checkSubgraph } from './compose/allowList';
import { type Finding, findingAt, type SubgraphText } from './compose/finding';
import { checkSupergraph, checkTogether } from './compose/merged';
import { agencyNamed } from './src/agencies';

export { checkBreaking } from './compose/breaking';
export { type Finding, printed, type SubgraphText } from './compose/finding';

export type Composed = { readonly supergraph: string; readonly findings: readonly [] } | { readonly supergraph: null; readonly findings: readonly Finding[] };

/** Composes what every owner committed: accepted by allow-list, merged, and checked again as a whole. */
export function compose(subgraphs: readonly SubgraphText[]): Composed {
  const findings = [...subgraphs.flatMap(checkSubgraph), ...checkTogether(subgraphs)];
  if (findings.length > 0) return { supergraph: null, findings };
  const merged = composeServices(subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://127.0.0.1:${agencyNamed(name).port}/graphql` })));
  if (merged.errors) return { supergraph: null, findings: merged.errors.map((error) => findingAt('supergraph', error.nodes?.[0], error.message, 'mend the subgraph the message names')) };
  const last = checkSupergraph(merged.supergraphSdl);
  return last.length > 0 ? { supergraph: null, findings: last } : { supergraph: merged.supergraphSdl, findings: [] };
}
